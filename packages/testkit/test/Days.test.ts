/**
 * Days as numbers: every one that generators reckon with can be written in a command.
 */
import { describe, expect, it } from "@effect/vitest"
import { CalendarDate } from "@westum/mobility"
import { Schema } from "effect"
import { iso, numberOf } from "../src/model/Days.ts"
import { oddDays } from "../src/values/Words.ts"

const isDay = Schema.is(CalendarDate.CalendarDate)

describe("days as numbers", () => {
  it("are written as they were read", () => {
    for (const day of oddDays) expect(iso(numberOf(day))).toBe(day)
  })

  it("stay days that can be written, however far one reckons from the first or the last", () => {
    for (const day of oddDays) {
      for (const apart of [-400, -1, 1, 400]) {
        expect(isDay(iso(numberOf(day) + apart)), `${apart} days from ${day}`).toBe(true)
      }
    }
  })
})
