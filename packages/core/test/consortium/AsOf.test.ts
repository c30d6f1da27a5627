/**
 * Two pasts: what had happened by a day, as everybody knows it now; and what was known at a moment. And both together.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { TestClock } from "effect/testing"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { fourFigures, goalProgress, mobility, project, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  allocate,
  apply,
  approve,
  approved,
  cancel,
  changeGoals,
  complete,
  completed,
  correct,
  depart,
  enterInError,
  reinstate,
  grant,
  join,
  opened,
  openProject,
  outcome,
  recordPast,
  register,
  removeRegistration,
  retract,
  settings,
  updateRegistration
} from "../support/Commands.ts"
import { ask, dayIs, play, send } from "../support/Playing.ts"

const by = (day: string): AskOptions => ({ asOf: CalendarDate.make(day) })
const known = (day: string): AskOptions => ({ knownAt: CalendarDate.make(day) })

/** Carries out the commands on a day. */
const on = (day: string, ...commands: ReadonlyArray<CommandInput>) => Effect.andThen(dayIs(day), send(...commands))

const usage = (options?: AskOptions, id = "p") => Effect.map(ask(quotaUsage(id), options), (report) => report.project)
const counts = (options?: AskOptions, id = "p") => Effect.map(usage(options, id), ({ count }) => count)
const registered = (options: AskOptions) => Effect.map(ask(fourFigures("p"), options), (figures) => figures.registered)

/** The counts of a day. */
const day = (applied: number, selected: number, underWay: number, ended: number, registration: number) => ({
  applied,
  waitlisted: 0,
  selected,
  underWay,
  completed: ended,
  returnedEarly: 0,
  prevented: 0,
  registered: registration,
  drafts: 0,
  accepted: registration
})

const achieved = (options: AskOptions) => Effect.map(ask(goalProgress("p"), options), ([row]) => row?.achieved)

const members = (options: AskOptions) =>
  Effect.map(ask(quotaUsage("p"), options), (report) => Object.keys(report.members))

const held = (id: string, options?: AskOptions) => Effect.map(usage(options, id), (row) => row.held)

const atMoment = (moment: string, ...commands: ReadonlyArray<CommandInput>) =>
  Effect.andThen(TestClock.setTime(Date.parse(moment)), send(...commands))

const end = (options: AskOptions) => Effect.map(ask(project("p"), options), ({ period }) => period?.end)

const goals = (date: string) => Effect.map(ask(mobility("m"), by(date)), ({ details }) => details?.goals)

describe("a late registration", () => {
  const story = Effect.andThen(on("2019-11-25", ...opened(), ...completed("m")), on("2020-02-01", register("m")))

  it.effect("counts as of the day it was made, and is known from the day it was entered", () =>
    play(
      Effect.gen(function* () {
        yield* story
        expect(yield* registered(by("2019-11-30"))).toBe(0)
        expect(yield* registered(by("2019-12-01"))).toBe(1)
        expect(yield* registered(known("2019-12-15"))).toBe(0)
        expect(yield* registered(known("2020-01-31"))).toBe(0)
        expect(yield* registered(known("2020-02-01"))).toBe(1)
      })
    )
  )

  it.effect("as of a day, as it was known on another", () =>
    play(
      Effect.gen(function* () {
        yield* story
        expect(yield* registered({ ...by("2019-12-15"), ...known("2020-01-31") })).toBe(0)
        expect(yield* registered({ ...by("2019-12-15"), ...known("2020-02-01") })).toBe(1)
        expect(yield* registered({ ...by("2019-11-30"), ...known("2020-02-01") })).toBe(0)
      })
    )
  )
})

