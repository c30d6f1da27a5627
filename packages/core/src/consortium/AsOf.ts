/**
 * The past as it is known: of the events known, those that had happened by a day, as if they had been entered right at first.
 */
import type { Tag } from "../eventsourcing/Event.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { type HostingEvent, isHostingCorrection } from "../hosting/HostingEvent.ts"
import { rectifiedHosting, restateHosting } from "../hosting/HostingRectify.ts"
import type { HostedFact } from "../hosting/HostingState.ts"
import { happenedBy } from "../mobility/Days.ts"
import { rectifiedBy } from "../mobility/Mobility.ts"
import { isCorrection, type MobilityEvent } from "../mobility/MobilityEvent.ts"
import type { Fact } from "../mobility/MobilityState.ts"
import { restate } from "../mobility/Rectify.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

const isOfMobility = (event: ConsortiumEvent): event is MobilityEvent => "mobility" in event

const isOfHosting = (event: ConsortiumEvent): event is HostingEvent => "hosting" in event

/** The facts of each of them after all corrections. */
const gathered = <Event extends ConsortiumEvent, OneFact>(
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  isOf: (event: ConsortiumEvent) => event is Event,
  idOf: (event: Event) => string,
  after: (known: ReadonlyArray<OneFact>, id: string, event: Event) => ReadonlyArray<OneFact>
): Iterable<ReadonlyArray<OneFact>> => {
  const facts = new Map<string, ReadonlyArray<OneFact>>()
  for (const { event, id } of events) {
    if (isOf(event)) facts.set(idOf(event), after(facts.get(idOf(event)) ?? [], id, event))
  }
  return facts.values()
}

const mobilityFacts = (known: ReadonlyArray<Fact>, id: string, event: MobilityEvent): ReadonlyArray<Fact> =>
  isCorrection(event) ? rectifiedBy(known, event) : [...known, { id, event }]

const hostedFacts = (known: ReadonlyArray<HostedFact>, id: string, event: HostingEvent): ReadonlyArray<HostedFact> =>
  isHostingCorrection(event) ? rectifiedHosting(known, event) : [...known, { id, event }]

/** The facts that had happened by the day, by the ids of their events, each as it would have been entered right at first. */
const standingBy = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  date: CalendarDate | undefined
): ReadonlyMap<string, ConsortiumEvent> => {
  const standing = new Map<string, ConsortiumEvent>()
  for (const facts of gathered(events, isOfMobility, ({ mobility }) => mobility, mobilityFacts)) {
    const happened = date === undefined ? facts : happenedBy(facts, date)
    for (const { event, id } of restate(happened)) standing.set(id, event)
  }
  for (const facts of gathered(events, isOfHosting, ({ hosting }) => hosting, hostedFacts)) {
    const happened = facts.filter(({ event }) => date === undefined || event.occurredOn <= date)
    for (const { event, id } of restateHosting(happened)) standing.set(id, event)
  }
  return standing
}

/** The ids of the steps of projects that had not happened. */
const retractedSteps = (events: ReadonlyArray<Recorded<ConsortiumEvent>>): ReadonlySet<string> =>
  new Set(events.flatMap(({ event }) => (event.type === "project.step-retracted" ? event.corrects : [])))

/**
 * The events that had happened by the end of the day, in the order of the log, each as it would stand there had everything been
 * entered right at first; without a day, all that stand. Corrections themselves are gone. Needs whole mobilities and hostings.
 */
export const asOf = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  date?: CalendarDate
): ReadonlyArray<Recorded<ConsortiumEvent>> => {
  const standing = standingBy(events, date)
  const retracted = retractedSteps(events)
  return events.flatMap((recorded): ReadonlyArray<Recorded<ConsortiumEvent>> => {
    const { event, id } = recorded
    if (event.type === "project.step-retracted" || retracted.has(id)) return []
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
