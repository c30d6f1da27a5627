/**
 * Which day it is where: instants become days in a project's time zone.
 */
import { Schema } from "effect"
import { addDays, CalendarDate, firstDay, lastDay } from "./CalendarDate.ts"

// Making a format takes longer than reading the event that names its zone: each is made once.
const formats = new Map<string, Intl.DateTimeFormat>()

/** Throws a RangeError where there is no such zone. */
const format = (zone: string): Intl.DateTimeFormat => {
  const made = formats.get(zone)
  if (made !== undefined) return made
  const fresh = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
  formats.set(zone, fresh)
  return fresh
}

const known = (zone: string): boolean => {
  try {
    format(zone)
    return true
  } catch {
    return false
  }
}

/** An IANA name such as `Europe/Stockholm`. */
export const TimeZone = Schema.String.check(
  Schema.makeFilter(known, { expected: "an IANA time zone such as Europe/Stockholm" })
).pipe(Schema.brand("TimeZone"))
export type TimeZone = typeof TimeZone.Type

const minute = 60_000
/** After so many years the calendar begins again. */
const cycle = { years: 400, minutes: 146_097 * 24 * 60 }

/** Formats count the years before our era from 1 up, without a sign: what may lie there is asked for a cycle later. */
const surelyOurs = Date.parse("0001-01-03T00:00:00Z") / minute

/**
 * The day at a full minute. Formats write a year with as many digits as it has. The first day that can be written stands for all
 * before it and the last for all after, as where days are reckoned.
 */
const dayAt = (at: number, zone: TimeZone): string => {
  if (at < surelyOurs - cycle.minutes) return firstDay
  const late = at < surelyOurs ? cycle : { years: 0, minutes: 0 }
  const written = format(zone).format((at + late.minutes) * minute)
  const year = Number(written.slice(0, -6)) - late.years
  if (year < 0) return firstDay
  return year > 9999 ? lastDay : `${String(year).padStart(4, "0")}${written.slice(-6)}`
}

let last: { readonly zone: TimeZone; readonly minute: number; readonly date: CalendarDate } | undefined

/** The day it is in the zone at an instant (milliseconds since 1970, UTC). */
export const dateAt = (instant: number, zone: TimeZone): CalendarDate => {
  // Formatting is slow and one command follows another within the same minute; days change on full minutes.
  const now = Math.floor(instant / minute)
  if (last !== undefined && last.minute === now && last.zone === zone) return last.date
  const date = CalendarDate.make(dayAt(now, zone))
  last = { zone, minute: now, date }
  return date
}

/** How far instants reach (ECMA-262, 21.4.1.1): to the first from the first day, which has none before it, and to the last. */
const reach = 8.64e15

/** The first instant of a day in the zone. */
export const startOfDay = (date: CalendarDate, zone: TimeZone): number => {
  if (date === firstDay) return -reach
  // Zones are at most 14 hours off UTC, so the day begins within a day of its UTC midnight: halve until the minute is found.
  const midnight = Date.parse(`${date}T00:00:00Z`) / minute
  let before = midnight - 24 * 60
  let from = midnight + 24 * 60
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2)
    if (dateAt(middle * minute, zone) < date) before = middle
    else from = middle
  }
  return from * minute
}

/** The last millisecond of a day in the zone. */
export const endOfDay = (date: CalendarDate, zone: TimeZone): number =>
  date === lastDay ? reach : startOfDay(addDays(date, 1), zone) - 1
