/**
 * Decision: turn an application down.
 */
import type { Reject } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const reject = homeStep<Reject>("reject", ({ mobility, reason }, occurredOn) => ({
  type: "mobility.rejected",
  mobility,
  occurredOn,
  reason
}))
