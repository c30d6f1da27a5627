/**
 * Decision: the participant left. A project may ask for signed papers first.
 */
import type { Depart } from "./MobilityCommand.ts"
import { awayStep } from "./StepDecision.ts"
import { unsigned } from "./Unsigned.ts"

export const depart = awayStep<Depart>(
  "depart",
  ({ mobility, plannedEnd }, occurredOn) => ({
    type: "mobility.departed",
    mobility,
    occurredOn,
    ...(plannedEnd === undefined ? {} : { plannedEnd })
  }),
  ({ mobility, type }, state, on, { departureNeeds }) => {
    const lacking = unsigned(state, departureNeeds, on)
    const [first] = lacking
    return first === undefined
      ? undefined
      : { code: "SignatureMissing", mobility, step: type, ...first, missing: lacking.length }
  }
)
