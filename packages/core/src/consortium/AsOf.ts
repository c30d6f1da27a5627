/**
 * The past as it is known: of the events known, those that had happened by a day, as if they had been entered right at first.
 */
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { MobilityId } from "../Ids.ts"
import { happenedBy } from "../mobility/Days.ts"
import { rectifiedBy } from "../mobility/Mobility.ts"
import { isCorrection, type MobilityEvent, type MobilityFact } from "../mobility/MobilityEvent.ts"
import type { Fact } from "../mobility/MobilityState.ts"
import { restate } from "../mobility/Rectify.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

const isOfMobility = (event: ConsortiumEvent): event is MobilityEvent => "mobility" in event

/** The facts of each mobility after all corrections. */
const rectified = (events: ReadonlyArray<Recorded<ConsortiumEvent>>): ReadonlyMap<MobilityId, ReadonlyArray<Fact>> => {
  const facts = new Map<MobilityId, ReadonlyArray<Fact>>()
  for (const { event, id } of events) {
    if (!isOfMobility(event)) continue
    const known = facts.get(event.mobility) ?? []
    facts.set(event.mobility, isCorrection(event) ? rectifiedBy(known, event) : [...known, { id, event }])
  }
  return facts
}

/**
 * The events that had happened by the end of the day, in the order of the log, each as it would stand there had everything been
 * entered right at first; without a day, all that stand. Corrections themselves are gone. Needs whole mobilities.
 */
export const asOf = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  date?: CalendarDate
): ReadonlyArray<Recorded<ConsortiumEvent>> => {
  const standing = new Map<string, MobilityFact>()
  for (const facts of rectified(events).values()) {
    const happened = date === undefined ? facts : happenedBy(facts, date)
    for (const { event, id } of restate(happened)) standing.set(id, event)
  }
  return events.flatMap((recorded): ReadonlyArray<Recorded<ConsortiumEvent>> => {
    const { event, id } = recorded
    if (!isOfMobility(event)) return date === undefined || event.occurredOn <= date ? [recorded] : []
    const fact = standing.get(id)
    return fact === undefined ? [] : [{ ...recorded, event: fact }]
  })
}

/** Mobilities of which a reader by project, member or participant may have seen a part only: they were moved. */
export const movedMobilities = (events: ReadonlyArray<Recorded<ConsortiumEvent>>): ReadonlySet<MobilityId> => {
  const moved = new Set<MobilityId>()
  for (const { event } of events) {
    if (event.type !== "mobility.details-corrected") continue
    const { before, member, mobility, participant, project } = event
    if (before.project !== project || before.member !== member || before.participant !== participant)
      moved.add(mobility)
  }
  return moved
}
