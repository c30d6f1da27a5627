/**
 * Goals of a mobility: from which stage on it needs one, which may be chosen, and what an outcome holds fast.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { goalProgress, mobility, project } from "../../src/consortium/Question.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  changeGoals,
  complete,
  completed,
  correct,
  depart,
  interrupt,
  noShow,
  opened,
  outcome,
  pay,
  prevent,
  reconsider,
  recordPast,
  recover,
  register,
  reject,
  removeRegistration,
  resume,
  retract,
  returnEarly,
  setGoals,
  settings,
  sign,
  withdraw,
  withdrawPayment
} from "../support/Commands.ts"
import { ask, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const from = (goalsFrom: "applied" | "approved" | "completed") => opened("p", { settings: settings({ goalsFrom }) })
const none = { goals: [] }

const goal = (code: string, parent?: string) => ({ code, titles: {}, ...(parent === undefined ? {} : { parent }) })

describe("a mobility needs a goal", () => {
  it.effect("to be applied for, where the project says so", () =>
    play(
      Effect.gen(function* () {
        yield* send(...from("applied"))
        const refused = { code: "NoGoal", mobility: "m", stage: "applied" }
        expect(yield* refusalOf(apply("m", none))).toEqual(refused)
        yield* send(apply("m"))
        expect(yield* refusalOf(changeGoals("m", []))).toEqual(refused)
      })
    )
  )

  it.effect("to be approved, where the project says nothing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m", none))
        expect(yield* refusalOf(approve("m"))).toEqual({ code: "NoGoal", mobility: "m", stage: "approved" })
        yield* send(changeGoals("m", ["2.1"], "2019-10-02"), approve("m"))
        expect(yield* refusalsOf(changeGoals("m", []), correct("m", none))).toEqual([
          { code: "NoGoal", mobility: "m", stage: "approved" },
          { code: "NoGoal", mobility: "m", stage: "approved" }
        ])
      })
    )
  )

  it.effect("to be completed, where the project says so", () =>
    play(
      Effect.gen(function* () {
        yield* send(...from("completed"), ...approved("m", none), depart("m"))
        expect(yield* refusalsOf(complete("m"), returnEarly("m"), recordPast("k", none))).toEqual([
          { code: "NoGoal", mobility: "m", stage: "completed" },
          { code: "NoGoal", mobility: "m", stage: "returned-early" },
          { code: "NoGoal", mobility: "k", stage: "completed" }
        ])
        yield* send(changeGoals("m", ["1"], "2019-11-10"), complete("m"))
      })
    )
  )

  it.effect("but none to be turned down or given up, when the rule came after the application", () =>
    play(
      Effect.gen(function* () {
        yield* send(...from("completed"), apply("r", none), apply("w", none), ...approved("c", none), apply("a", none))
        yield* send({ type: "change-settings", project: "p", settings: settings({ goalsFrom: "applied" }) })
        yield* send(reject("r"), withdraw("w"), cancel("c"))
        expect(yield* refusalsOf(approve("a"), retract("r"))).toEqual([
          { code: "NoGoal", mobility: "a", stage: "approved" },
          { code: "NoGoal", mobility: "r", stage: "applied" }
        ])
      })
    )
  )
})

const lacking = (mobility: string, stage: string) => ({ code: "NoGoal", mobility, stage })

describe("a mobility that has no goal when the project begins to ask for one", () => {
  const asking = { type: "change-settings", project: "p", settings: settings() } as const

  it.effect("is handled as before where it stands, and needs one to go on or back", () =>
    play(
      Effect.gen(function* () {
        yield* send(...from("completed"), ...approved("m", none), depart("m"), asking)
        yield* send(sign("m"), interrupt("m"), resume("m"), pay("m"), correct("m", { category: "staff" }))
        yield* send(correct("m", { dates: { departed: "2019-11-02" } }))
        expect(yield* refusalOf(complete("m"))).toEqual(lacking("m", "completed"))
        // The interruptions first: they leave it where it is.
        yield* send(retract("m"), retract("m"))
        expect(yield* refusalOf(retract("m"))).toEqual(lacking("m", "approved"))
        yield* send(changeGoals("m", ["1"], "2019-11-10"), complete("m"))
      })
    )
  )

  it.effect("is so by its category, too, but not by being corrected or moved into having to", () =>
    play(
      Effect.gen(function* () {
        const staff = { ...none, category: "staff" }
        const free = { settings: settings({ placeless: ["staff"] }) }
        yield* send(...opened("p", free), ...opened("q"), ...approved("m", staff), depart("m"))
        expect(yield* refusalsOf(correct("m", { category: "learner" }), correct("m", { project: "q" }))).toEqual([
          lacking("m", "departed"),
          lacking("m", "departed")
        ])
        yield* send(asking, sign("m"), correct("m", { category: "learner" }))
        expect(yield* refusalOf(correct("m", { project: "q" }))).toEqual(lacking("m", "departed"))
        yield* send(changeGoals("m", ["1"], "2019-11-10"))
        expect(yield* refusalOf(changeGoals("m", [], "2019-11-10"))).toEqual(lacking("m", "departed"))
      })
    )
  )
})

describe("a mobility that was given up", () => {
  const only = setGoals({ goals: [goal("2.1")] })
  const gone = { code: "UnknownGoal", project: "p", goal: "1" }

  it.effect("is put in order though its goal left the catalogue, and takes no other that is not in it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("c"), pay("c"), cancel("c"), apply("r"), reject("r"), apply("w"))
        yield* send(...approved("n"), pay("n"), noShow("n"), withdraw("w"), only)
        yield* send(recover("c", "voucher 2", { on: "2019-12-10" }), withdrawPayment("n"))
        yield* send(correct("w", { category: "staff" }), correct("r", { dates: { applied: "2019-09-30" } }))
        expect(yield* refusalsOf(correct("c", { goals: ["1", "9"] }), reconsider("r"), retract("c"))).toEqual([
          { ...gone, goal: "9" },
          gone,
          gone
        ])
        yield* send(correct("c", { goals: ["2.1"] }), retract("c"))
      })
    )
  )

  it.effect("keeps its goal in the catalogue while it has a row in the tool, so that the figures agree", () =>
    play(
      Effect.gen(function* () {
        const planned = { on: "2019-10-15", dates: "planned" } as const
        yield* send(...opened(), ...approved("c"), register("c", planned), cancel("c"), ...approved("k"), cancel("k"))
        expect(yield* refusalOf(only)).toEqual({ code: "GoalInUse", goal: "1", mobilities: 1 })
        yield* send(removeRegistration("c"), only)
      })
    )
  )

  it.effect("may be moved to no project whose catalogue does not have its goals", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          ...opened("q"),
          ...approved("c"),
          cancel("c"),
          setGoals({ project: "q", goals: [goal("2.1")] })
        )
        expect(yield* refusalOf(correct("c", { project: "q" }))).toEqual({ ...gone, project: "q" })
      })
    )
  )

  it.effect("is something else than prevented: that counts, and its goals stay", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), prevent("m"))
        expect(yield* refusalsOf(only, correct("m", { goals: ["9"] }))).toMatchObject([
          { code: "GoalInUse" },
          { code: "UnknownGoal" }
        ])
      })
    )
  )
})

describe("a goal that may be chosen", () => {
  it.effect("is in the catalogue and no heading", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m"))
        const unknown = { code: "UnknownGoal", project: "p", goal: "9" }
        const heading = { code: "GoalHasChildren", goal: "2" }
        expect(
          yield* refusalsOf(
            apply("k", { goals: ["1", "9"] }),
            apply("k", { goals: ["2"] }),
            changeGoals("m", ["2.1", "2"]),
            correct("m", { goals: ["9"] }),
            recordPast("k", { goals: ["9"] })
          )
        ).toEqual([unknown, heading, heading, unknown, unknown])
      })
    )
  )

  it.effect("may go together with others", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m", { goals: ["1", "2.1", "2.2"] }))
        expect((yield* ask(mobility("m"))).details?.goals).toEqual(["1", "2.1", "2.2"])
      })
    )
  )

  it.effect("is none where the application names none", () =>
    play(
      Effect.gen(function* () {
        const whose = { project: "p", member: "north", category: "learner", participant: "anna" }
        yield* send(...opened())
        expect(yield* eventOf({ type: "apply", mobility: "m", on: "2019-10-01", ...whose })).toMatchObject({
          goals: []
        })
      })
    )
  )
})

describe("an outcome", () => {
  it.effect("is of a goal that the mobility serves, once the stay is over", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        expect(yield* refusalOf(outcome("m", { goal: "2.1" }))).toEqual({
          code: "GoalNotLinked",
          mobility: "m",
          goal: "2.1"
        })
        expect(yield* eventOf(outcome("m"))).toMatchObject({ achievedBefore: [], achieved: ["1"] })
        expect(yield* eventOf(outcome("m", { result: "partly" }))).toMatchObject({
          achievedBefore: ["1"],
          achieved: []
        })
        expect((yield* ask(mobility("m"))).outcomes).toEqual([{ goal: "1", result: "partly", evidence: "report of m" }])
      })
    )
  )

  it.effect("is refused for the stage before its goal is asked for, and for that before its day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), ...completed("k"))
        expect(
          yield* refusalsOf(
            outcome("m", { goal: "2.1" }),
            outcome("k", { goal: "2.1", on: "2019-11-19" }),
            outcome("k", { goal: "2.1", on: "2020-06-16" })
          )
        ).toMatchObject([{ code: "StepNotAllowed" }, { code: "GoalNotLinked" }, { code: "GoalNotLinked" }])
      })
    )
  )

  it.effect("has no evidence where none is named", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        yield* send({ type: "record-outcome", mobility: "m", on: "2019-12-05", goal: "1", result: "not-reached" })
        expect((yield* ask(mobility("m"))).outcomes).toStrictEqual([{ goal: "1", result: "not-reached" }])
      })
    )
  )

  it.effect("holds its goal, and holds the end of the stay", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m", { goals: ["1", "2.1"] }), outcome("m"))
        const held = { code: "GoalHasOutcome", mobility: "m", goal: "1" }
        expect(yield* refusalsOf(changeGoals("m", ["2.1"]), correct("m", { goals: ["2.1"] }), retract("m"))).toEqual([
          held,
          held,
          { code: "OutcomeTooEarly", mobility: "m", stage: "departed" }
        ])
        yield* send(changeGoals("m", ["1", "2.2"]), outcome("m", { goal: "2.2", result: "not-reached" }))
        expect(yield* refusalOf(outcome("m", { goal: "2.1" }))).toMatchObject({ code: "GoalNotLinked", goal: "2.1" })
      })
    )
  )
})

describe("a catalogue", () => {
  it.effect("names each goal once, with parents that are in it and no circle", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const bad = (...goals: ReadonlyArray<ReturnType<typeof goal>>) => refusalOf(setGoals({ goals }))
        expect(yield* bad(goal("1"), goal("2"), goal("1"))).toEqual({
          code: "BadCatalogue",
          goal: "1",
          problem: "twice"
        })
        expect(yield* bad(goal("1"), goal("2", "3"))).toEqual({
          code: "BadCatalogue",
          goal: "2",
          problem: "unknown-parent"
        })
        const circle = { code: "BadCatalogue", problem: "own-ancestor" }
        expect(yield* bad(goal("1", "1"))).toEqual({ ...circle, goal: "1" })
        expect(yield* bad(goal("0", "1"), goal("1", "2"), goal("2", "3"), goal("3", "1"))).toEqual({
          ...circle,
          goal: "1"
        })
        yield* send(setGoals({ goals: [goal("3", "2"), goal("2", "1"), goal("1")] }))
      })
    )
  )

  it.effect("keeps the goals that mobilities serve, as goals without children", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("a", { goals: ["2.1"] }), apply("b", { goals: ["2.1", "2.2"] }), apply("c"))
        yield* send(withdraw("c"))
        const titles = {}
        const used = { code: "GoalInUse", goal: "2.1", mobilities: 2 }
        const without = setGoals({ goals: [{ code: "2.2", titles }] })
        const heading = setGoals({
          goals: [
            { code: "2.2", titles },
            { code: "2.1", titles },
            { code: "x", titles, parent: "2.1" }
          ]
        })
        expect(yield* refusalsOf(without, heading)).toEqual([used, used])
        yield* send(
          setGoals({
            goals: [
              { code: "2.2", titles },
              { code: "2.1", titles }
            ]
          })
        )
        expect((yield* ask(project("p"))).goals.map(({ code }) => code)).toEqual(["2.2", "2.1"])
        yield* send(reject("a"), reject("b"), setGoals({ goals: [{ code: "1", titles }] }))
        expect(yield* refusalOf(retract("a"))).toEqual({ code: "UnknownGoal", project: "p", goal: "2.1" })
        expect((yield* ask(goalProgress("p"))).map(({ goal }) => goal?.code)).toEqual(["1", undefined])
      })
    )
  )

  it.effect("counts in its refusal every mobility that serves it, in whatever stage", () =>
    play(
      Effect.gen(function* () {
        const goals = { goals: ["2.1"] }
        yield* send(...opened(), apply("a", goals), ...approved("b", goals), ...approved("c", goals), depart("c"))
        yield* send(...completed("d", goals), ...approved("e", goals), depart("e"), returnEarly("e"))
        expect(yield* refusalOf(setGoals({ goals: [goal("1")] }))).toMatchObject({ code: "GoalInUse", mobilities: 5 })
      })
    )
  )
})
