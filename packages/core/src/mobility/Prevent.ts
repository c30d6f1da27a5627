/**
 * Decision: force majeure keeps the participant from leaving.
 */
import type { Prevent } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const prevent = homeStep<Prevent>("prevent", ({ mobility, reason }, occurredOn) => ({
  type: "mobility.prevented",
  mobility,
  occurredOn,
  reason
}))
