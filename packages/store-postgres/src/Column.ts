/**
 * Values out of the columns of a row. What is not as we write it was damaged.
 */
import type { Event } from "@westum/mobility"
import { DatabaseFault } from "./DatabaseFault.ts"

/** A number out of a column. */
export const numberIn = (value: unknown): number => {
  if (typeof value === "number") return value
  throw new DatabaseFault("corrupt", `a number was expected where ${typeof value} stands`)
}

/** A text out of a column. */
export const textIn = (value: unknown): string => {
  if (typeof value === "string") return value
  throw new DatabaseFault("corrupt", `a text was expected where ${typeof value} stands`)
}

const isTag = (value: unknown): value is Event.Tag => typeof value === "string" && value.includes(":")

/** Tags out of a column. */
export const tagsIn = (value: unknown): ReadonlyArray<Event.Tag> => {
  if (Array.isArray(value) && value.every(isTag)) return value
  throw new DatabaseFault("corrupt", "tags were expected where something else stands")
}
