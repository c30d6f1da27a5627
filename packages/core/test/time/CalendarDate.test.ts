/**
 * Days of the calendar: those that exist, how far apart they are, and periods of them.
 */
import { describe, expect, it } from "@effect/vitest"
import { Option, Schema } from "effect"
import * as fc from "fast-check"
import { addDays, CalendarDate, daysBetween, daysOfMonths } from "../../src/time/CalendarDate.ts"
import { overlap } from "../../src/time/Period.ts"

const parsed = Schema.decodeUnknownOption(CalendarDate)
const date = (text: string) => CalendarDate.make(text)

const days = (start: string | null, end: string | null) => ({
  start: start === null ? null : date(start),
  end: end === null ? null : date(end)
})

describe("a calendar date", () => {
  it.each(["2019-09-01", "2024-02-29", "2000-02-29", "2027-02-28", "1999-12-31", "9999-12-31"])("%s exists", (text) => {
    expect(parsed(text)).toEqual(Option.some(text))
  })

  it.each([
    "2027-02-30",
    "2027-02-29",
    "1900-02-29",
    "2019-13-01",
    "2019-00-10",
    "2019-09-00",
    "2019-04-31",
    "2019-06-31",
    "2019-09-31",
    "2019-11-31",
    "2019-9-1",
    "19-09-01",
    "2019-09-01T00:00:00Z",
    " 2019-09-01",
    "2019-09-2019-09-01",
    "2019/09/01",
    "",
    20190901,
    null
  ])("%j does not", (text) => {
    expect(parsed(text)).toEqual(Option.none())
  })
})

describe("days are counted", () => {
  it.each([
    ["2019-02-28", 1, "2019-03-01"],
    ["2020-02-28", 1, "2020-02-29"],
    ["2020-03-01", -1, "2020-02-29"],
    ["2019-12-31", 1, "2020-01-01"],
    ["2019-03-30", 2, "2019-04-01"],
    ["2019-10-26", 2, "2019-10-28"],
    ["2019-01-01", 365, "2020-01-01"],
    ["2019-01-01", 0, "2019-01-01"]
  ])("from %s, %i more are %s", (from, days, to) => {
    expect(addDays(date(from), days)).toBe(to)
    expect(daysBetween(date(from), date(to))).toBe(days)
  })

  it.each([
    ["9999-12-30", 1, "9999-12-31"],
    ["9999-12-31", 1, "9999-12-31"],
    ["9999-11-02", 60, "9999-12-31"],
    ["9999-12-31", -1, "9999-12-30"],
    ["0000-01-02", -1, "0000-01-01"],
    ["0000-01-01", -1, "0000-01-01"],
    ["0000-01-10", -14, "0000-01-01"],
    ["2019-01-01", 1e9, "9999-12-31"],
    ["2019-01-01", -1e9, "0000-01-01"]
  ])("up to the ends of the calendar: from %s, %i more are %s", (from, days, to) => {
    expect(addDays(date(from), days)).toBe(to)
  })
})

const monthOf = (day: CalendarDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** The same by walking: a month is over the day before its day comes again, or with a month that does not have the day. */
const walked = (from: CalendarDate, months: number): number => {
  const isOver = (next: CalendarDate): boolean => {
    const passed = monthOf(next) - monthOf(from)
    return passed > months || (passed === months && next.slice(8) === from.slice(8))
  }
  let count = 1
  while (!isOver(addDays(from, count))) count++
  return count
}

describe("months from a day on are so many days", () => {
  it.each([
    ["2019-01-15", 1, 31],
    ["2019-01-01", 1, 31],
    ["2019-02-01", 1, 28],
    ["2020-02-01", 1, 29],
    ["2019-01-28", 1, 31],
    ["2019-01-29", 1, 31],
    ["2019-01-30", 1, 30],
    ["2019-01-31", 1, 29],
    ["2020-01-31", 1, 30],
    ["2020-02-29", 12, 366],
    ["2019-02-28", 12, 365],
    ["2019-03-31", 1, 31],
    ["2019-12-31", 2, 61],
    ["2019-02-01", 3, 89],
    ["2019-07-01", 3, 92],
    ["2019-09-01", 12, 366],
    ["2018-09-01", 12, 365],
    ["9999-12-31", 1, 31],
    ["0000-01-01", 12, 366]
  ])("%s, %i: %i", (from, months, count) => {
    expect(daysOfMonths(date(from), months)).toBe(count)
  })

  const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(date("2016-01-01"), days))

  it("as one finds by walking through the calendar", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (from, months) => {
        expect(daysOfMonths(from, months)).toBe(walked(from, months))
      })
    )
  })

  it("and never end earlier for a later first day", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (from, months) => {
        expect(daysOfMonths(addDays(from, 1), months)).toBeGreaterThanOrEqual(daysOfMonths(from, months) - 1)
      })
    )
  })
})

describe("a period", () => {
  const november = days("2019-11-01", "2019-11-30")

  it.each([
    ["the day it ends", days("2019-11-30", "2019-12-05"), true],
    ["the day after it ends", days("2019-12-01", "2019-12-05"), false],
    ["the day it starts", days("2019-10-01", "2019-11-01"), true],
    ["the day before it starts", days("2019-10-01", "2019-10-31"), false],
    ["within it", days("2019-11-10", "2019-11-10"), true],
    ["around it", days("2019-01-01", "2020-01-01"), true],
    ["an unknown end, before it", days("2019-01-01", null), true],
    ["an unknown end, after it", days("2019-12-01", null), false],
    ["an unknown start", days(null, "2019-11-10"), false],
    ["nothing known", days(null, null), false]
  ])("shares a day or not with %s", (_, other, shared) => {
    expect(overlap(november, other)).toBe(shared)
    expect(overlap(other, november)).toBe(shared)
  })

  it("of unknown start meets no other, on either side", () => {
    expect(overlap(days(null, "2019-09-10"), days("2019-09-01", null))).toBe(false)
    expect(overlap(days("2019-09-01", null), days(null, "2019-09-10"))).toBe(false)
    expect(overlap(days(null, null), days("2019-09-01", null))).toBe(false)
  })

  it("of unknown end meets another of unknown end", () => {
    expect(overlap(days("2019-01-01", null), days("2030-01-01", null))).toBe(true)
  })
})
