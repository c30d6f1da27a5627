/**
 * Decision: the participant did not turn up; the place is free again.
 */
import type { NoShow } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const noShow = homeStep<NoShow>("no-show", ({ mobility, reason }, occurredOn) => ({
  type: "mobility.no-show",
  mobility,
  occurredOn,
  reason
}))
