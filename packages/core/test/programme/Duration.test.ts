/**
 * Days of a stay: those from the first to the last, and those without interruptions.
 */
import { describe, expect, it } from "@effect/vitest"
import { duration } from "../../src/programme/Duration.ts"
import { daysOf } from "../../src/programme/Length.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { stayOf } from "./support.ts"

const start = CalendarDate.make("2020-02-20")

describe("the days of a stay", () => {
  it.each([
    ["of one day", 1, {}, { calculated: 1, mobility: 1 }],
    ["over a leap day", 20, {}, { calculated: 20, mobility: 20 }],
    ["with an interruption", 20, { interruptedDays: 5 }, { calculated: 20, mobility: 15 }],
    ["interrupted longer than it lasts", 3, { interruptedDays: 5 }, { calculated: 3, mobility: 0 }],
    ["that ends before it begins", -4, {}, { calculated: 0, mobility: 0 }]
  ])("%s", (_, days, apart, expected) => {
    expect(duration(stayOf(start, days), apart)).toEqual(expected)
  })

  it("are unknown while one of its days is", () => {
    expect(duration({ start, end: null })).toBeUndefined()
    expect(duration({ start: null, end: start })).toBeUndefined()
  })
})

describe("a length in days", () => {
  it.each([
    ["days are days", { count: 14, unit: "days" }, "calendar", 14],
    ["whatever a month is", { count: 14, unit: "days" }, "thirty-days", 14],
    ["months of the calendar", { count: 2, unit: "months" }, "calendar", 60],
    ["months of thirty days", { count: 2, unit: "months" }, "thirty-days", 60],
    ["twelve months of the calendar", { count: 12, unit: "months" }, "calendar", 366],
    ["twelve months of thirty days", { count: 12, unit: "months" }, "thirty-days", 360]
  ] as const)("%s", (_, length, months, expected) => {
    expect(daysOf(length, start, months)).toBe(expected)
  })
})
