/**
 * Laws of hosting: one step after the other, nobody without a bed but for what the log explains, and figures that are a recount.
 */
import {
  AsOf,
  CalendarDate,
  Hosting,
  HostingCapacity,
  type HostingState,
  HostingUsage,
  Partners,
  Projection,
  Received
} from "@westum/mobility"
import { crowdedDay } from "../oracle/Beds.ts"
import { type HostingFact, hostingFrom, leadsTo } from "../oracle/HostingFacts.ts"
import { Hostings, hostingsAfter } from "../oracle/Hostings.ts"
import { dayIn, type Recorded, worldAfter } from "../oracle/World.ts"
import { bedsProblem, type CountedHosting, hostingProblem, partnersProblem, receivedProblem } from "./HostingRecount.ts"
import { type Broken, difference, logLaw, where } from "./Law.ts"
import { distinct } from "./Recount.ts"

type HostingEvent = Extract<Recorded["event"], { readonly hosting: string }>

/** Looks at the hosting that each event is about, as it stands right after it. */
const eachTouched = (
  events: ReadonlyArray<Recorded>,
  look: (event: HostingEvent, recorded: Recorded, hostings: Hostings) => string | undefined,
  broken: Broken
): void => {
  const hostings = new Hostings()
  for (const recorded of events) {
    hostings.take(recorded)
    const { event } = recorded
    const problem = "hosting" in event ? look(event, recorded, hostings) : undefined
    if (problem !== undefined) broken(`${where(recorded)}: ${problem}`)
  }
}

const chainProblem = (facts: ReadonlyArray<HostingFact>): string | undefined => {
  let [stage, day] = ["none", ""]
  for (const fact of facts) {
    const to = leadsTo(fact)
    if (to === undefined) continue
    if (hostingFrom[fact.what]?.includes(stage) !== true) return `${fact.what} follows ${stage}`
    if (fact.on < day) return `${fact.what} on ${fact.on}, after ${stage} on ${day}`
    ;[stage, day] = [to, fact.on]
  }
  return undefined
}

/** Steps follow one another, in time too, and have happened when they are entered. */
export const hostingInTurn = logLaw(
  "no step of a hosting is skipped, repeated, before its turn or ahead of its day",
  ({ events }, broken) => {
    const erroneous = new Set<string>()
    eachTouched(
      events,
      ({ after, hosting, type }, { recordedAt }, hostings) => {
        if (type === "hosting.reinstated" && !erroneous.delete(hosting)) return "it had been no error"
        if (erroneous.has(hosting)) return "it had been entered in error"
        const now = hostings.get(hosting)
        if (now?.inError === true) erroneous.add(hosting)
        const today = dayIn(after.timeZone, recordedAt)
        const ahead = now?.facts.find(({ on }) => on > today)
        if (ahead !== undefined) return `${ahead.on} lies after ${today}`
        return chainProblem(now?.facts ?? [])
      },
      broken
    )
  }
)

/** What moved, was put right, or was offered less since, the log tells by the types of its events; an acceptance is none of it. */
export const withinBeds = logLaw(
  "nobody is accepted on a day on which there is no bed; what is above has happened, or was put right, or is offered less",
  ({ events }, broken) =>
    eachTouched(
      events,
      (event, _recorded, hostings) => {
        if (event.type !== "hosting.accepted") return undefined
        const all = hostings.counted()
        const guest = all.find(({ id }) => id === event.hosting)
        const day = guest === undefined ? undefined : crowdedDay(hostings.offers, all, guest)
        return day === undefined ? undefined : `there is no bed on ${day}`
      },
      broken
    )
)

const copied = (now: CountedHosting | undefined): unknown =>
  now && [now.stage, now.project, now.member, now.category, now.partner, now.participant, now.goals, now.days]

const copyOf = (standing: HostingEvent["after"] | undefined): unknown =>
  standing && [
    standing.stage,
    standing.project,
    standing.member,
    standing.category,
    standing.partner,
    standing.participant,
    standing.goals,
    standing.days
  ]

