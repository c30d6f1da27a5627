/**
 * Decision: the person left before the end; the bed is free from the day after.
 */
import type { EndHostingEarly } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const endHostingEarly = hostingStep<EndHostingEarly>("end-hosting-early", ({ hosting, reason }, occurredOn) => ({
  type: "hosting.ended-early",
  hosting,
  occurredOn,
  reason
}))
