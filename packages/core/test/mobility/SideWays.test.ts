/**
 * What may happen beside the main line: waiting and reconsidering, calling off, force majeure, other plans, a longer stay, pauses.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { fourFigures, goalProgress, mobility, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { interruptedDays } from "../../src/mobility/Interruption.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  complete,
  correct,
  depart,
  extend,
  grant,
  interrupt,
  noShow,
  opened,
  prevent,
  reconsider,
  register,
  reject,
  replan,
  resume,
  retract,
  returnEarly,
  settings,
  updateRegistration,
  waitlist
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, send } from "../support/Playing.ts"

const given = (...commands: ReadonlyArray<CommandInput>) => send(...opened(), ...commands)
const away = (mobility = "m"): ReadonlyArray<CommandInput> => [...approved(mobility), depart(mobility)]
const usage = Effect.map(ask(quotaUsage("p")), ({ project }) => project)
const held = Effect.map(usage, (row) => row.held)
const days = Effect.map(ask(mobility("m")), (state) => interruptedDays(state))

describe("the waiting list", () => {
  it.effect("keeps an application until a place is free, which it gets like any other", () =>
    play(
      Effect.gen(function* () {
        yield* given(grant(1), ...approved("k"), apply("m"), waitlist("m", { rank: 3 }))
        expect(yield* usage).toMatchObject({ held: 1, free: 0, count: { applied: 0, waitlisted: 1 } })
        expect(yield* refusalOf(approve("m"))).toMatchObject({ code: "NoPlaceLeft", held: 2, places: 1 })
        yield* send(cancel("k"))
        expect(yield* eventOf(approve("m"))).toMatchObject({ type: "mobility.approved", from: "waitlisted" })
        expect(yield* usage).toMatchObject({ held: 1, count: { selected: 1, waitlisted: 0 } })
      })
    )
  )

  it.effect("is no approval: nothing complete stands in the tool", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: settings({ registerFrom: "applied" }) }), apply("m"), waitlist("m"))
        expect(yield* refusalOf(register("m", { on: "2019-10-06", dates: "planned" }))).toMatchObject({
          code: "CompleteNeedsApproval",
          stage: "waitlisted"
        })
        yield* send(register("m", { on: "2019-10-06", status: "draft", dates: "planned" }))
      })
    )
  )

  it.effect("is left by a rejection, and counts nowhere from then on", () =>
    play(
      Effect.gen(function* () {
        yield* given(apply("m"), waitlist("m"))
        expect(yield* eventOf(reject("m"))).toMatchObject({ from: "waitlisted" })
        expect((yield* usage).count).toMatchObject({ applied: 0, waitlisted: 0 })
        yield* send(retract("m"))
        expect((yield* usage).count).toMatchObject({ applied: 0, waitlisted: 1 })
      })
    )
  )
})

describe("a rejected application", () => {
  it.effect("that is reconsidered can be approved", () =>
    play(
      Effect.gen(function* () {
        yield* given(apply("m"), reject("m"), reconsider("m"))
        expect((yield* usage).count).toMatchObject({ applied: 1 })
        yield* send(approve("m", { on: "2019-10-13" }))
        expect((yield* ask(timeline("m"))).milestones.map(({ on }) => on)).toEqual([
          "2019-10-01",
          "2019-10-13",
          null,
          null,
          null
        ])
      })
    )
  )
})

describe("what is called off", () => {
  it.effect("says by whom, where that is known", () =>
    play(
      Effect.gen(function* () {
        yield* given(...approved("m"), ...approved("k"))
        expect(yield* eventOf(cancel("m"))).toMatchObject({ by: "host" })
        expect(yield* eventOf({ type: "cancel", mobility: "k", reason: "too-few" })).toMatchObject({ by: null })
      })
    )
  )

  it.effect("by a participant who does not turn up gives the place back, once", () =>
    play(
      Effect.gen(function* () {
        yield* given(grant(1), ...approved("m"))
        yield* send(noShow("m"))
        expect(yield* held).toBe(0)
        expect(yield* refusalOf(cancel("m", "2019-11-02"))).toMatchObject({ code: "StepNotAllowed", stage: "no-show" })
        // The participant is free for another stay on the same days.
        yield* send(...approved("k", { participant: "participant of m" }), retract("k"))
        expect(yield* held).toBe(0)
      })
    )
  )
})

describe("force majeure before departure", () => {
  it.effect("leaves a record of one day, registered as any other, and the place used", () =>
    play(
      Effect.gen(function* () {
        yield* given(grant(1), ...approved("m"), prevent("m"))
        expect((yield* ask(mobility("m"))).stay).toEqual({ start: "2019-11-01", end: "2019-11-01" })
        expect(yield* usage).toMatchObject({ held: 1, used: 1, free: 0, count: { prevented: 1 } })
        yield* send(register("m"))
        expect((yield* ask(mobility("m"))).registration?.period).toEqual({ start: "2019-11-01", end: "2019-11-01" })
        expect((yield* ask(timeline("m"))).closed).toBe(true)
        expect((yield* ask(fourFigures("p"))).registered).toBe(1)
        // Nobody is away on that day.
        yield* send(grant(2), ...approved("k", { participant: "participant of m" }))
      })
    )
  )

  it.effect("gives the place back where the project says so, as soon as it says so", () =>
    play(
      Effect.gen(function* () {
        yield* given(grant(1), ...approved("m"), prevent("m"), apply("k"))
        expect(yield* refusalOf(approve("k"))).toMatchObject({ code: "NoPlaceLeft" })
        yield* send({ type: "change-settings", project: "p", settings: { prevented: "frees-place" } })
        expect(yield* usage).toMatchObject({ held: 0, used: 0, free: 1, count: { prevented: 1 } })
        yield* send(approve("k"))
        yield* send({ type: "change-settings", project: "p", settings: { prevented: "uses-place" } })
        expect(yield* usage).toMatchObject({ held: 2, overbooked: 1 })
      })
    )
  )

  it.effect("counts under the member it is corrected to", () =>
    play(
      Effect.gen(function* () {
        yield* given(...approved("m"), prevent("m"), correct("m", { member: "south", category: "staff" }))
        const { members } = yield* ask(quotaUsage("p"))
        expect(members["north"]).toBeUndefined()
        expect(members["south"]).toMatchObject({ held: 1, categories: { staff: { used: 1 } } })
        yield* send(retract("m"))
        expect(yield* usage).toMatchObject({ held: 1, used: 0, count: { prevented: 0, selected: 1 } })
      })
    )
  )
})

describe("categories that take no place", () => {
  const accompanied = opened("p", { categories: ["learner", "accompanying-person"] })
  const teacher = { category: "accompanying-person", goals: [] }

  it.effect("go beyond all places, without a goal, and count in their own row alone", () =>
    play(
      Effect.gen(function* () {
        yield* send(...accompanied, grant(1), ...approved("m"), apply("t", teacher), approve("t"), depart("t"))
        const { categories, project } = yield* ask(quotaUsage("p"))
        expect(project).toMatchObject({ held: 1, used: 0, count: { selected: 1, underWay: 0 } })
        expect(categories["accompanying-person"]).toMatchObject({
          places: undefined,
          held: 0,
          used: 0,
          count: { underWay: 1 }
        })
        yield* send(complete("t"), register("t"))
        expect(yield* ask(fourFigures("p"))).toMatchObject({
          registered: 0,
          registeredBy: { "accompanying-person": 1 }
        })
        const rows = yield* ask(goalProgress("p"))
        expect(rows.at(-1)).toMatchObject({ goal: undefined, completed: 0 })
      })
    )
  )

  it.effect("take places like any other where the project says so, and need a goal", () =>
    play(
      Effect.gen(function* () {
        yield* send(...accompanied, grant(1), ...approved("m"), apply("t", teacher), approve("t"))
        yield* send({ type: "change-settings", project: "p", settings: { placeless: [] } })
        expect(yield* usage).toMatchObject({ held: 2, overbooked: 1 })
        yield* send(apply("t2", teacher))
        expect(yield* refusalOf(approve("t2"))).toMatchObject({ code: "NoPlaceLeft" })
        yield* send(grant(5))
        expect(yield* refusalOf(approve("t2"))).toMatchObject({ code: "NoGoal" })
      })
    )
  )

  it.effect("leave a place to the others when a mobility is corrected to one, which is guarded back", () =>
    play(
      Effect.gen(function* () {
        yield* send(...accompanied, grant(1), ...approved("m"), correct("m", { category: "accompanying-person" }))
        expect(yield* held).toBe(0)
        yield* send(...approved("k"))
        const back = yield* eventOf(correct("m", { category: "learner" }))
        expect(back).toMatchObject({
          excess: { cause: "correction", over: [{ level: "project", places: 1, held: 2 }] }
        })
      })
    )
  )
})

describe("another plan", () => {
  it.effect("holds from then on, for overlaps too", () =>
    play(
      Effect.gen(function* () {
        yield* given(...approved("m"), replan("m"))
        expect((yield* ask(mobility("m"))).stay).toEqual({ start: "2019-11-05", end: "2019-11-25" })
        yield* send(
          apply("k", { participant: "participant of m", planned: { start: "2019-11-01", end: "2019-11-04" } })
        )
        yield* send(approve("k"))
        expect(yield* refusalOf(replan("m", { planned: { start: "2019-11-04", end: "2019-11-25" } }))).toMatchObject({
          code: "StaysOverlap",
          mobility: "k"
        })
      })
    )
  )

  it.effect("lies within the project, and is corrected as the plan that was said last", () =>
    play(
      Effect.gen(function* () {
        yield* given(apply("m"))
        expect(yield* refusalOf(replan("m", { planned: { start: "2019-11-05", end: "2030-01-01" } }))).toMatchObject({
          code: "OutsideProject",
          what: "planned-end"
        })
        yield* send(replan("m"), correct("m", { planned: { start: "2019-11-06", end: "2019-11-26" } }))
        expect((yield* ask(mobility("m"))).planned).toEqual({ start: "2019-11-06", end: "2019-11-26" })
        expect((yield* ask(mobility("m"), { asOf: CalendarDate.make("2019-10-14") })).planned).toEqual({
          start: "2019-11-01",
          end: "2019-11-20"
        })
        yield* send(retract("m"))
        expect((yield* ask(mobility("m"))).planned).toEqual({ start: "2019-11-01", end: "2019-11-20" })
      })
    )
  )
})

describe("a longer stay", () => {
  it.effect("entered in time is only that", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away())
        yield* dayIs("2019-11-15")
        expect(yield* eventOf(extend("m"))).toEqual({
          type: "mobility.extended",
          mobility: "m",
          occurredOn: "2019-11-15",
          project: "p",
          member: "north",
          category: "learner",
          goals: ["1"],
          participant: "participant of m",
          plannedEnd: "2019-11-30",
          before: "2019-11-20",
          stay: { start: "2019-11-01", end: "2019-11-30" }
        })
      })
    )
  )

  it.effect("entered on the last day is in time, on the day after it is late, whatever day it was agreed on", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away("m"), ...away("k"))
        yield* dayIs("2019-11-20")
        expect(yield* eventOf(extend("m"))).not.toHaveProperty("late")
        yield* dayIs("2019-11-21")
        expect(yield* eventOf(extend("k"))).toMatchObject({ late: true, before: "2019-11-20" })
      })
    )
  )

  it.effect("is later than the end so far, within the project, and meets no other stay", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away(), extend("m"))
        expect(yield* refusalOf(extend("m"))).toEqual({
          code: "ExtensionNotLater",
          mobility: "m",
          end: "2019-11-30",
          current: "2019-11-30"
        })
        expect(yield* refusalOf(extend("m", { plannedEnd: "2031-01-01" }))).toMatchObject({ code: "OutsideProject" })
        const next = { participant: "participant of m", planned: { start: "2019-12-01", end: "2019-12-05" } }
        yield* send(apply("k", next), approve("k"))
        expect(yield* refusalOf(extend("m", { plannedEnd: "2019-12-01" }))).toMatchObject({ code: "StaysOverlap" })
        expect(yield* refusalOf(extend("m", { on: "2019-10-31", plannedEnd: "2019-12-02" }))).toMatchObject({
          code: "OutOfOrder",
          earlier: "departure",
          later: "extension"
        })
      })
    )
  )

  it.effect("is what a corrected plan is about; the plan itself keeps its end", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away(), extend("m"), correct("m", { planned: { start: "2019-11-02", end: "2019-11-28" } }))
        const { planned, stay } = yield* ask(mobility("m"))
        expect(planned).toEqual({ start: "2019-11-02", end: "2019-11-20" })
        expect(stay).toEqual({ start: "2019-11-01", end: "2019-11-28" })
        expect((yield* ask(mobility("m"), { asOf: CalendarDate.make("2019-11-14") })).stay.end).toBe("2019-11-20")
        yield* send(retract("m"))
        expect((yield* ask(mobility("m"))).stay.end).toBe("2019-11-20")
      })
    )
  )
})

describe("a stay that pauses", () => {
  it.effect("counts the days until it goes on, each pause by itself", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away())
        expect(yield* days).toBe(0)
        yield* send(interrupt("m", "2019-11-05"))
        // Until it goes on, to the end that is planned: 5 to 20 November.
        expect(yield* days).toBe(16)
        yield* send(resume("m", "2019-11-08"), interrupt("m", "2019-11-10"), resume("m", "2019-11-11"), complete("m"))
        expect(yield* days).toBe(4)
        expect((yield* ask(mobility("m"))).interruptions).toEqual([
          { from: "2019-11-05", resumedOn: "2019-11-08" },
          { from: "2019-11-10", resumedOn: "2019-11-11" }
        ])
      })
    )
  )

  it.effect("may be cut short, but not come to its end", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away(), interrupt("m", "2019-11-05"))
        expect(yield* refusalOf(complete("m"))).toMatchObject({ code: "StillInterrupted", since: "2019-11-05" })
        yield* send(returnEarly("m", { on: "2019-11-10" }))
        expect(yield* days).toBe(6)
      })
    )
  )

  it.effect("pauses after the departure and before the return, in order", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away())
        expect(yield* refusalOf(interrupt("m", "2019-10-31"))).toMatchObject({
          code: "OutOfOrder",
          earlier: "departure",
          later: "interruption"
        })
        yield* send(interrupt("m", "2019-11-05"))
        expect(yield* refusalOf(resume("m", "2019-11-04"))).toMatchObject({ code: "OutOfOrder", later: "resumption" })
        yield* send(resume("m", "2019-11-08"))
        expect(yield* refusalOf(complete("m", { on: "2019-11-07" }))).toMatchObject({
          code: "OutOfOrder",
          earlier: "resumption",
          later: "return"
        })
        expect(yield* refusalOf(correct("m", { dates: { departed: "2019-11-06" } }))).toMatchObject({
          code: "OutOfOrder",
          earlier: "departure",
          later: "interruption"
        })
      })
    )
  )

  it.effect("has no number of days where one of them is unknown", () =>
    play(
      Effect.gen(function* () {
        yield* given(...approved("m", { planned: { start: null, end: null } }), depart("m"), interrupt("m"))
        expect(yield* days).toBeUndefined()
      })
    )
  )

  it.effect("is taken back pause by pause", () =>
    play(
      Effect.gen(function* () {
        yield* given(...away(), interrupt("m"), resume("m"), retract("m"))
        expect(yield* refusalOf(complete("m"))).toMatchObject({ code: "StillInterrupted" })
        yield* send(retract("m"), complete("m"), register("m"), updateRegistration("m"))
        expect(yield* days).toBe(0)
      })
    )
  )
})
