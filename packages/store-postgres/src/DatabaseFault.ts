/**
 * A fault that we found ourselves, in what a database answered, or in that it did not.
 */
import type { EventStore } from "@westum/mobility"

/** Thrown, and told as a `StoreFailed` of the same reason. */
export class DatabaseFault extends Error {
  readonly reason: EventStore.StoreFailureReason

  constructor(reason: EventStore.StoreFailureReason, message: string) {
    super(message)
    this.name = "DatabaseFault"
    this.reason = reason
  }
}

/** Nobody has answered for so long. */
export const unanswered = (milliseconds: number): DatabaseFault =>
  new DatabaseFault("timeout", `there was no answer for ${milliseconds} milliseconds`)
