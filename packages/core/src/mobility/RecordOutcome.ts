/**
 * Decision: write down what came of a mobility for one of its goals.
 */
import type { RecordOutcome } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const recordOutcome = homeStep<RecordOutcome>(
  "record-outcome",
  ({ evidence, goal, mobility, result }, occurredOn) => ({
    type: "mobility.outcome-recorded",
    mobility,
    occurredOn,
    goal,
    result,
    ...(evidence === undefined ? {} : { evidence })
  }),
  ({ goal, mobility }, { details }) =>
    details?.goals.includes(goal) === true ? undefined : { code: "GoalNotLinked", mobility, goal }
)
