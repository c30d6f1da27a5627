/**
 * Decision: the stay pauses.
 */
import { stillInterrupted } from "./Interruption.ts"
import type { Interrupt } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const interrupt = homeStep<Interrupt>(
  "interrupt",
  ({ mobility, reason }, occurredOn) => ({
    type: "mobility.interrupted",
    mobility,
    occurredOn,
    reason
  }),
  ({ mobility }, state) => stillInterrupted(mobility, state)
)
