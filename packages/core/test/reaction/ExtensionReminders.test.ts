/**
 * Reminders of stays that can still be extended: in time, which is over with the stay.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { ReminderPlan } from "../../src/reaction/ReminderPlan.ts"
import { approved, depart, extend, opened } from "../support/Commands.ts"
import { send } from "../support/Playing.ts"
import { comes, issued, ofMobilities, running, stage, told } from "./support.ts"

/** Reminders of an extension, so many days after the first on which it waits. */
const extendAfter = (after: number): ReminderPlan => ({ of: "extend-in-time", after, every: 6, most: 9 })

describe("a stay that can still be extended in time", () => {
  const away = [...opened(), ...approved("m"), depart("m")]

  it.effect("is reminded of while it lasts, from two weeks before its end on, and not after it", () =>
    stage(
      "2019-11-02",
      Effect.gen(function* () {
        yield* send(...away)
        yield* running(ofMobilities(extendAfter(1)))
        yield* comes("2019-11-06")
        expect(yield* told).toEqual([])
        yield* comes("2019-11-07")
        expect(yield* issued).toEqual([
          {
            type: "reminder.issued",
            project: "p",
            about: { mobility: "m", member: "north", participant: "participant of m" },
            occurredOn: "2019-11-07",
            of: "extend-in-time",
            waitsFor: "sender",
            since: "2019-11-06",
            number: 1
          }
        ])
        yield* comes("2019-11-19")
        yield* comes("2019-11-25")
        expect(yield* told).toEqual([
          "2019-11-07 m extend-in-time 1",
          "2019-11-13 m extend-in-time 2",
          "2019-11-19 m extend-in-time 3"
        ])
      })
    )
  )

  it.effect.each([
    [14, ["2019-11-20 m extend-in-time 1"]],
    [15, []]
  ] as const)("is reminded of %s days later on its last day, and on no later one", ([days, expected]) =>
    stage(
      "2019-11-02",
      Effect.gen(function* () {
        yield* send(...away)
        yield* running(ofMobilities(extendAfter(days)))
        yield* comes("2019-11-20")
        yield* comes("2019-11-22")
        expect(yield* told).toEqual(expected)
      })
    )
  )

  it.effect("is one matter more when it was extended", () =>
    stage(
      "2019-11-02",
      Effect.gen(function* () {
        yield* send(...away)
        yield* running(ofMobilities(extendAfter(0)))
        yield* comes("2019-11-06")
        yield* send(extend("m", { on: "2019-11-06", plannedEnd: "2019-12-20" }))
        yield* comes("2019-12-05")
        yield* comes("2019-12-06")
        expect(yield* told).toEqual(["2019-11-06 m extend-in-time 1", "2019-12-06 m extend-in-time 1"])
      })
    )
  )

  it.effect("is none that anybody sees the end of, and such a stay keeps no others from being reminded of", () =>
    stage(
      "2019-11-02",
      Effect.gen(function* () {
        const end = "9999-12-31"
        yield* send(...opened("p", { end }), ...approved("k", { planned: { start: "2019-11-01", end } }), depart("k"))
        yield* send(...approved("m"), depart("m"))
        yield* running(ofMobilities(extendAfter(0)))
        yield* comes("2019-11-06")
        expect(yield* told).toEqual(["2019-11-06 m extend-in-time 1"])
      })
    )
  )
})
