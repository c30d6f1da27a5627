/**
 * The failures that a plan brings about.
 */
import { EventStore } from "@westum/mobility"
import type { Call } from "./Plan.ts"

/** The store is away; where nobody knows what became of an append, its answer did not come in time. */
export const failed = (
  operation: Call["operation"],
  outcome: EventStore.StoreFailed["outcome"] = "nothing written"
): EventStore.StoreFailed =>
  new EventStore.StoreFailed({
    reason: outcome === "unknown" ? "timeout" : "unavailable",
    outcome,
    detail: `${operation}, as planned`,
    cause: "a fault that a test asked for"
  })
