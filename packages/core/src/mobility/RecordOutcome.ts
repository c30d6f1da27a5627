/**
 * Decision: write down what came of a mobility for one of its goals.
 */
import { Result } from "effect"
import type { RecordOutcome } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

const step = homeStep<RecordOutcome>("record-outcome", ({ evidence, goal, mobility, result }, occurredOn) => ({
  type: "mobility.outcome-recorded",
  mobility,
  occurredOn,
  goal,
  result,
  ...(evidence === undefined ? {} : { evidence })
}))

export const recordOutcome: typeof step = {
  ...step,
  decide: (command, states, context) => {
    const goals = states.mobility.details?.goals
    const unlinked = goals !== undefined && goals.length > 0 && !goals.includes(command.goal)
    const decided = step.decide(command, states, context)
    // The history rules see an outcome without a link as well, but take it for a link that was cut.
    return unlinked && Result.isFailure(decided) && decided.failure.code === "GoalHasOutcome"
      ? Result.fail({ code: "GoalNotLinked", mobility: command.mobility, goal: command.goal })
      : decided
  }
}
