/**
 * How far each goal of each project has come, found by its figures.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { DerivedRows } from "../readmodel/DerivedRows.ts"
import { type GoalProgress, goalReport, type GoalRow } from "./GoalProgress.ts"
import { type GoalProgressColumns, goalProgressRows } from "./GoalProgressRows.ts"

/** The figures of a goal, as in the project's report. */
export type GoalColumns = {
  readonly project: string
  /** Null in the row of the mobilities without any goal of the catalogue. */
  readonly goal: string | null
  readonly parent: string | null
  readonly selected: number
  readonly underWay: number
  readonly completed: number
  readonly served: number
  readonly achieved: number
  /** What the target is a number of: `served` or `achieved`; null without a target. */
  readonly measure: string | null
  readonly target: number | null
  /** The day by which it is to be reached; null where none is named. */
  readonly by: string | null
  /** The target's measure ÷ its number: below 1 where the goal is below its target; null without a target. */
  readonly share: number | null
}

/**
 * One row per project and goal, parents among them, and one for the mobilities without a goal, out of the project's row: a parent
 * counts the distinct mobilities of its children, which no count of a single goal knows.
 */
export const goalRows: DerivedRows<GoalProgress, ConsortiumEvent, GoalProgressColumns, GoalRow, GoalColumns> = {
  of: goalProgressRows,
  columns: {
    project: "text",
    goal: "text",
    parent: "text",
    selected: "number",
    underWay: "number",
    completed: "number",
    served: "number",
    achieved: "number",
    measure: "text",
    target: "number",
    by: "text",
    share: "number"
  },
  shared: ["project"],
  rows: (state, project) =>
    goalReport(state).map((value) => {
      const { achieved, completed, goal, selected, served, share, underWay } = value
      return {
        name: goal?.code ?? "",
        value,
        columns: {
          project,
          goal: goal?.code ?? null,
          parent: goal?.parent ?? null,
          selected,
          underWay,
          completed,
          served,
          achieved,
          measure: goal?.target?.measure ?? null,
          target: goal?.target?.number ?? null,
          by: goal?.target?.by ?? null,
          share: share ?? null
        }
      }
    })
}
