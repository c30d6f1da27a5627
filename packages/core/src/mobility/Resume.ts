/**
 * Decision: the stay goes on after a pause.
 */
import { openInterruption } from "./Interruption.ts"
import type { Resume } from "./MobilityCommand.ts"
import { homeStep } from "./StepDecision.ts"

export const resume = homeStep<Resume>(
  "resume",
  ({ mobility }, occurredOn) => ({
    type: "mobility.resumed",
    mobility,
    occurredOn
  }),
  ({ mobility }, state) => (openInterruption(state) === undefined ? { code: "NotInterrupted", mobility } : undefined)
)
