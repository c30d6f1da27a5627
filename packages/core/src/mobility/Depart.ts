/**
 * Decision: the participant left.
 */
import type { Depart } from "./MobilityCommand.ts"
import { awayStep } from "./StepDecision.ts"

export const depart = awayStep<Depart>("depart", ({ mobility, plannedEnd }, occurredOn) => ({
  type: "mobility.departed",
  mobility,
  occurredOn,
  ...(plannedEnd === undefined ? {} : { plannedEnd })
}))
