/**
 * The days for which a figure is told over time: every day on which a stretch of the calendar ends, and the last one.
 */
import { expect, it } from "@effect/vitest"
import fc from "fast-check"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"
import { lastDays, type Stretch } from "../../src/time/Stretch.ts"

it.each<[string, Stretch, string, string, ReadonlyArray<string>]>([
  ["months, also a short one", "month", "2020-01-15", "2020-03-31", ["2020-01-31", "2020-02-29", "2020-03-31"]],
  ["months, the last not over yet", "month", "2019-11-30", "2020-01-01", ["2019-11-30", "2019-12-31", "2020-01-01"]],
  [
    "quarters of the calendar",
    "quarter",
    "2019-09-01",
    "2020-06-30",
    ["2019-09-30", "2019-12-31", "2020-03-31", "2020-06-30"]
  ],
  ["a quarter that begins in it", "quarter", "2019-11-05", "2020-01-02", ["2019-12-31", "2020-01-02"]],
  ["a quarter in its first month", "quarter", "2019-10-31", "2020-01-02", ["2019-12-31", "2020-01-02"]],
  ["years", "year", "2019-02-03", "2021-05-01", ["2019-12-31", "2020-12-31", "2021-05-01"]],
  ["one day alone", "year", "2019-02-03", "2019-02-03", ["2019-02-03"]],
  ["nothing where the end comes first", "month", "2019-02-03", "2019-02-02", []]
])("%s", (_, stretch, from, to, days) => {
  expect(lastDays(stretch, CalendarDate.make(from), CalendarDate.make(to))).toEqual(days)
})

it("are those from one to the other behind which another stretch begins, and that other", () => {
  const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays(CalendarDate.make("2019-01-01"), days))
  const named = { month: /-01$/, quarter: /-(01|04|07|10)-01$/, year: /-01-01$/ }
  fc.assert(
    fc.property(fc.constantFrom("month", "quarter", "year"), anyDay, anyDay, (stretch, from, to) => {
      const expected: Array<CalendarDate> = []
      for (let day = from; day <= to; day = addDays(day, 1)) {
        if (day === to || named[stretch].test(addDays(day, 1))) expected.push(day)
      }
      expect(lastDays(stretch, from, to)).toEqual(expected)
    })
  )
})
