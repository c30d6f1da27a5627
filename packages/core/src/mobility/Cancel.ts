/**
 * Decision: sender or host calls it off; the place is free again.
 */
import type { Cancel } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const cancel = homeStep<Cancel>("cancel", ({ by = null, mobility, reason }, occurredOn) => ({
  type: "mobility.cancelled",
  mobility,
  occurredOn,
  by,
  reason
}))
