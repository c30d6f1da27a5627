/**
 * Decision: the participant stays longer. Entered after the old end it is accepted, and says so.
 */
import type { Extend } from "./MobilityCommand.ts"
import { awayStep } from "./StepDecision.ts"

export const extend = awayStep<Extend>(
  "extend",
  ({ mobility, plannedEnd }, occurredOn, { mobility: { stay }, today }) => ({
    type: "mobility.extended",
    mobility,
    occurredOn,
    plannedEnd,
    ...(stay.end !== null && today > stay.end ? { late: true } : {})
  }),
  ({ mobility, plannedEnd }, { stay }) =>
    stay.end !== null && plannedEnd <= stay.end
      ? { code: "ExtensionNotLater", mobility, end: plannedEnd, current: stay.end }
      : undefined
)
