/**
 * How long an activity is to last, in days or months.
 */
import { Schema } from "effect"
import { type CalendarDate, daysOfMonths } from "../time/CalendarDate.ts"

/** So many days or months. */
export const Length = Schema.Struct({
  count: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 3650 }, { expected: "a value from 1 to 3650" })),
  unit: Schema.Literals(["days", "months"])
})
export type Length = typeof Length.Type

/**
 * What a month is: from a day to the day before the same day of a later month, or 30 days each. The Beneficiary Module reckons
 * the funded duration in months of 30 days (EWP bm-mobilities v0.1.0, report-request, funded-duration/full-months); how Mobility
 * Tool reckons the months of its bounds is not confirmed.
 */
export const Months = Schema.Literals(["calendar", "thirty-days"])
export type Months = typeof Months.Type

/** The days that a length has, for a stay that begins on a day. */
export const daysOf = ({ count, unit }: Length, start: CalendarDate, months: Months): number => {
  if (unit === "days") return count
  return months === "calendar" ? daysOfMonths(start, count) : count * 30
}
