/**
 * Decision: the participant stayed to the end.
 */
import { stillInterrupted } from "./Interruption.ts"
import type { Complete } from "./MobilityCommand.ts"
import { awayStep } from "./StepDecision.ts"

export const complete = awayStep<Complete>(
  "complete",
  ({ mobility }, occurredOn) => ({
    type: "mobility.completed",
    mobility,
    occurredOn
  }),
  ({ mobility }, state) => stillInterrupted(mobility, state)
)
