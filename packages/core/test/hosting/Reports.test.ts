/**
 * What is asked about many hostings: beds from day to day, who was received, and with whom people are exchanged.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { hostingUsage, partners, received } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  complete,
  correct,
  depart,
  enterInError,
  opened,
  register,
  retract
} from "../support/Commands.ts"
import {
  accept,
  arrive,
  correctHosting,
  end,
  endEarly,
  hosted,
  hostingInError,
  noShow,
  offer,
  request,
  retractHosting
} from "../support/Hosting.ts"
import { ask, play, send } from "../support/Playing.ts"

const day = (text: string) => CalendarDate.make(text)
const period = (start: string, end: string) => ({ start: day(start), end: day(end) })

describe("the beds of a member", () => {
  it.effect("are told in spans of days that are all alike, within the period and nothing beyond it", () =>
    play(
      Effect.gen(function* () {
        yield* send(offer(2), offer(1, { offer: "staff", category: "staff" }))
        yield* send(request("a", { planned: { start: "2020-03-10", end: "2020-03-15" } }), accept("a"))
        yield* send(request("b", { planned: { start: "2020-03-12", end: "2020-03-20" }, category: "staff" }))
        yield* send(accept("b"), arrive("b", "2020-03-12"))
        const none = { offered: undefined, accepted: 0, present: 0, free: 2, overbooked: 0 }
        const { free, spans } = yield* ask(hostingUsage("north", period("2020-03-09", "2020-03-31")))
        expect(free).toBe(0)
        expect(
          spans.map(({ accepted, days, free, present }) => [days.start, days.end, accepted, present, free])
        ).toEqual([
          ["2020-03-09", "2020-03-09", 0, 0, 2],
          ["2020-03-10", "2020-03-11", 1, 0, 1],
          ["2020-03-12", "2020-03-15", 2, 1, 0],
          ["2020-03-16", "2020-03-20", 1, 1, 1],
          ["2020-03-21", "2020-03-31", 0, 0, 2]
        ])
        expect(spans[0]).toEqual({
          days: period("2020-03-09", "2020-03-09"),
          ...none,
          offered: 2,
          categories: { learner: none, staff: { ...none, offered: 1, free: 1 } }
        })
        // A learner's bed is free under no limit of its own, but not under that for all.
        expect(spans[2]?.categories).toMatchObject({
          learner: { accepted: 1, free: 0 },
          staff: { accepted: 1, present: 1, offered: 1, free: 0, overbooked: 0 }
        })
      })
    )
  )

  it.effect("are free without end where none were ever offered, and are told of the last day there is", () =>
    play(
      Effect.gen(function* () {
        const last = period("9999-12-30", "9999-12-31")
        yield* send(request("a", { planned: last }), accept("a"))
        expect(yield* ask(hostingUsage("north", last))).toMatchObject({
          free: undefined,
          spans: [{ days: last, offered: undefined, accepted: 1, free: undefined, overbooked: 0 }]
        })
        yield* send(offer(1, { days: last }), request("b", { planned: last }))
        expect((yield* ask(hostingUsage("north", last))).free).toBe(0)
      })
    )
  )
})

describe("those who were received", () => {
  it.effect("are counted in the year in which they came, by member, category and partner", () =>
    play(
      Effect.gen(function* () {
        const goals = ["1"]
        const planned = { start: "2019-12-30", end: "2020-01-12" }
        yield* send(...opened(), ...hosted("a", { project: "p", goals }), ...hosted("b"))
        yield* send(...hosted("c", { category: "staff", partner: "partner 2" }), ...hosted("d", { member: "south" }))
        yield* send(request("e", { on: "2019-12-01", planned }), accept("e", { on: "2019-12-02" }))
        yield* send(arrive("e", "2019-12-30"), endEarly("e", "2020-01-02"))
        yield* send(request("f"), accept("f"), request("g"), accept("g"), noShow("g"))
        const row = { year: 2020, member: "north", category: "learner", partner: "partner 1" }
        expect(yield* ask(received())).toEqual({
          total: 5,
          categories: { learner: 4, staff: 1 },
          rows: [
            { ...row, year: 2019, number: 1 },
            { ...row, number: 2 },
            { ...row, category: "staff", partner: "partner 2", number: 1 },
            { ...row, member: "south", number: 1 }
          ]
        })
        const totals = [
          { year: 2019 },
          { year: 2018 },
          { member: "north" },
          { category: "staff" },
          { partner: "partner 1" },
          { project: "p" },
          { goal: "1" },
          { goal: "2.1" },
          { year: 2020, member: "north", category: "learner" }
        ]
        const found = yield* Effect.forEach(totals, (of) => Effect.map(ask(received(of)), ({ total }) => total))
        expect(found).toEqual([1, 0, 4, 1, 4, 1, 1, 0, 2])
      })
    )
  )

  it.effect("stand in the order of year, member, category and partner, whenever they were entered", () =>
    play(
      Effect.gen(function* () {
        const south = { member: "south" }
        const staff = { category: "staff" }
        yield* send(...hosted("a", south), ...hosted("b", { ...staff, partner: "partner 2" }), ...hosted("c", staff))
        yield* send(...hosted("d"), ...hosted("e"))
        const { rows } = yield* ask(received())
        expect(
          rows.map(({ category, member, number, partner }) => `${member} ${category} ${partner} ${number}`)
        ).toEqual([
          "north learner partner 1 2",
          "north staff partner 1 1",
          "north staff partner 2 1",
          "south learner partner 1 1"
        ])
        yield* send(hostingInError("d"))
        expect(yield* ask(received({ category: "learner", member: "north" }))).toMatchObject({ total: 1 })
        yield* send(hostingInError("e"))
        expect((yield* ask(received())).rows).toHaveLength(3)
      })
    )
  )

  it.effect("count no more where it turns out that they were not, and elsewhere where they came from elsewhere", () =>
    play(
      Effect.gen(function* () {
        yield* send(...hosted("a"), ...hosted("b"), ...hosted("c"))
        yield* send(retractHosting("a"), retractHosting("a"), hostingInError("b"))
        yield* send(correctHosting("c", { partner: "partner 9", category: "staff" }))
        expect(yield* ask(received())).toMatchObject({
          total: 1,
          categories: { staff: 1 },
          rows: [{ partner: "partner 9", number: 1 }]
        })
      })
    )
  )
})

const leave = (mobility: string, host: string) => [
  apply(mobility, { host }),
  approve(mobility),
  depart(mobility),
  complete(mobility)
]

describe("partners", () => {
  it.effect("are so one way or both ways, by who has left or come", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...leave("a", "both"), register("a"), ...leave("b", "both"), ...leave("c", "host"))
        yield* send(apply("d", { host: "not yet" }), approve("d"), apply("e"))
        yield* send(...hosted("x", { partner: "both" }), ...hosted("y", { partner: "sender" }))
        yield* send(request("z", { partner: "asks" }), accept("z"), arrive("z"), end("z"), retractHosting("z"))
        yield* send(retractHosting("z"))
        expect(yield* ask(partners())).toEqual([
          { partner: "both", sent: 2, received: 1, bothWays: true },
          { partner: "host", sent: 1, received: 0, bothWays: false },
          { partner: "sender", sent: 0, received: 1, bothWays: false }
        ])
      })
    )
  )

  it.effect("are those of the corrected host, and none where nobody went after all", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...leave("a", "wrong"), ...leave("b", "gone"), ...leave("c", "retracted"))
        yield* send(correct("a", { host: "right" }), enterInError("b"), retract("c"), retract("c"))
        yield* send(correct("a", { activity: "training" }), ...hosted("x", { partner: "wrong" }))
        yield* send(correctHosting("x", { partner: "right" }))
        expect(yield* ask(partners())).toEqual([{ partner: "right", sent: 1, received: 1, bothWays: true }])
        yield* send(correct("a", { host: null }))
        expect(yield* ask(partners())).toEqual([{ partner: "right", sent: 0, received: 1, bothWays: false }])
      })
    )
  )
})
