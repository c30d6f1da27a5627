/**
 * The past as it is known: of the events known, those that had happened by a day, as if they had been entered right at first.
 */
import type { Tag } from "../eventsourcing/Event.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { type HostingEvent, isHostingCorrection } from "../hosting/HostingEvent.ts"
import { rectifiedHosting, restateHosting } from "../hosting/HostingRectify.ts"
import type { HostedFact } from "../hosting/HostingState.ts"
import type { HostingId, MobilityId } from "../Ids.ts"
import { happenedBy } from "../mobility/Days.ts"
import { rectifiedBy } from "../mobility/Mobility.ts"
import { isCorrection, type MobilityEvent } from "../mobility/MobilityEvent.ts"
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

const isOfHosting = (event: ConsortiumEvent): event is HostingEvent => "hosting" in event

/** The facts of each hosting after all corrections. */
const rectifiedHostings = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>
): ReadonlyMap<HostingId, ReadonlyArray<HostedFact>> => {
  const facts = new Map<HostingId, ReadonlyArray<HostedFact>>()
  for (const { event, id } of events) {
    if (!isOfHosting(event)) continue
    const known = facts.get(event.hosting) ?? []
    facts.set(event.hosting, isHostingCorrection(event) ? rectifiedHosting(known, event) : [...known, { id, event }])
  }
  return facts
}

/** The facts that had happened by the day, by the ids of their events, each as it would have been entered right at first. */
const standingBy = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  date: CalendarDate | undefined
): ReadonlyMap<string, ConsortiumEvent> => {
  const standing = new Map<string, ConsortiumEvent>()
  for (const facts of rectified(events).values()) {
    const happened = date === undefined ? facts : happenedBy(facts, date)
    for (const { event, id } of restate(happened)) standing.set(id, event)
  }
  for (const facts of rectifiedHostings(events).values()) {
    const happened = facts.filter(({ event }) => date === undefined || event.occurredOn <= date)
    for (const { event, id } of restateHosting(happened)) standing.set(id, event)
  }
  return standing
}

/**
 * The events that had happened by the end of the day, in the order of the log, each as it would stand there had everything been
 * entered right at first; without a day, all that stand. Corrections themselves are gone. Needs whole mobilities and hostings.
 */
export const asOf = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  date?: CalendarDate
): ReadonlyArray<Recorded<ConsortiumEvent>> => {
  const standing = standingBy(events, date)
  return events.flatMap((recorded): ReadonlyArray<Recorded<ConsortiumEvent>> => {
    const { event, id } = recorded
    if (!isOfMobility(event) && !isOfHosting(event))
      return date === undefined || event.occurredOn <= date ? [recorded] : []
    const fact = standing.get(id)
    return fact === undefined ? [] : [{ ...recorded, event: fact }]
  })
}

/** What a reader by project, member or participant may have seen a part of only: it was moved. By the tag of all its events. */
export const moved = (events: ReadonlyArray<Recorded<ConsortiumEvent>>): ReadonlySet<Tag> => {
  const found = new Set<Tag>()
  for (const { event } of events) {
    if (event.type === "mobility.details-corrected") {
      const { before, member, mobility, participant, project } = event
      if (before.project !== project || before.member !== member || before.participant !== participant)
        found.add(`mobility:${mobility}`)
    }
    if (event.type === "hosting.details-corrected") {
      const { after, before, hosting } = event
      if (before.member !== after.member || before.participant !== after.participant) found.add(`hosting:${hosting}`)
    }
  }
  return found
}
