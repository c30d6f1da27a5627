/**
 * Projection: what a member offers for people who come, and who takes it, day by day. Acceptances are guarded by it.
 *
 * A limit that is not set does not constrain: a member that offers nothing may accept anybody. As soon as one offer stands, days
 * that no offer includes have no bed; an offer for a category limits that category alone, and counts beside the offers for anybody.
 */
import { Record } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { CategoryCode, HostingId } from "../Ids.ts"
import { addDays, type CalendarDate, isLatest } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { type HostedDays, includesDay } from "./HostedDays.ts"
import type { CapacityOffered, CapacityWithdrawn, Offer } from "./HostingEvent.ts"
import { isReceived, takesBed } from "./HostingStage.ts"
import type { HostingStanding } from "./HostingStanding.ts"

/** Somebody who takes a bed on these days. */
export interface Guest {
  readonly category: CategoryCode
  readonly days: HostedDays
  /** Whether it is known that they came; otherwise they are expected. */
  readonly came: boolean
}

/** What a member offers, and who takes it. */
export interface HostingCapacity {
  readonly timeZone: TimeZone
  /** By the offer's name. */
  readonly offers: Readonly<Record<string, Offer>>
  /** The last day of which something was said of an offer, by its name: made, changed or withdrawn. */
  readonly toldOn: Readonly<Record<string, CalendarDate>>
  /** By the hosting's id. */
  readonly guests: Readonly<Record<string, Guest>>
}

const withGuest = (
  state: HostingCapacity,
  hosting: HostingId,
  { category, days, stage }: HostingStanding
): HostingCapacity => ({
  ...state,
  guests: { ...state.guests, [hosting]: { category, days, came: isReceived(stage) } }
})

/** The beds for anybody (category null) or for a category on a day; nothing where none were ever offered. */
export const bedsOn = ({ offers }: HostingCapacity, category: string | null, day: CalendarDate): number | undefined => {
  const ofLimit = Object.values(offers).filter((offer) => offer.category === category)
  if (ofLimit.length === 0) return undefined
  return ofLimit.reduce((sum, { beds, days }) => (includesDay(days, day) ? sum + beds : sum), 0)
}

/** Those who take a bed on a day, of a category or of any (null). */
export const guestsOn = (
  { guests }: HostingCapacity,
  category: string | null,
  day: CalendarDate
): ReadonlyArray<Guest> =>
  Object.values(guests).filter(
    (guest) => (category === null || guest.category === category) && includesDay(guest.days, day)
  )

/** The first days of spans on which offers and guests are the same every day: who comes, and who or what is gone. */
export const turningDays = ({ guests, offers }: HostingCapacity, within: HostedDays): ReadonlyArray<CalendarDate> => {
  const all = [...Object.values(guests), ...Object.values(offers)].map(({ days }) => days)
  // The last day there is has none after it.
  const days = all.flatMap(({ end, start }) => (end < within.end ? [start, addDays(end, 1)] : [start]))
  return [...new Set([within.start, ...days])].filter((day) => includesDay(within, day)).toSorted()
}

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
  for (const limit of [null, category]) {
    for (const day of turningDays(state, days)) {
      const beds = bedsOn(state, limit, day)
      const taken = guestsOn(state, limit, day).length + 1
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
  version: 2,
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
    "hosting.entered-in-error"
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
    const { after, hosting } = event
    return after.member === key && takesBed(after.stage)
      ? withGuest(state, hosting, after)
      : { ...state, guests: Record.remove(state.guests, hosting) }
  }
}
