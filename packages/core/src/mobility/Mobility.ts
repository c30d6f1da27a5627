/**
 * Projection: one mobility, as its facts stand after all corrections.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { At, Projection } from "../eventsourcing/Projection.ts"
import type { MobilityId } from "../Ids.ts"
import type { MobilityCorrection } from "./CorrectionEvent.ts"
import { fromTold } from "./InError.ts"
import { KeptMobility } from "./KeptMobility.ts"
import { isCorrection, type MobilityEvent } from "./MobilityEvent.ts"
import { afterFact, type Fact, type Mobility, type Struck, type Told, unborn } from "./MobilityState.ts"
import { rectify } from "./Rectify.ts"

type AboutFacts = Exclude<MobilityCorrection, { readonly type: "mobility.entered-in-error" | "mobility.reinstated" }>

const rectifiedBy = (facts: ReadonlyArray<Fact>, event: AboutFacts): ReadonlyArray<Fact> => {
  switch (event.type) {
    case "mobility.details-corrected":
      return rectify(facts, { type: event.type, changes: event.changes, enteredOn: event.enteredOn })
    case "mobility.step-retracted":
    case "mobility.payment-withdrawn":
    case "mobility.outcome-withdrawn":
      return rectify(facts, { type: event.type, corrects: event.corrects })
    case "mobility.registration-corrected":
      return rectify(facts, { type: event.type, corrects: event.corrects, tool: event.tool })
  }
}

const struckBy = (by: string, duplicateOf: MobilityId | undefined, facts: ReadonlyArray<Fact>): Struck =>
  duplicateOf === undefined ? { by, facts } : { by, duplicateOf, facts }

/** What a correction leaves of what was told; nothing stands after an entry in error, and all of it after its reinstatement. */
const correctedBy = (told: Told, id: string, event: MobilityCorrection): Told => {
  switch (event.type) {
    case "mobility.entered-in-error":
      return { facts: [], struck: struckBy(id, event.duplicateOf, told.facts) }
    case "mobility.reinstated":
      return { facts: told.struck?.facts ?? [] }
    default:
      return { ...told, facts: rectifiedBy(told.facts, event) }
  }
}

/** What is told of a mobility after any of its events. */
export const toldAfter = (told: Told, id: string, event: MobilityEvent): Told =>
  isCorrection(event) ? correctedBy(told, id, event) : { ...told, facts: [...told.facts, { id, event }] }

/** The mobility after any of its events. */
export const afterEvent = (mobility: Mobility, id: string, event: MobilityEvent): Mobility =>
  isCorrection(event) || mobility.struck !== undefined
    ? fromTold(toldAfter(mobility, id, event))
    : afterFact(mobility, { id, event })

/** One mobility per key; the key is the mobility's id. Since version 5 an entry in error keeps what had stood. */
export const mobility: Projection<Mobility, ConsortiumEvent> = {
  name: "mobility",
  version: 5,
  schema: KeptMobility,
  types: [
    "mobility.applied",
    "mobility.waitlisted",
    "mobility.approved",
    "mobility.rejected",
    "mobility.reconsidered",
    "mobility.withdrawn",
    "mobility.cancelled",
    "mobility.no-show",
    "mobility.prevented",
    "mobility.replanned",
    "mobility.departed",
    "mobility.extended",
    "mobility.interrupted",
    "mobility.resumed",
    "mobility.completed",
    "mobility.returned-early",
    "mobility.registered",
    "mobility.registration-updated",
    "mobility.registration-removed",
    "mobility.goals-changed",
    "mobility.outcome-recorded",
    "mobility.document-signed",
    "mobility.signature-withdrawn",
    "mobility.report-noted",
    "mobility.declared-ineligible",
    "mobility.declared-eligible",
    "mobility.mode-changed",
    "mobility.funding-changed",
    "mobility.payment-made",
    "mobility.payment-recovered",
    "mobility.details-corrected",
    "mobility.step-retracted",
    "mobility.entered-in-error",
    "mobility.reinstated",
    "mobility.payment-withdrawn",
    "mobility.outcome-withdrawn",
    "mobility.registration-corrected"
  ],
  initial: unborn,
  tags: (key) => [`mobility:${key}`],
  keys: (event) => ("mobility" in event ? [event.mobility] : []),
  evolve: (state, event, { id }: At) => ("mobility" in event ? afterEvent(state, id, event) : state)
}
