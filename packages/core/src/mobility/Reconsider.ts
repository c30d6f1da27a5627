/**
 * Decision: an application that was turned down is looked at again.
 */
import type { Reconsider } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const reconsider = homeStep<Reconsider>("reconsider", ({ mobility, reason }, occurredOn) => ({
  type: "mobility.reconsidered",
  mobility,
  occurredOn,
  reason
}))