describe("the stages of a day", () => {
  it.effect("are counted without what came later", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(3), ...completed("m"), register("m"), outcome("m"), apply("k"))
        expect(yield* counts(by("2019-09-30"))).toEqual(day(0, 0, 0, 0, 0))
        expect(yield* counts(by("2019-10-01"))).toEqual(day(2, 0, 0, 0, 0))
        expect(yield* counts(by("2019-10-10"))).toEqual(day(1, 1, 0, 0, 0))
        expect(yield* counts(by("2019-11-19"))).toEqual(day(1, 0, 1, 0, 0))
        expect(yield* counts(by("2019-11-20"))).toEqual(day(1, 0, 0, 1, 0))
        expect(yield* counts(by("2019-12-01"))).toEqual(day(1, 0, 0, 1, 1))
        expect(yield* achieved(by("2019-12-04"))).toBe(0)
        expect(yield* achieved(by("2019-12-05"))).toBe(1)
        expect((yield* ask(mobility("m"), by("2019-11-10"))).stay).toEqual({ start: "2019-11-01", end: "2019-11-20" })
        expect((yield* ask(timeline("m"), by("2019-11-10"))).milestones.map(({ reached }) => reached)).toEqual([
          true,
          true,
          true,
          false,
          false
        ])
        expect((yield* ask(mobility("m"), by("2019-09-30"))).stage).toBe("none")
      })
    )
  )

  it.effect(
    "follow the calendar, not the order of entry: a cancellation entered first, an approval entered later",
    () =>
      play(
        Effect.gen(function* () {
          yield* on("2019-12-01", ...opened(), ...approved("a"), cancel("a", "2019-11-15"))
          yield* on("2019-12-02", ...approved("b"))
          expect(yield* usage(by("2019-10-10"))).toMatchObject({ held: 2 })
          expect(yield* usage(by("2019-11-14"))).toMatchObject({ held: 2 })
          expect(yield* usage(by("2019-11-15"))).toMatchObject({ held: 1 })
        })
      )
  )

  it.effect("take the later of two words of one day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m"), changeGoals("m", ["2.1"], "2019-12-01"))
        yield* send(changeGoals("m", ["2.2"], "2019-12-01"))
        expect([yield* goals("2019-11-30"), yield* goals("2019-12-01")]).toEqual([["1"], ["2.2"]])
        expect((yield* ask(goalProgress("p"), by("2019-12-01"))).map(({ count }) => count.applied)).toEqual([
          0, 1, 0, 1, 0
        ])
      })
    )
  )
})

describe("a correction", () => {
  it.effect("counts as if entered right at first for the days, and from its entry for what was known", () =>
    play(
      Effect.gen(function* () {
        yield* on("2019-11-25", ...opened(), ...completed("m"))
        yield* on("2020-03-01", correct("m", { member: "south", dates: { ended: "2019-11-24" } }))
        expect(yield* members(by("2019-10-15"))).toEqual(["south"])
        expect(yield* members(known("2020-02-29"))).toEqual(["north"])
        expect(yield* members(known("2020-03-01"))).toEqual(["south"])
        expect(yield* members({ ...by("2019-10-15"), ...known("2020-02-29") })).toEqual(["north"])
        expect(yield* counts(by("2019-11-22"))).toMatchObject({ underWay: 1, completed: 0 })
        expect(yield* counts({ ...by("2019-11-22"), ...known("2020-02-29") })).toMatchObject({
          underWay: 0,
          completed: 1
        })
      })
    )
  )

  it.effect("so do a step taken back, and an entry in error", () =>
    play(
      Effect.gen(function* () {
        yield* on("2019-11-25", ...opened(), ...completed("m"), ...approved("k"))
        yield* on("2020-03-01", retract("m"), enterInError("k"))
        expect(yield* counts(by("2019-11-20"))).toMatchObject({ underWay: 1, completed: 0, selected: 0 })
        expect(yield* counts(known("2020-02-29"))).toMatchObject({ underWay: 0, completed: 1, selected: 1 })
        expect((yield* ask(mobility("k"), by("2019-12-01"))).stage).toBe("none")
        expect((yield* ask(mobility("k"), known("2020-02-29"))).stage).toBe("approved")
        expect((yield* ask(mobility("k"), known("2020-03-01"))).stage).toBe("entered-in-error")
      })
    )
  )
})

