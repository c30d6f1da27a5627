/**
 * A day of the calendar, without time or zone. Days sort as strings.
 */
import { Schema } from "effect"

/** Of the first to the twenty-eighth, which every month has. */
const inEveryMonth = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/
const shape = /^\d{4}-\d{2}-\d{2}$/

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

// Every date of every event read passes here: reckoning is ten times faster than asking Date.
const exists = (text: string): boolean => {
  if (inEveryMonth.test(text)) return true
  if (!shape.test(text)) return false
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month)
}

/** Such as `2019-09-01`; 2019-02-30 is none. */
export const CalendarDate = Schema.String.check(
  Schema.makeFilter(exists, { expected: "a date that exists, as YYYY-MM-DD" })
).pipe(Schema.brand("CalendarDate"))
export type CalendarDate = typeof CalendarDate.Type

const day = 86_400_000

const toDays = (date: CalendarDate): number => Date.parse(`${date}T00:00:00Z`) / day

/** Whether what is told of a day takes the place of what was told last: not where that was of a later day, so that it was entered late. */
export const isLatest = (on: CalendarDate, last: CalendarDate | null | undefined): boolean =>
  last === null || last === undefined || last <= on

/** The first day that can be written. */
export const firstDay = CalendarDate.make("0000-01-01")
/** The last day that can be written. */
export const lastDay = CalendarDate.make("9999-12-31")
const first = toDays(firstDay)
const last = toDays(lastDay)

/**
 * The date so many days later, or earlier for a negative number. The first or last day that can be written stands for all beyond: a
 * project may end on the last, and its deadlines after that are still days.
 */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  CalendarDate.make(new Date(Math.min(last, Math.max(first, toDays(date) + days)) * day).toISOString().slice(0, 10))

/** Days from one date to another: 1 from a day to the next. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => toDays(to) - toDays(from)

/**
 * How many days so many calendar months are from a day on, this day included: until the day before the same day of the month,
 * or until the end of a month that has no such day. One month from 2019-01-15 is 31 days, from 2019-01-31 it is 29.
 */
export const daysOfMonths = (from: CalendarDate, months: number): number => {
  const [year = 0, month = 1, date = 1] = from.split("-").map(Number)
  const after = new Date(0)
  // A day that the month does not have is one of the next month: its first is the day after the month's end.
  after.setUTCFullYear(year, month - 1 + months, 1)
  const length = daysInMonth(after.getUTCFullYear(), after.getUTCMonth() + 1)
  after.setUTCDate(Math.min(date, length + 1))
  return after.getTime() / day - toDays(from)
}
