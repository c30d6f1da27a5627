/**
 * Projection: what a member offers for people who come, and who takes it, day by day. Acceptances are guarded by it.
 *
 * A limit that is not set does not constrain: a member that offers nothing may accept anybody. As soon as one offer stands, days
 * that no offer includes have no bed; an offer for a category limits that category alone, and counts beside the offers for anybody.
 */
import { HashMap, Record } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { CategoryCode } from "../Ids.ts"
import { type CalendarDate, isLatest } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { counted, countsOn, type DayCounts, noDays, turnsWithin } from "./DayCounts.ts"
import { type HostedDays, includesDay } from "./HostedDays.ts"
import type { CapacityOffered, CapacityWithdrawn, Offer } from "./HostingEvent.ts"
import { isReceived, takesBed } from "./HostingStage.ts"
import type { HostingStanding } from "./HostingStanding.ts"

/** Those who take a bed, from day to day: some are known to have come, the others are expected. */
export interface Guests {
  readonly expected: DayCounts
  readonly came: DayCounts
}

/** What a member offers, and who takes it. */
export interface HostingCapacity {
  readonly timeZone: TimeZone
  /** By the offer's name. */
  readonly offers: Readonly<Record<string, Offer>>
  /** The last day of which something was said of an offer, by its name: made, changed or withdrawn. */
  readonly toldOn: Readonly<Record<string, CalendarDate>>
  /** By category; one that nobody has leaves no trace. */
  readonly guests: Readonly<Record<string, Guests>>
}

const nobody: Guests = { expected: noDays, came: noDays }

/** The guests with one more, or one less, where that one takes a bed of the member. */
const withGuest = (
  guests: HostingCapacity["guests"],
  { category, days, member, stage }: HostingStanding,
  of: string,
  by: 1 | -1
): HostingCapacity["guests"] => {
  if (member !== of || !takesBed(stage)) return guests
  const known = guests[category] ?? nobody
  const { came, expected }: Guests = isReceived(stage)
    ? { ...known, came: counted(known.came, days, by) }
    : { ...known, expected: counted(known.expected, days, by) }
  return HashMap.isEmpty(came.first) && HashMap.isEmpty(expected.first)
    ? Record.remove(guests, category)
    : { ...guests, [category]: { came, expected } }
}

/** The beds for anybody (category null) or for a category on a day; nothing where none were ever offered. */
export const bedsOn = ({ offers }: HostingCapacity, category: string | null, day: CalendarDate): number | undefined => {
  const ofLimit = Object.values(offers).filter((offer) => offer.category === category)
  if (ofLimit.length === 0) return undefined
  return ofLimit.reduce((sum, { beds, days }) => (includesDay(days, day) ? sum + beds : sum), 0)
}

/** How many take a bed on a day. */
export interface GuestCount {
  readonly taken: number
  /** Those of them who are known to have come. */
  readonly came: number
}

/** How many take a bed on each of these days, which are in order: of a category, or of any (null). */
export const guestsOn = (
  { guests }: HostingCapacity,
  category: string | null,
  days: ReadonlyArray<CalendarDate>
): ReadonlyArray<GuestCount> => {
  const wanted = category === null ? Object.values(guests) : [guests[category] ?? nobody]
  const came = countsOn(
    wanted.map((ofCategory) => ofCategory.came),
    days
  )
  const expected = countsOn(
    wanted.map((ofCategory) => ofCategory.expected),
    days
  )
  return came.map((number, i) => ({ taken: number + (expected[i] ?? 0), came: number }))
}

/** The first days of spans on which offers and guests are the same every day: who comes, and who or what is gone. */
export const turningDays = ({ guests, offers }: HostingCapacity, within: HostedDays): ReadonlyArray<CalendarDate> =>
  turnsWithin(
    [
      ...Object.values(guests).flatMap(({ came, expected }) => [came, expected]),
      ...Object.values(offers).map(({ days }) => counted(noDays, days, 1))
    ],
    within
  )

/** A day on which more would come than there are beds. */
export interface FullDay {
  readonly category: CategoryCode | null
  readonly day: CalendarDate
  readonly beds: number
  /** Those who would take one then. */
  readonly taken: number
}

/** The first day on which there is no bed for one more such guest: of those for anybody, or else for their category. */
export const firstFullDay = (
  state: HostingCapacity,
  { category, days }: Pick<HostingStanding, "category" | "days">
): FullDay | undefined => {
  const turns = turningDays(state, days)
  for (const limit of [null, category]) {
    const guests = guestsOn(state, limit, turns)
    for (const [i, day] of turns.entries()) {
      const beds = bedsOn(state, limit, day)
      const taken = (guests[i]?.taken ?? 0) + 1
      if (beds !== undefined && taken > beds) return { category: limit, day, beds, taken }
    }
  }
  return undefined
}

/** What is said of an offer holds from its day on, whenever it is entered. */
const afterWord = (state: HostingCapacity, event: typeof CapacityOffered.Type | typeof CapacityWithdrawn.Type) => {
  const { occurredOn, offer } = event
  if (!isLatest(occurredOn, state.toldOn[offer])) return state
  const toldOn = { ...state.toldOn, [offer]: occurredOn }
  if (event.type === "hosting.capacity-withdrawn")
    return { ...state, toldOn, offers: Record.remove(state.offers, offer) }
  const { beds, category, days, timeZone } = event
  return { ...state, toldOn, timeZone, offers: { ...state.offers, [offer]: { category, beds, days } } }
}

/** One member per key; the key is the member's id. */
export const hostingCapacity: Projection<HostingCapacity, ConsortiumEvent> = {
  name: "hosting-capacity",
  version: 4,
  types: [
    "hosting.capacity-offered",
    "hosting.capacity-withdrawn",
    "hosting.accepted",
    "hosting.withdrawn",
    "hosting.cancelled",
    "hosting.no-show",
    "hosting.arrived",
    "hosting.ended",
    "hosting.ended-early",
    "hosting.details-corrected",
    "hosting.step-retracted",
    "hosting.entered-in-error",
    "hosting.reinstated"
  ],
  initial: { timeZone: TimeZone.make("UTC"), offers: {}, toldOn: {}, guests: {} },
  tags: (key) => [`member:${key}`],
  keys: (event) => {
    if ("offer" in event) return [event.member]
    if (!("hosting" in event)) return []
    const former = event.type === "hosting.details-corrected" ? [event.before.member] : []
    return [...new Set([event.after.member, ...former])]
  },
  evolve: (state, event, _at, key) => {
    if ("offer" in event) return afterWord(state, event)
    if (!("hosting" in event)) return state
    const left = "before" in event ? withGuest(state.guests, event.before, key, -1) : state.guests
    return { ...state, guests: withGuest(left, event.after, key, 1) }
  }
}
