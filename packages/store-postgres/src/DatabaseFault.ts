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

/** Whoever asks a store that was closed, or waits for it then, gets no answer any more. */
export const storeClosed = (): DatabaseFault => new DatabaseFault("unavailable", "the store was closed")

/** Nobody has answered for so long. */
export const unanswered = (milliseconds: number): DatabaseFault =>
  new DatabaseFault("timeout", `there was no answer for ${milliseconds} milliseconds`)
