/**
 * Question: how a member's beds are offered and taken, from day to day.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import { addDays } from "../time/CalendarDate.ts"
import type { HostedDays } from "./HostedDays.ts"
import { bedsOn, guestsOn, type HostingCapacity, turningDays } from "./HostingCapacity.ts"

/** The figures of one limit on one day. */
export interface BedRow {
  /** Beds; nothing where none were ever offered, so that nothing limits. */
  readonly offered: number | undefined
  /** Those who take one: accepted, here, or here until they left. */
  readonly accepted: number
  /** Those of them who are known to have come. */
  readonly present: number
  /** How many more can be accepted; nothing where nothing limits. */
  readonly free: number | undefined
  /** Those above the beds: days moved, a correction was made, or less is offered than before. */
  readonly overbooked: number
}

/** Days that are all alike. */
export interface BedSpan extends BedRow {
  readonly days: HostedDays
  /** By category: those that somebody has, or that beds are offered for. What is free there is so under the limit for all too. */
  readonly categories: Readonly<Record<string, BedRow>>
}

/** What a member offers and gives in a period. */
export interface HostingUsage {
  /** How many more can be accepted for the whole period. */
  readonly free: number | undefined
  readonly spans: ReadonlyArray<BedSpan>
}

const least = (numbers: ReadonlyArray<number | undefined>): number | undefined => {
  const known = numbers.filter((number) => number !== undefined)
  return known.length === 0 ? undefined : Math.min(...known)
}

const rowOn = (capacity: HostingCapacity, category: string | null, day: CalendarDate): BedRow => {
  const offered = bedsOn(capacity, category, day)
  const guests = guestsOn(capacity, category, day)
  return {
    offered,
    accepted: guests.length,
    present: guests.filter(({ came }) => came).length,
    free: offered === undefined ? undefined : Math.max(0, offered - guests.length),
    overbooked: offered === undefined ? 0 : Math.max(0, guests.length - offered)
  }
}

const spanFrom = (capacity: HostingCapacity, categories: ReadonlyArray<string>, days: HostedDays): BedSpan => {
  const all = rowOn(capacity, null, days.start)
  const rows = categories.map((category) => {
    const row = rowOn(capacity, category, days.start)
    return [category, { ...row, free: least([row.free, all.free]) }] as const
  })
  return { days, ...all, categories: Object.fromEntries(rows) }
}

/** The usage within the period, as spans of days that are all alike, in their order. */
export const hostingUsageIn = (capacity: HostingCapacity, period: HostedDays): HostingUsage => {
  const named = [...Object.values(capacity.offers), ...Object.values(capacity.guests)].map(({ category }) => category)
  const categories = [...new Set(named.filter((category) => category !== null))].toSorted()
  const starts = turningDays(capacity, period)
  const spans = starts.map((start, i) => {
    const next = starts[i + 1]
    return spanFrom(capacity, categories, { start, end: next === undefined ? period.end : addDays(next, -1) })
  })
  return { free: least(spans.map(({ free }) => free)), spans }
}
