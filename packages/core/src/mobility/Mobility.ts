/**
 * Projection: one mobility, as its facts stand after all corrections.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { At, Projection } from "../eventsourcing/Projection.ts"
import type { MobilityCorrection } from "./CorrectionEvent.ts"
import { KeptMobility } from "./KeptMobility.ts"
import { isCorrection, type MobilityEvent } from "./MobilityEvent.ts"
import { afterFact, type Fact, fromFacts, type Mobility, unborn } from "./MobilityState.ts"
import { rectify } from "./Rectify.ts"

/** What a stored correction says about the facts; nothing stands after an entry in error. */
const rectifiedBy = (facts: ReadonlyArray<Fact>, event: MobilityCorrection): ReadonlyArray<Fact> => {
  switch (event.type) {
    case "mobility.details-corrected":
      return rectify(facts, { type: event.type, changes: event.changes, enteredOn: event.enteredOn })
    case "mobility.step-retracted":
    case "mobility.payment-withdrawn":
    case "mobility.outcome-withdrawn":
      return rectify(facts, { type: event.type, corrects: event.corrects })
    case "mobility.registration-corrected":
      return rectify(facts, { type: event.type, corrects: event.corrects, tool: event.tool })
    case "mobility.entered-in-error":
      return []
  }
}

/** What stands of a mobility after any of its events. */
export const factsAfter = (facts: ReadonlyArray<Fact>, id: string, event: MobilityEvent): ReadonlyArray<Fact> =>
  isCorrection(event) ? rectifiedBy(facts, event) : [...facts, { id, event }]

/** The mobility after any of its events. */
export const afterEvent = (mobility: Mobility, id: string, event: MobilityEvent): Mobility => {
  if (!isCorrection(event)) return afterFact(mobility, { id, event })
  const corrected = fromFacts(rectifiedBy(mobility.facts, event))
  return event.type === "mobility.entered-in-error"
    ? { ...corrected, stage: "entered-in-error", duplicateOf: event.duplicateOf }
    : corrected
}

/** One mobility per key; the key is the mobility's id. */
export const mobility: Projection<Mobility, ConsortiumEvent> = {
  name: "mobility",
  version: 4,
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
    "mobility.payment-withdrawn",
    "mobility.outcome-withdrawn",
    "mobility.registration-corrected"
  ],
  initial: unborn,
  tags: (key) => [`mobility:${key}`],
  keys: (event) => ("mobility" in event ? [event.mobility] : []),
  evolve: (state, event, { id }: At) => ("mobility" in event ? afterEvent(state, id, event) : state)
}
