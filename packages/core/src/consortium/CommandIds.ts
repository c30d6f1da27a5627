/**
 * Makes the ids of commands whose callers bring none.
 */
import { Context } from "effect"
import { randomUUID } from "node:crypto"

/** A service that tests control; by default random UUIDs. */
export const CommandIds = Context.Reference<{ readonly next: () => string }>("@westum/mobility/CommandIds", {
  defaultValue: () => ({ next: () => randomUUID() })
})
