/**
 * Rows in Mobility Tool: from which stage on, drafts and complete ones, planned and actual dates, and whose a tool id is.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { mobility, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  complete,
  completed,
  correct,
  depart,
  enterInError,
  opened,
  recordPast,
  register,
  reject,
  removeRegistration,
  retract,
  settings,
  updateRegistration
} from "../support/Commands.ts"
import { ask, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const draft = { status: "draft", dates: "planned" } as const
const planned = { status: "complete", dates: "planned" } as const
const from = (registerFrom: "applied" | "approved" | "completed") =>
  opened("p", { settings: settings({ registerFrom }) })

describe("a row may be made", () => {
  it.effect("as a draft from the application on, where the project says so", () =>
    play(
      Effect.gen(function* () {
        yield* send(...from("applied"), apply("m"))
        expect(yield* refusalsOf(register("m", planned), register("m", { ...draft, dates: "actual" }))).toEqual([
          { code: "CompleteNeedsApproval", mobility: "m", stage: "applied" },
          { code: "ActualDatesTooEarly", mobility: "m", stage: "applied" }
        ])
        yield* send(register("m", draft))
        expect(yield* refusalOf(updateRegistration("m", planned))).toEqual({
          code: "CompleteNeedsApproval",
          mobility: "m",
          stage: "applied"
        })
        yield* send(approve("m"), updateRegistration("m", planned))
        expect(yield* refusalOf(retract("m"))).toEqual({
          code: "CompleteNeedsApproval",
          mobility: "m",
          stage: "applied"
        })
      })
    )
  )

  it.effect("from the approval on, where the project says nothing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m"))
        expect(yield* refusalOf(register("m", draft))).toEqual({
          code: "RegistrationTooEarly",
          mobility: "m",
          stage: "applied",
          registerFrom: "approved"
        })
        yield* send(approve("m"), register("m", planned))
        expect(yield* refusalOf(retract("m"))).toMatchObject({ code: "RegistrationTooEarly", stage: "applied" })
      })
    )
  )

  it.effect("from the end of the stay on, where the project says so", () =>
    play(
      Effect.gen(function* () {
        yield* send(...from("completed"), ...approved("m"))
        const refused = { code: "RegistrationTooEarly", mobility: "m", registerFrom: "completed" }
        expect(yield* refusalOf(register("m", planned))).toEqual({ ...refused, stage: "approved" })
        yield* send(depart("m"))
        expect(yield* refusalOf(register("m", draft))).toEqual({ ...refused, stage: "departed" })
        yield* send(complete("m"), register("m"))
        expect(yield* refusalOf(retract("m"))).toEqual({ ...refused, stage: "departed" })
      })
    )
  )

  it.effect("and stays where the project later says otherwise", () =>
    play(
      Effect.gen(function* () {
        yield* send(...from("applied"), apply("m"), register("m", draft), ...approved("k"), register("k", planned))
        yield* send({ type: "change-settings", project: "p", settings: settings({ registerFrom: "completed" }) })
        yield* send(approve("m"), depart("m"), complete("m"), correct("k", { host: "other" }))
        expect(yield* refusalOf(updateRegistration("k", { status: "complete", dates: "actual" }))).toMatchObject({
          code: "ActualDatesTooEarly",
          stage: "approved"
        })
        yield* send(removeRegistration("k"))
        expect(yield* refusalOf(register("k", { ...planned, on: "2019-12-20" }))).toMatchObject({
          code: "RegistrationTooEarly"
        })
      })
    )
  )
})

describe("a row that stands", () => {
  it.effect(
    "does not hold up that a cancellation or a rejection is taken back, whatever the settings are by then",
    () =>
      play(
        Effect.gen(function* () {
          yield* send(...from("applied"), apply("m"), register("m", draft), reject("m"))
          yield* send(...approved("k"), register("k", planned), cancel("k"))
          yield* send({ type: "change-settings", project: "p", settings: settings({ registerFrom: "completed" }) })
          yield* send(retract("m"), retract("k"))
          expect(yield* ask(mobility("m"))).toMatchObject({ stage: "applied" })
          expect(yield* ask(mobility("k"))).toMatchObject({ stage: "approved" })
        })
      )
  )
})

describe("what a row says", () => {
  it.effect("are planned dates until the stay is over, and actual ones from then on", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        expect(yield* refusalOf(register("m", { dates: "actual" }))).toEqual({
          code: "ActualDatesTooEarly",
          mobility: "m",
          stage: "approved"
        })
        yield* send(register("m", { ...planned, on: "2019-10-15" }), depart("m"))
        expect(yield* refusalOf(updateRegistration("m"))).toMatchObject({
          code: "ActualDatesTooEarly",
          stage: "departed"
        })
        yield* send(complete("m", { on: "2019-11-18" }))
        expect((yield* ask(timeline("m"))).closed).toBe(false)
        yield* send(updateRegistration("m"))
        expect((yield* ask(mobility("m"))).registration).toEqual({
          tool: "tool id of m",
          status: "complete",
          dates: "actual",
          period: { start: "2019-11-01", end: "2019-11-18" },
          on: "2019-10-15"
        })
        expect((yield* ask(timeline("m"))).closed).toBe(true)
        expect(yield* refusalOf(retract("m"))).toMatchObject({ code: "ActualDatesTooEarly", stage: "departed" })
      })
    )
  )

  it.effect("are the days of the stay, or others where these are said", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), ...approved("k"))
        const period = { start: "2019-11-02", end: "2019-11-19" }
        expect(yield* eventOf(register("m"))).toMatchObject({ period: { start: "2019-11-01", end: "2019-11-20" } })
        expect(yield* eventOf(updateRegistration("m", { period }))).toMatchObject({ period, before: "complete" })
        expect(yield* eventOf(register("k", { ...draft, period }))).toMatchObject({ period, status: "draft" })
      })
    )
  )
})

describe("a tool id", () => {
  it.effect("belongs to one mobility of a project, and one mobility has one", () =>
    play(
      Effect.gen(function* () {
        const tool = { tool: "1" }
        yield* send(
          ...opened(),
          ...opened("q"),
          ...completed("m"),
          ...completed("k"),
          ...completed("l", { project: "q" })
        )
        yield* send(register("m", tool))
        const taken = { code: "ToolIdTaken", project: "p", tool: "1", mobility: "m" }
        expect(
          yield* refusalsOf(
            register("k", tool),
            register("m", { tool: "2" }),
            recordPast("n", { registration: { tool: "1", status: "draft", on: null } })
          )
        ).toEqual([taken, { code: "AlreadyRegistered", mobility: "m", tool: "1" }, taken])
        yield* send(register("l", tool), register("k", { tool: "11" }))
      })
    )
  )

  it.effect("is free again once its row is removed, or its mobility was entered in error", () =>
    play(
      Effect.gen(function* () {
        const tool = { tool: "1" }
        yield* send(...opened(), ...completed("m"), ...completed("k"), register("m", tool), removeRegistration("m"))
        expect(yield* refusalsOf(removeRegistration("m"), updateRegistration("m"))).toEqual([
          { code: "NotRegistered", mobility: "m" },
          { code: "NotRegistered", mobility: "m" }
        ])
        yield* send(register("k", tool))
        expect(yield* refusalOf(register("m", tool))).toMatchObject({ code: "ToolIdTaken", mobility: "k" })
        expect(yield* eventOf(enterInError("k"))).toMatchObject({ tool: "1" })
        yield* send(register("m", { tool: "1", on: "2019-12-20" }))
        expect((yield* ask(quotaUsage("p"))).project.registered).toBe(1)
      })
    )
  )

  it.effect("stays with the mobility where its row had been removed before it was entered in error", () =>
    play(
      Effect.gen(function* () {
        const tool = { tool: "1" }
        yield* send(...opened(), ...completed("m"), ...completed("k"), register("m", tool), removeRegistration("m"))
        yield* send(register("k", tool), enterInError("m"))
        yield* send(...completed("l"))
        expect(yield* refusalOf(register("l", tool))).toMatchObject({ code: "ToolIdTaken", mobility: "k" })
      })
    )
  )

  it.effect("holds the mobility in its project", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...opened("q"), ...completed("m"), register("m"))
        expect(yield* refusalOf(correct("m", { project: "q" }))).toEqual({
          code: "StillRegistered",
          mobility: "m",
          tool: "tool id of m"
        })
        yield* send(
          correct("m", { project: "p", host: "another" }),
          removeRegistration("m"),
          correct("m", { project: "q" })
        )
      })
    )
  )
})

describe("a row outlives the mobility", () => {
  it.effect("that is cancelled: it counts until it is removed", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), register("m", { ...planned, on: "2019-10-15" }), cancel("m"))
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 0, registered: 1 })
        expect(
          yield* refusalsOf(updateRegistration("m", planned), register("m", planned), register("m", { tool: "2" }))
        ).toMatchObject([
          { code: "StepNotAllowed", step: "update-registration" },
          { code: "StepNotAllowed", step: "register" },
          { code: "StepNotAllowed", step: "register" }
        ])
        yield* send(removeRegistration("m"))
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 0, registered: 0 })
      })
    )
  )
})