describe("a mobility that was moved", () => {
  const story = Effect.gen(function* () {
    yield* on("2019-11-25", ...opened(), ...opened("q"), ...completed("m"))
    yield* on("2020-03-01", correct("m", { project: "q", member: "south" }))
    yield* send(register("m"))
  })

  it.effect("had always been in its project, for the days; and in the other one, for what was known", () =>
    play(
      Effect.gen(function* () {
        yield* story
        expect([yield* held("p"), yield* held("q")]).toEqual([0, 1])
        expect([yield* held("p", by("2019-10-15")), yield* held("q", by("2019-10-15"))]).toEqual([0, 1])
        expect([yield* held("p", known("2020-02-29")), yield* held("q", known("2020-02-29"))]).toEqual([1, 0])
        const both = { ...by("2019-10-15"), ...known("2020-02-29") }
        expect([yield* held("p", both), yield* held("q", both)]).toEqual([1, 0])
        expect((yield* ask(goalProgress("q"), by("2019-10-15")))[0]).toMatchObject({ selected: 1 })
        expect((yield* ask(quotaUsage("q"), by("2019-10-05"))).members["south"]?.count).toMatchObject({ applied: 1 })
      })
    )
  )

  it.effect("with nothing but its project changed", () =>
    play(
      Effect.gen(function* () {
        yield* on("2019-11-25", ...opened(), ...opened("q"), ...approved("m"))
        yield* on("2020-03-01", correct("m", { project: "q" }))
        expect([yield* held("p", by("2019-10-15")), yield* held("q", by("2019-10-15"))]).toEqual([0, 1])
        expect([yield* held("p", by("2020-03-01")), yield* held("q", by("2020-03-01"))]).toEqual([0, 1])
      })
    )
  )

  it.effect("and moved back", () =>
    play(
      Effect.gen(function* () {
        yield* on("2019-11-25", ...opened(), ...opened("q"), ...approved("m"))
        yield* on("2020-03-01", correct("m", { project: "q" }))
        yield* on("2020-04-01", correct("m", { project: "p" }), depart("m"))
        for (const options of [by("2019-10-15"), known("2020-04-01"), by("2020-04-01")]) {
          expect([yield* held("p", options), yield* held("q", options)]).toEqual([1, 0])
        }
        expect([yield* held("p", known("2020-03-15")), yield* held("q", known("2020-03-15"))]).toEqual([0, 1])
      })
    )
  )

  it.effect("to another project and then entered in error, in either", () =>
    play(
      Effect.gen(function* () {
        yield* on("2019-11-25", ...opened(), ...opened("q"), ...approved("m"), correct("m", { project: "q" }))
        yield* on("2020-03-01", enterInError("m"))
        expect([yield* held("p", by("2019-10-15")), yield* held("q", by("2019-10-15"))]).toEqual([0, 0])
        expect([yield* held("p", known("2020-02-01")), yield* held("q", known("2020-02-01"))]).toEqual([0, 1])
        yield* on("2020-04-01", reinstate("m"))
        expect([yield* held("p", by("2019-10-15")), yield* held("q", by("2019-10-15"))]).toEqual([0, 1])
        expect([yield* held("p", known("2020-03-15")), yield* held("q", known("2020-03-15"))]).toEqual([0, 0])
        expect([yield* held("p", known("2020-04-01")), yield* held("q", known("2020-04-01"))]).toEqual([0, 1])
      })
    )
  )
})

