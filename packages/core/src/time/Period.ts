/**
 * From one day to another, both included.
 */
import type { CalendarDate } from "./CalendarDate.ts"

/** Start or end may be unknown. */
export interface OpenPeriod {
  readonly start: CalendarDate | null
  readonly end: CalendarDate | null
}

/** Whether two periods share a day; an unknown end lasts for ever, with an unknown start nothing can be said. */
export const overlap = (a: OpenPeriod, b: OpenPeriod): boolean =>
  a.start !== null && b.start !== null && (b.end === null || a.start <= b.end) && (a.end === null || b.start <= a.end)
