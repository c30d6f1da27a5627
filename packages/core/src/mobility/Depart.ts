/**
 * Decision: the participant left. A project may ask for signed papers first.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Signature } from "./Document.ts"
import type { Depart } from "./MobilityCommand.ts"
import { type Mobility, signatureIn } from "./MobilityState.ts"
import { awayStep } from "./StepDecision.ts"

/** Signatures that a departure on this day lacks: a learning agreement holds from its signature on. */
const missing = (state: Mobility, needed: ReadonlyArray<Signature>, on: CalendarDate): ReadonlyArray<Signature> =>
  needed.filter((signature) => {
    const signed = signatureIn(state, signature)
    return signed === undefined || (signed.on !== null && signed.on > on)
  })

export const depart = awayStep<Depart>(
  "depart",
  ({ mobility, plannedEnd }, occurredOn) => ({
    type: "mobility.departed",
    mobility,
    occurredOn,
    ...(plannedEnd === undefined ? {} : { plannedEnd })
  }),
  ({ mobility }, state, on, { departureNeeds }) => {
    const lacking = missing(state, departureNeeds, on)
    const [first] = lacking
    return first === undefined ? undefined : { code: "SignatureMissing", mobility, ...first, missing: lacking.length }
  }
)
