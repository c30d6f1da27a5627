/**
 * Values out of the columns of a row. What is not as we write it was damaged.
 */
import type { SQLOutputValue } from "node:sqlite"
import { FileFault } from "./SqliteFault.ts"

/** A number out of a column. */
export const numberIn = (value: SQLOutputValue | undefined): number => {
  if (typeof value === "number") return value
  throw new FileFault("corrupt", `a number was expected where ${typeof value} stands`)
}

/** A text out of a column. */
export const textIn = (value: SQLOutputValue | undefined): string => {
  if (typeof value === "string") return value
  throw new FileFault("corrupt", `a text was expected where ${typeof value} stands`)
}

/** What a column says as JSON. The text itself is not repeated in an error: it may be about somebody. */
export const jsonIn = (value: SQLOutputValue | undefined): unknown => {
  try {
    return JSON.parse(textIn(value))
  } catch (cause) {
    throw cause instanceof FileFault ? cause : new FileFault("corrupt", "JSON was expected where something else stands")
  }
}
