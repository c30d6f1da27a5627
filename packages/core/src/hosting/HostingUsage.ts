/**
 * Question: how a member's beds are offered and taken, from day to day.
 */
import { Array as Arr } from "effect"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { addDays } from "../time/CalendarDate.ts"
import type { HostedDays } from "./HostedDays.ts"
import { bedsOn, type GuestCount, guestsOn, type HostingCapacity, turningDays } from "./HostingCapacity.ts"

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

const rowOf = (offered: number | undefined, { came, taken }: GuestCount): BedRow => ({
  offered,
  accepted: taken,
  present: came,
  free: offered === undefined ? undefined : Math.max(0, offered - taken),
  overbooked: offered === undefined ? 0 : Math.max(0, taken - offered)
})

/** The figures of one limit on each of these days, which are in order. */
const rowsOn = (
  capacity: HostingCapacity,
  category: string | null,
  days: ReadonlyArray<CalendarDate>
): ReadonlyArray<BedRow> => {
  const guests = guestsOn(capacity, category, days)
  return Arr.zipWith(days, guests, (day, count) => rowOf(bedsOn(capacity, category, day), count))
}

/** The figures of a category among those for all: what is free for all limits it too. */
const within = (row: BedRow, all: BedRow): BedRow => ({ ...row, free: least([row.free, all.free]) })

/** The usage within the period, as spans of days that are all alike, in their order. */
export const hostingUsageIn = (capacity: HostingCapacity, period: HostedDays): HostingUsage => {
  const offered = Object.values(capacity.offers).flatMap(({ category }) => category ?? [])
  const categories = [...new Set([...offered, ...Object.keys(capacity.guests)])].toSorted()
  const starts = turningDays(capacity, period)
  const rowsOf = categories.map((category) => [category, rowsOn(capacity, category, starts)] as const)
  const spans = Arr.zip(starts, rowsOn(capacity, null, starts)).map(([start, all], i): BedSpan => {
    const next = starts[i + 1]
    const days = { start, end: next === undefined ? period.end : addDays(next, -1) }
    const rows = rowsOf.flatMap(([category, { [i]: row }]) =>
      row === undefined ? [] : [[category, within(row, all)] as const]
    )
    return { days, ...all, categories: Object.fromEntries(rows) }
  })
  return { free: least(spans.map(({ free }) => free)), spans }
}
