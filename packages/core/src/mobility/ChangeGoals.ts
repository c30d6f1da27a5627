/**
 * Decision: a mobility serves other goals from now on.
 */
import type { ChangeGoals } from "./MobilityCommand.ts"
import { saidLater } from "./SaidLater.ts"
import { homeStep } from "./StepDecision.ts"

export const changeGoals = homeStep<ChangeGoals>(
  "change-goals",
  ({ goals, mobility }, occurredOn) => ({ type: "mobility.goals-changed", mobility, occurredOn, goals }),
  (_, mobility, on) => saidLater(({ type }) => type === "mobility.goals-changed", mobility, "goal-change", on)
)
