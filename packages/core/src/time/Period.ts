/**
 * From one day to another, both included.
 */
import { Schema } from "effect"
import { CalendarDate } from "./CalendarDate.ts"

/** Start and end are days of the period. */
export const Period = Schema.Struct({ start: CalendarDate, end: CalendarDate }).check(
  Schema.makeFilter(({ end, start }) => start <= end, { expected: "an end that is not before the start" })
)
export type Period = typeof Period.Type

/** Start or end may be unknown. */
export interface OpenPeriod {
  readonly start: CalendarDate | null
  readonly end: CalendarDate | null
}

/** Whether two periods share a day; an unknown end lasts for ever, with an unknown start nothing can be said. */
export const overlap = (a: OpenPeriod, b: OpenPeriod): boolean =>
  a.start !== null && b.start !== null && (b.end === null || a.start <= b.end) && (a.end === null || b.start <= a.end)
