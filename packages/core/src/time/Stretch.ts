/**
 * The days on which months, quarters and years end: those for which a figure is told over time.
 */
import type { CalendarDate } from "./CalendarDate.ts"
import { addDays, daysOfMonths } from "./CalendarDate.ts"

/** A stretch of the calendar. */
export type Stretch = "month" | "quarter" | "year"

/** How many months the stretch that the month is in goes on, this one included; months are counted from 1. */
const monthsLeft = (stretch: Stretch, month: number): number => {
  if (stretch === "month") return 1
  return stretch === "quarter" ? 3 - ((month - 1) % 3) : 13 - month
}

/** The last day of the stretch that the day is in. */
const lastDayOf = (stretch: Stretch, day: CalendarDate): CalendarDate => {
  const first = addDays(day, 1 - Number(day.slice(8)))
  return addDays(first, daysOfMonths(first, monthsLeft(stretch, Number(day.slice(5, 7)))) - 1)
}

/** The last day of each stretch from one day to another, and that other day, where the last stretch is not over yet. */
export const lastDays = (stretch: Stretch, from: CalendarDate, to: CalendarDate): ReadonlyArray<CalendarDate> => {
  const days: Array<CalendarDate> = []
  let day = from
  while (day <= to) {
    const last = lastDayOf(stretch, day)
    if (last >= to) return [...days, to]
    days.push(last)
    day = addDays(last, 1)
  }
  return days
}
