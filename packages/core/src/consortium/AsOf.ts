/**
 * The past as it is known: of the events known, those that had happened by a day, as if they had been entered right at first.
 */
import type { Tag } from "../eventsourcing/Event.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import { hostedToldAfter } from "../hosting/Hosting.ts"
import type { HostingEvent } from "../hosting/HostingEvent.ts"
import { restateHosting } from "../hosting/HostingRectify.ts"
import type { HostedTold } from "../hosting/HostingState.ts"
import { daysOf, isBy } from "../mobility/Days.ts"
import { toldAfter } from "../mobility/Mobility.ts"
import type { MobilityEvent } from "../mobility/MobilityEvent.ts"
import type { Told } from "../mobility/MobilityState.ts"
import { restate } from "../mobility/Rectify.ts"
import { isProjectCorrection, isOfNoStay, rightedEvents } from "../project/ProjectRectify.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

const isOfMobility = (event: ConsortiumEvent): event is MobilityEvent => "mobility" in event

const isOfHosting = (event: ConsortiumEvent): event is HostingEvent => "hosting" in event

const untold = { facts: [], struck: undefined }

/** What is told of each of them after all corrections. */
const gathered = <Event extends ConsortiumEvent, OneTold>(
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  isOf: (event: ConsortiumEvent) => event is Event,
  idOf: (event: Event) => string,
  after: (told: OneTold | typeof untold, id: string, event: Event) => OneTold
): Iterable<OneTold> => {
  const told = new Map<string, OneTold>()
  for (const { event, id } of events) {
    if (isOf(event)) told.set(idOf(event), after(told.get(idOf(event)) ?? untold, id, event))
  }
  return told.values()
}

/** What stands of one mobility or hosting by a day; without one, of all that happened. */
type Standing = (date: CalendarDate | undefined) => Iterable<{ readonly id: string; readonly event: ConsortiumEvent }>

/** The facts of one that had happened by a day never go again on a later one: as long as none is added, the same stand. */
const standingOf = <OneFact>(
  facts: ReadonlyArray<OneFact>,
  hadHappened: (fact: OneFact, index: number, date: CalendarDate) => boolean,
  restated: (facts: ReadonlyArray<OneFact>) => Iterable<{ readonly id: string; readonly event: ConsortiumEvent }>
): Standing => {
  let count: number | undefined
  let standing: ReturnType<Standing> = []
  return (date) => {
    const happened = date === undefined ? facts : facts.filter((fact, i) => hadHappened(fact, i, date))
    if (happened.length !== count) standing = restated(happened)
    count = happened.length
    return standing
  }
}

const mobilityStanding = ({ facts }: Told): Standing => {
  const days = daysOf(facts)
  return standingOf(facts, (_, i, date) => isBy(days[i], date), restate)
}

const hostedStanding = ({ facts }: HostedTold): Standing =>
  standingOf(facts, ({ event }, _, date) => event.occurredOn <= date, restateHosting)

/**
 * The events that had happened by the end of a day, in the order of the log, each as it would stand there had everything been
 * entered right at first; without a day, all that stand. Corrections themselves are gone. Needs whole mobilities and hostings. What
 * does not depend on the day is worked out once, for all days that are asked for.
 */
export const pastOf = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>
): ((date?: CalendarDate) => ReadonlyArray<Recorded<ConsortiumEvent>>) => {
  const mobilities = gathered(events, isOfMobility, ({ mobility }) => mobility, toldAfter)
  const hostings = gathered(events, isOfHosting, ({ hosting }) => hosting, hostedToldAfter)
  const lives = [...Array.from(mobilities, mobilityStanding), ...Array.from(hostings, hostedStanding)]
  const righted = rightedEvents(events)
  return (date) => {
    const standing = new Map<string, ConsortiumEvent>()
    for (const life of lives) for (const { event, id } of life(date)) standing.set(id, event)
    return events.flatMap((recorded): ReadonlyArray<Recorded<ConsortiumEvent>> => {
      const { event, id } = recorded
      if (isProjectCorrection(event)) return []
      if (!isOfNoStay(event)) {
        const fact = standing.get(id)
        return fact === undefined ? [] : [{ ...recorded, event: fact }]
      }
      const right = righted.has(id) ? righted.get(id) : event
      if (right === undefined || (date !== undefined && right.occurredOn > date)) return []
      return [right === event ? recorded : { ...recorded, event: right }]
    })
  }
}

/** The events that had happened by the end of one day: see `pastOf`. */
export const asOf = (
  events: ReadonlyArray<Recorded<ConsortiumEvent>>,
  date?: CalendarDate
): ReadonlyArray<Recorded<ConsortiumEvent>> => pastOf(events)(date)

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
