/**
 * Rows of goals: the figures of the report, found across projects.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { goalProgress } from "../../src/consortium/Question.ts"
import { goalProgressRows } from "../../src/goals/GoalProgressRows.ts"
import { goalRows } from "../../src/goals/GoalRows.ts"
import { selectDerived } from "../../src/readmodel/Deriving.ts"
import { select } from "../../src/readmodel/Rows.ts"
import { apply, completed, depart, approved, opened, outcome, register, setGoals } from "../support/Commands.ts"
import { ask, play, send } from "../support/Playing.ts"
import { columnsOf, reading } from "../support/Reading.ts"

const titles = {}

const story = [
  ...opened(),
  ...opened("q"),
  setGoals({
    goals: [
      { code: "1", titles, target: { measure: "served", number: 1 } },
      { code: "2", titles },
      { code: "2.1", titles, parent: "2", target: { measure: "achieved", number: 4, by: "2021-08-31" } }
    ]
  }),
  ...completed("m", { goals: ["1", "2.1"] }),
  outcome("m", { goal: "2.1" }),
  register("m"),
  ...approved("selected", { goals: ["2.1"] }),
  ...approved("away", { goals: ["2.1"] }),
  depart("away"),
  apply("undecided", { goals: [] })
]

const columns = Effect.map(select(goalProgressRows, { where: { project: "p" } }), ({ rows }) =>
  rows.flatMap(({ key, state }) => goalRows.rows(state, key).map((row) => [row.name, row.columns]))
)

const figures = { project: "p", parent: null, selected: 0, underWay: 0, completed: 0, served: 0, achieved: 0 }
const aimless = { measure: null, target: null, by: null, share: null }

it.effect("a goal has the figures that the report has, and what waits for a goal has a row of its own", () =>
  play(
    Effect.gen(function* () {
      yield* send(...story)
      const two = { ...figures, selected: 1, underWay: 1, completed: 1, served: 1, achieved: 1 }
      expect(yield* reading(columns)).toEqual([
        ["1", { ...figures, goal: "1", completed: 1, served: 1, measure: "served", target: 1, by: null, share: 1 }],
        ["2", { ...two, goal: "2", ...aimless }],
        ["2.1", { ...two, goal: "2.1", parent: "2", measure: "achieved", target: 4, by: "2021-08-31", share: 0.25 }],
        ["", { ...figures, goal: null, ...aimless }]
      ])
      const { rows } = yield* reading(selectDerived(goalRows, { where: { project: "p" } }))
      const byCode = [...(yield* ask(goalProgress("p")))].sort((a, b) =>
        (a.goal?.code ?? "") < (b.goal?.code ?? "") ? -1 : 1
      )
      expect(rows.map(({ value }) => value)).toEqual(byCode)
      expect(yield* reading(columnsOf(goalProgressRows))).toEqual({ p: { project: "p" }, q: { project: "q" } })
    }).pipe(Effect.scoped)
  )
)

it.effect("goals below their target are found, and a goal that is gone leaves no row", () =>
  play(
    Effect.gen(function* () {
      yield* send(...story)
      const below = yield* reading(selectDerived(goalRows, { where: { share: { below: 1 } } }))
      expect(below.rows.map(({ key, name }) => [key, name])).toEqual([["p", "2.1"]])
      yield* send(setGoals({ project: "q", goals: [{ code: "9", titles }] }))
      const ofQ = yield* reading(selectDerived(goalRows, { where: { project: "q" } }))
      expect(ofQ.rows.map(({ name }) => name)).toEqual(["", "9"])
    }).pipe(Effect.scoped)
  )
)
