/**
 * Decision: the participant changes their mind; a place that was held is free again.
 */
import type { Withdraw } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const withdraw = homeStep<Withdraw>("withdraw", ({ mobility, reason }, occurredOn) => ({
  type: "mobility.withdrawn",
  mobility,
  occurredOn,
  reason
}))