describe("an unknown day", () => {
  it.effect("is the first by which it must have happened", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), recordPast("m", { appliedOn: null, approvedOn: null, endedOn: null }))
        expect(yield* usage(by("2019-10-31"))).toMatchObject({ held: 0, count: { applied: 0 } })
        expect(yield* counts(by("2019-11-01"))).toMatchObject({ underWay: 1 })
        expect(yield* counts(by("2020-06-14"))).toMatchObject({ underWay: 1, completed: 0 })
        expect(yield* counts(by("2020-06-15"))).toMatchObject({ underWay: 0, completed: 1 })
      })
    )
  )

  it.effect("is not after a step that was taken later, and counts nothing twice or less than nothing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), depart("m"), correct("m", { dates: { departed: null } }))
        yield* send(complete("m"))
        expect(yield* counts(by("2019-11-19"))).toMatchObject({ selected: 1, underWay: 0, completed: 0 })
        expect(yield* counts(by("2019-11-20"))).toMatchObject({ selected: 0, underWay: 0, completed: 1 })
      })
    )
  )

  it.effect("of a row is not after what was done to the row next", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          ...completed("m"),
          register("m", { status: "draft" }),
          correct("m", { dates: { registered: null } })
        )
        yield* send(updateRegistration("m"), removeRegistration("m"))
        expect(yield* usage(by("2019-12-09"))).toMatchObject({ registered: 0, drafts: 0 })
        expect(yield* usage(by("2019-12-10"))).toMatchObject({ registered: 1, drafts: 0 })
        expect(yield* usage(by("2019-12-20"))).toMatchObject({ registered: 0, drafts: 0 })
      })
    )
  )

  it.effect("of a step is not after the row, the goals or the outcome that needed it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: settings({ registerFrom: "applied" }) }), apply("a"), apply("b"))
        yield* send(register("a", { on: "2019-10-20", status: "draft", dates: "planned" }))
        yield* send(changeGoals("b", ["2.1"], "2019-10-20"))
        yield* send(correct("a", { dates: { applied: null } }), correct("b", { dates: { applied: null } }))
        yield* send(...completed("c"), outcome("c"), correct("c", { dates: { departed: null, ended: null } }))
        expect(yield* counts(by("2019-10-19"))).toMatchObject({ applied: 0, registered: 0 })
        expect(yield* counts(by("2019-10-20"))).toMatchObject({ applied: 2, registered: 1, drafts: 1, selected: 1 })
        expect(yield* counts(by("2019-12-04"))).toMatchObject({ selected: 1, completed: 0 })
        expect(yield* counts(by("2019-12-05"))).toMatchObject({ selected: 0, completed: 1 })
        expect((yield* ask(goalProgress("p"), by("2019-12-05")))[0]).toMatchObject({ completed: 1, achieved: 1 })
      })
    )
  )

  it.effect("of an approval is that of the complete row at the latest, whatever came later", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), register("m", { on: "2019-10-12", dates: "planned" }), depart("m"))
        yield* send(correct("m", { dates: { approved: null } }))
        expect(yield* usage(by("2019-10-11"))).toMatchObject({ held: 0, registered: 0 })
        expect(yield* usage(by("2019-10-12"))).toMatchObject({ held: 1, registered: 1 })
      })
    )
  )

  it.effect("is not that of a later change of goals, which needed neither the return nor the row", () =>
    play(
      Effect.gen(function* () {
        const registration = { tool: "1", status: "complete", on: null } as const
        yield* send(...opened(), recordPast("m", { endedOn: null, registration }), changeGoals("m", ["1", "2.1"]))
        expect(yield* counts(by("2019-12-05"))).toEqual(day(0, 0, 1, 0, 0))
        expect(yield* counts(by("2020-06-14"))).toEqual(day(0, 0, 1, 0, 0))
        expect(yield* counts(by("2020-06-15"))).toEqual(day(0, 0, 0, 1, 1))
      })
    )
  )
})

