/**
 * Decision: the participant came home before the end.
 */
import type { ReturnEarly } from "./MobilityCommand.ts"
import { awayStep } from "./StepDecision.ts"

export const returnEarly = awayStep<ReturnEarly>("return-early", ({ forceMajeure, mobility, reason }, occurredOn) => ({
  type: "mobility.returned-early",
  mobility,
  occurredOn,
  forceMajeure,
  reason
}))
