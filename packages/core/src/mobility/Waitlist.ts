/**
 * Decision: an application waits for a place that others may give back.
 */
import type { Waitlist } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const waitlist = homeStep<Waitlist>("waitlist", ({ mobility, rank }, occurredOn) => ({
  type: "mobility.waitlisted",
  mobility,
  occurredOn,
  ...(rank === undefined ? {} : { rank })
}))