/** The state is where the facts lead; and each event carries where the hosting stood before and after it. */
export const hostingStandsWhereFactsLead = logLaw("a hosting stands where its facts lead", ({ events }, broken) => {
  const states = new Map<string, HostingState.Hosting>()
  const stood = new Map<string, unknown>()
  eachTouched(
    events,
    (event, recorded, hostings) => {
      const { after, hosting } = event
      const state = Projection.fold(Hosting.hosting, hosting, [recorded], states.get(hosting))
      states.set(hosting, state)
      const now = hostings.get(hosting)
      const before = stood.get(hosting)
      const copies = now?.inError === true ? undefined : difference(copyOf(after), copied(now))
      stood.set(hosting, copied(now))
      return (
        hostingProblem(state, now, now?.inError === true) ??
        copies ??
        ("before" in event ? difference(copyOf(event.before), before) : undefined)
      )
    },
    broken
  )
})

const hostsOf = (events: ReadonlyArray<Recorded>): ReadonlyMap<string, string> => {
  const hosts = new Map<string, string>()
  for (const { event } of events) {
    const host =
      event.type === "mobility.applied"
        ? event.host
        : event.type === "mobility.details-corrected"
          ? event.changes.host
          : undefined
    if (!("mobility" in event) || host === undefined) continue
    if (host === null) hosts.delete(event.mobility)
    else hosts.set(event.mobility, host)
  }
  return hosts
}

/** As many days as are looked at. */
const fewDays = 3

/** Compares everything that is counted; of the events as of a day where one is given. */
const countProblem = (events: ReadonlyArray<Recorded>, day: string | undefined): string | undefined => {
  const then = day === undefined ? events : AsOf.asOf(events, CalendarDate.CalendarDate.make(day))
  const told = day === undefined ? hostingsAfter(events) : hostingsAfter(events.filter(isTold(day)))
  const hostings = day === undefined ? told.counted() : told.countedBy(day)
  const hosted = { offers: told.offers, hostings }
  const world = worldAfter(events)
  const stages = [...world.projects.keys()].flatMap((id) => (day === undefined ? world.of(id) : world.asOf(id, day)))
  const hosts = hostsOf(events)
  const going = stages.map(({ id, stage }) => ({ host: hosts.get(id), stage }))
  const received = Projection.fold(Received.received, "", then)
  const partners = Projection.fold(Partners.partners, "", then)
  const ofs: ReadonlyArray<Received.ReceivedOf> = [
    {},
    ...hostings.slice(0, 2).map(({ category, member, partner }) => ({ category, member, partner }))
  ]
  for (const member of distinct(hostings.map((each) => each.member))) {
    const days = hostings.filter((each) => each.member === member).flatMap(({ days: { end, start } }) => [start, end])
    const period = { start: days.toSorted()[0] ?? "", end: days.toSorted().at(-1) ?? "" }
    const capacity = Projection.fold(HostingCapacity.hostingCapacity, member, then)
    const usage = HostingUsage.hostingUsageIn(capacity, {
      start: CalendarDate.CalendarDate.make(period.start),
      end: CalendarDate.CalendarDate.make(period.end)
    })
    const wrong = bedsProblem(usage, hosted, member, period)
    if (wrong !== undefined) return `beds of ${member}: ${wrong}`
  }
  const wrong = ofs.map((of) => receivedProblem(Received.receivedReport(received, of), hostings, of))
  return wrong.find((each) => each !== undefined) ?? partnersProblem(Partners.partnerRows(partners), hostings, going)
}

const isTold =
  (day: string) =>
  ({ event }: Recorded): boolean =>
    !("offer" in event) || event.occurredOn <= day

/** Beds, those who came, and partners: now, and as of some days. */
export const hostingsAreRecount = logLaw(
  "beds, people received and partners equal a recount over the hostings",
  ({ events }, broken) => {
    const days = distinct(events.flatMap(({ event }) => event.occurredOn ?? [])).toSorted()
    const some = days.filter((_, i) => i % Math.max(1, Math.ceil(days.length / fewDays)) === 0)
    for (const day of [undefined, ...(isCertain(events) ? some : [])]) {
      const wrong = countProblem(events, day)
      if (wrong !== undefined) broken(`${day === undefined ? "now" : `as of ${day}`}: ${wrong}`)
    }
  }
)

/** Where a day of a mobility is unknown, it is not certain by when it had happened. */
const isCertain = (events: ReadonlyArray<Recorded>): boolean =>
  [...worldAfter(events).mobilities.values()].every(({ facts }) => facts.every(({ on }) => on !== null))
