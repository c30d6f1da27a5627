/**
 * Those counted by their first and last days are, on each day, as many as a recount finds.
 */
import { describe, expect, it } from "@effect/vitest"
import { Equal, HashMap } from "effect"
import fc from "fast-check"
import { counted, countsOn, type DayCounts, noDays, turnsWithin } from "../../src/hosting/DayCounts.ts"
import { type HostedDays, includesDay } from "../../src/hosting/HostedDays.ts"
import { addDays, CalendarDate, lastDay } from "../../src/time/CalendarDate.ts"

const first = CalendarDate.make("2020-02-20")
const all = Array.from({ length: 20 }, (_, i) => addDays(first, i))
const day = fc.constantFrom(...all)
/** Some end before they start. */
const stays = fc.array(fc.record({ start: day, end: day }), { maxLength: 12 })
const period = fc.tuple(day, day).map(([one, other]): HostedDays => ({
  start: one < other ? one : other,
  end: one < other ? other : one
}))
const countedAll = (stays: ReadonlyArray<HostedDays>, from: DayCounts = noDays, by = 1): DayCounts =>
  stays.reduce((counts, days) => counted(counts, days, by), from)

describe("the counts of days", () => {
  it("are a recount on whichever days are asked for, of all together", () => {
    fc.assert(
      fc.property(stays, stays, fc.subarray(all), (here, there, days) => {
        const right = days.map((on) => [...here, ...there].filter((each) => includesDay(each, on)).length)
        expect(countsOn([countedAll(here), countedAll(there)], days)).toEqual(right)
      })
    )
  })

  it("turn on the first day of the period, and on each on which somebody comes or is gone", () => {
    fc.assert(
      fc.property(stays, period, (stays, within) => {
        const turns = all.filter((on) => {
          const turned = stays.some(({ end, start }) => start <= end && (start === on || addDays(end, 1) === on))
          return includesDay(within, on) && (on === within.start || turned)
        })
        expect(turnsWithin([countedAll(stays)], within)).toEqual(turns)
      })
    )
  })

  it("are those of never having counted where all are taken away again, in whichever order", () => {
    fc.assert(
      fc.property(stays, stays, (stay, go) => {
        const left = countedAll(go, countedAll([...go, ...stay]), -1)
        expect(Equal.equals(left, countedAll(stay.toReversed()))).toBe(true)
      })
    )
  })

  it("keep as much of many on the same days as of one", () => {
    const { first: begun, last: over } = countedAll(Array.from({ length: 50 }, () => ({ start: first, end: lastDay })))
    expect([HashMap.size(begun), HashMap.size(over)]).toEqual([1, 1])
  })
})
