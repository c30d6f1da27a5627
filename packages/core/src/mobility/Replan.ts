/**
 * Decision: other days are planned, before departure.
 */
import type { Replan } from "./MobilityCommand.ts"
import { saidLater, saysPlan } from "./SaidLater.ts"
import { awayStep } from "./StepDecision.ts"

export const replan = awayStep<Replan>(
  "replan",
  ({ mobility, planned }, occurredOn) => ({ type: "mobility.replanned", mobility, occurredOn, planned }),
  (_, mobility, on) => saidLater(saysPlan, mobility, "plan-change", on)
)
