/**
 * How far each goal has come.
 */
import { type GoalProgress, Question } from "@westum/mobility"
import { Effect } from "effect"
import { proportion } from "../screen/Bar.ts"
import type { Ink } from "../screen/Ink.ts"
import { illustration, type Lines, remark } from "../screen/Page.ts"
import { type Row, table } from "../screen/Table.ts"
import type { Story } from "../story/Story.ts"
import { answerTo } from "./Answers.ts"

const longest = 36

const shortened = (title: string): string => (title.length > longest ? `${title.slice(0, longest - 1)}…` : title)

const nameOf = (ink: Ink, goal: GoalProgress.GoalRow["goal"], isHeading: boolean): string => {
  const title = goal?.titles["en"] ?? "No goal yet"
  if (goal?.parent !== undefined) return shortened(`  ${title}`)
  return isHeading ? ink.strong(shortened(title)) : shortened(title)
}

const rowOf = (ink: Ink, row: GoalProgress.GoalRow, isHeading: boolean, most: number): Row => {
  const { achieved, completed, goal, selected, served, underWay } = row
  return [
    illustration(ink),
    goal?.code ?? "",
    nameOf(ink, goal, isHeading),
    String(selected),
    String(underWay),
    String(completed),
    ink.strong(String(served)),
    String(achieved),
    ink.bar(proportion(served, most, 14))
  ]
}

const drawn = (ink: Ink, project: string, rows: ReadonlyArray<GoalProgress.GoalRow>, registered: number): Lines =>
  table(
    ink,
    [
      { title: "" },
      { title: "" },
      { title: project },
      { title: "chosen", align: "right" },
      { title: "away", align: "right" },
      { title: "home", align: "right" },
      { title: "served", align: "right" },
      { title: "achieved", align: "right" },
      { title: `served, of ${registered}` }
    ],
    rows.map((row) => {
      const isHeading = rows.some(({ goal }) => goal?.parent !== undefined && goal.parent === row.goal?.code)
      return rowOf(ink, row, isHeading, registered)
    })
  )

/** The section. */
export const goalsProgress = Effect.fnUntraced(function* ({ first, second }: Story, ink: Ink) {
  const lines: Array<string> = []
  for (const { id, name } of [
    { id: first.id, name: "2017–2019" },
    { id: second.id, name: "2019–2022" }
  ]) {
    const { registered } = yield* answerTo(Question.fourFigures(id))
    const rows = yield* answerTo(Question.goalProgress(id))
    lines.push(...(lines.length === 0 ? [] : [""]), ...drawn(ink, name, rows, registered))
  }
  lines.push(
    ...remark(
      ink,
      "Rows do not add up: a mobility may serve several goals, and a parent counts each mobility of its children once. " +
        "Served = registered in Mobility Tool; achieved = an outcome reached, with evidence."
    ),
    ...remark(
      ink,
      "The goals of 2019–2022 are Westum's by their codes; their titles are not in our sources. Goal 5 concerns hosting: " +
        "no mobility of those sent abroad serves it."
    )
  )
  return lines
})