describe("a day of what was known ends", () => {
  it.effect("at midnight in the project's time zone", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2019-12-01")
        yield* send(...opened())
        yield* atMoment("2019-12-31T22:59:59.999Z", apply("m"))
        yield* atMoment("2019-12-31T23:00:00.000Z", approve("m"))
        expect((yield* ask(mobility("m"), known("2019-12-31"))).stage).toBe("applied")
        expect((yield* ask(mobility("m"), known("2020-01-01"))).stage).toBe("approved")
        expect(yield* usage(known("2019-12-31"))).toMatchObject({ held: 0 })
        expect(yield* usage(known("2020-01-01"))).toMatchObject({ held: 1 })
        expect(yield* usage(known("9999-12-31"))).toMatchObject({ held: 1 })
      })
    )
  )

  it.effect("earlier in the east", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2019-12-01")
        yield* send(...opened("p", { timeZone: "Pacific/Kiritimati" }))
        yield* atMoment(
          "2019-12-31T09:59:59.999Z",
          apply("m", { on: "2019-12-31", planned: { start: null, end: null } })
        )
        yield* atMoment("2019-12-31T10:00:00.000Z", approve("m", { on: "2020-01-01" }))
        expect((yield* ask(mobility("m"), known("2019-12-31"))).stage).toBe("applied")
        expect((yield* ask(mobility("m"), known("2020-01-01"))).stage).toBe("approved")
      })
    )
  )

  it.effect("or it is a moment, to the millisecond", () =>
    play(
      Effect.gen(function* () {
        yield* dayIs("2019-12-01")
        yield* send(...opened())
        const moment = Date.parse("2019-12-02T08:00:00.000Z")
        yield* atMoment("2019-12-02T08:00:00.000Z", apply("m"))
        expect((yield* ask(mobility("m"), { knownAt: moment })).stage).toBe("applied")
        expect((yield* ask(mobility("m"), { knownAt: moment - 1 })).stage).toBe("none")
        expect((yield* ask(project("p"), { knownAt: 0 })).period).toBeUndefined()
        expect((yield* ask(mobility("nobody"), known("2019-12-31"))).stage).toBe("none")
      })
    )
  )
})

describe("a project of the past", () => {
  it.effect("has the end, the places and the members of that day", () =>
    play(
      Effect.gen(function* () {
        yield* on("2019-09-01", openProject(), join("north"), grant(10), allocate("north", 4))
        yield* on("2020-08-20", { type: "request-extension", project: "p", end: "2022-08-31" })
        yield* on("2020-11-02", { type: "grant-extension", project: "p", end: "2022-08-31", on: "2020-10-15" })
        yield* send({ ...grant(12), on: "2020-10-20" })
        expect(yield* end(by("2020-10-14"))).toBe("2021-08-31")
        expect(yield* end(by("2020-10-15"))).toBe("2022-08-31")
        expect(yield* end(known("2020-11-01"))).toBe("2021-08-31")
        expect(yield* end(known("2020-11-02"))).toBe("2022-08-31")
        expect((yield* ask(project("p"), by("2020-08-20"))).period?.requestedEnd).toBe("2022-08-31")
        expect((yield* ask(project("p"), by("2019-08-31"))).period).toBeUndefined()
        expect(yield* usage(by("2020-10-19"))).toMatchObject({ places: 10 })
        expect(yield* usage(by("2020-10-20"))).toMatchObject({ places: 12 })
        expect((yield* ask(quotaUsage("p"), by("2019-08-31"))).allocated).toBe(0)
      })
    )
  )
})

describe("a day that a correction makes later than the entry", () => {
  it.effect("comes before what can only have happened after it, though nobody knows when that was", () =>
    play(
      Effect.gen(function* () {
        const unknown = {
          departedOn: null,
          endedOn: null,
          registration: { tool: "T1", status: "complete", on: null }
        } as const
        yield* on("2020-06-15", ...opened(), recordPast("m", unknown))
        yield* on("2020-09-01", correct("m", { dates: { approved: "2020-08-01" } }))
        expect(yield* counts(by("2020-07-01"))).toEqual(day(1, 0, 0, 0, 0))
        expect((yield* ask(mobility("m"), by("2020-07-31"))).stage).toBe("applied")
        expect(yield* counts(by("2020-08-01"))).toEqual(day(0, 0, 0, 1, 1))
        yield* send(correct("m", { dates: { approved: "2019-10-10" } }))
        expect((yield* ask(mobility("m"), by("2020-06-15"))).stage).toBe("completed")
      })
    )
  )

  it.effect("comes before the row that shows it, though nobody knows when that was made", () =>
    play(
      Effect.gen(function* () {
        yield* on(
          "2020-06-15",
          ...opened(),
          recordPast("m", { registration: { tool: "T1", status: "complete", on: null } })
        )
        yield* on("2020-09-01", correct("m", { dates: { ended: "2020-08-01" } }))
        expect(yield* counts(by("2020-07-01"))).toEqual(day(0, 0, 1, 0, 0))
        expect(yield* counts(by("2020-08-01"))).toEqual(day(0, 0, 0, 1, 1))
      })
    )
  )
})
