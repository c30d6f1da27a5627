/**
 * How far each goal has come: exact figures of a small project, by goal, member and category.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { goalProgress } from "../../src/consortium/Question.ts"
import { fold } from "../../src/eventsourcing/Projection.ts"
import { goalProgress as projection, type GoalRow } from "../../src/goals/GoalProgress.ts"
import { zero } from "../../src/mobility/Counts.ts"
import {
  apply,
  approved,
  cancel,
  changeGoals,
  completed,
  correct,
  depart,
  enterInError,
  join,
  opened,
  openProject,
  outcome,
  recordPast,
  register,
  setGoals,
  settings
} from "../support/Commands.ts"
import { ask, play, recorded, send } from "../support/Playing.ts"

const titles = {}

const catalogue = setGoals({
  goals: [
    { code: "1", titles, target: { measure: "served", number: 4 } },
    { code: "2", titles, target: { measure: "achieved", number: 8, by: "2021-08-31" } },
    { code: "2.1", titles, parent: "2", target: { measure: "achieved", number: 0 } },
    { code: "2.2", titles, parent: "2" }
  ]
})

const figures = (rows: ReadonlyArray<GoalRow>) =>
  rows.map(({ achieved, completed, goal, selected, served, share, underWay }) => [
    goal?.code ?? "no goal yet",
    selected,
    underWay,
    completed,
    served,
    achieved,
    share
  ])

const story = [
  ...opened("p", { settings: settings({ goalsFrom: "completed" }) }),
  catalogue,
  ...approved("selected", { goals: ["1", "2.1"] }),
  ...approved("away", { goals: ["2.1", "2.2"] }),
  depart("away"),
  ...completed("both", { goals: ["2.1", "2.2"], member: "south", category: "staff" }),
  outcome("both", { goal: "2.1" }),
  outcome("both", { goal: "2.2" }),
  ...completed("served", { goals: ["1"], member: "south" }),
  register("served"),
  ...completed("unproven", { goals: ["2.2"] }),
  { type: "record-outcome", mobility: "unproven", on: "2019-12-05", goal: "2.2", result: "reached" } as const,
  ...completed("missed", { goals: ["1"] }),
  outcome("missed", { result: "not-reached" }),
  apply("application", { goals: ["1"] }),
  ...approved("undecided", { goals: [] }),
  ...approved("called off", { goals: ["1"] }),
  cancel("called off")
]

describe("goal progress", () => {
  it.effect("counts distinct mobilities, also for a parent, and last those without a goal", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story)
        // goal, selected, under way, completed, served, achieved, share of the target
        expect(figures(yield* ask(goalProgress("p")))).toEqual([
          ["1", 1, 0, 2, 1, 0, 0.25],
          ["2", 1, 1, 2, 0, 1, 0.125],
          ["2.1", 1, 1, 1, 0, 1, undefined],
          ["2.2", 0, 1, 2, 0, 1, undefined],
          ["no goal yet", 1, 0, 0, 0, 0, undefined]
        ])
      })
    )
  )

  it.effect("of a project without goals is a row of those without any", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject(), join("north"), apply("m", { goals: [] }))
        expect(figures(yield* ask(goalProgress("p")))).toEqual([["no goal yet", 0, 0, 0, 0, 0, undefined]])
      })
    )
  )

  it.effect("is the same for one member or one category alone", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story)
        expect(figures(yield* ask(goalProgress("p", { member: "south" })))).toEqual([
          ["1", 0, 0, 1, 1, 0, 0.25],
          ["2", 0, 0, 1, 0, 1, 0.125],
          ["2.1", 0, 0, 1, 0, 1, undefined],
          ["2.2", 0, 0, 1, 0, 1, undefined],
          ["no goal yet", 0, 0, 0, 0, 0, undefined]
        ])
        expect(
          figures(yield* ask(goalProgress("p", { category: "staff", member: "north" }))).map((row) => row[3])
        ).toEqual([0, 0, 0, 0, 0])
        expect((yield* ask(goalProgress("p", { category: "learner" })))[0]?.count).toEqual({
          waitlisted: 0,
          prevented: 0,
          applied: 1,
          selected: 1,
          underWay: 0,
          completed: 2,
          returnedEarly: 0,
          registered: 1,
          drafts: 0,
          accepted: 1
        })
      })
    )
  )

  it.effect("follows a change of goals with what stands under them, and an outcome with its mobility", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), changeGoals("m", ["2.1", "1"]), outcome("m"))
        expect(figures(yield* ask(goalProgress("p")))).toEqual([
          ["1", 0, 0, 1, 1, 1, undefined],
          ["2", 0, 0, 1, 1, 0, undefined],
          ["2.1", 0, 0, 1, 1, 0, undefined],
          ["2.2", 0, 0, 0, 0, 0, undefined],
          ["no goal yet", 0, 0, 0, 0, 0, undefined]
        ])
        yield* send(correct("m", { member: "south", goals: ["1", "2.2"] }))
        expect(
          figures(yield* ask(goalProgress("p", { member: "south" }))).map(([goal, , , , served, achieved]) => [
            goal,
            served,
            achieved
          ])
        ).toEqual([
          ["1", 1, 1],
          ["2", 1, 0],
          ["2.1", 0, 0],
          ["2.2", 1, 0],
          ["no goal yet", 0, 0]
        ])
        yield* send(enterInError("m"))
        expect(
          figures(yield* ask(goalProgress("p")))
            .flatMap((row) => row.slice(1, 6))
            .every((n) => n === 0)
        ).toBe(true)
      })
    )
  )

  it.effect("keeps of what was achieved how often, and nothing of rows in the tool", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"), outcome("m"))
        expect(fold(projection, "p", yield* recorded).achieved).toEqual({
          '["1"]': { north: { learner: { ...zero, completed: 1 } } }
        })
      })
    )
  )

  it.effect("counts a recorded past and the last outcome of a goal", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), recordPast("m"), outcome("m", { result: "partly" }), outcome("m"), outcome("m"))
        expect(figures(yield* ask(goalProgress("p")))[0]).toEqual(["1", 0, 0, 1, 0, 1, undefined])
      })
    )
  )
})
