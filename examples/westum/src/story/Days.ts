/**
 * Days of the week, and which of two days is the later one.
 */
import { CalendarDate } from "@westum/mobility"

/** A day of the calendar. */
export type Day = CalendarDate.CalendarDate

/** Days in the week, from Sunday. */
export const weekday = { monday: 1, tuesday: 2, friday: 5 } as const

const dayOfWeek = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The day from its text. */
export const day = (text: string): Day => CalendarDate.CalendarDate.make(text)

/** So many days later. */
export const after = (day: Day, days: number): Day => CalendarDate.addDays(day, days)

/** Weeks since the one of 1970-01-05, the first Monday that computers know. */
const weekOf = (day: Day): number => Math.floor((Date.parse(day) / 86_400_000 - 4) / 7)

/** The first such day of the week from this day on; where only every so many weeks count, in one of these. */
export const next = (wanted: (typeof weekday)[keyof typeof weekday], from: Day, everyWeeks = 1): Day => {
  const soonest = after(from, (wanted - dayOfWeek(from) + 7) % 7)
  const late = weekOf(soonest) % everyWeeks
  return late === 0 ? soonest : after(soonest, 7 * (everyWeeks - late))
}

/** The same day, or the Monday after it when it is on a weekend. */
export const workday = (day: Day): Day => (dayOfWeek(day) % 6 === 0 ? next(weekday.monday, day) : day)

/** The later of two days. */
export const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The earlier of two days. */
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
