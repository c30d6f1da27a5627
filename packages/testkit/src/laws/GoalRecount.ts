/**
 * What goal progress should be.
 */
import type { GoalProgress } from "@westum/mobility"
import { isPlaceless } from "../oracle/World.ts"
import { difference } from "./Law.ts"
import { type Compare, type Counted, isOf, type Of, type Project, recount } from "./Recount.ts"

/** A goal with all that is below it. */
const below = (goals: Project["goals"], code: string): ReadonlyArray<string> => {
  const found = [code]
  for (const known of found) {
    found.push(...goals.flatMap((goal) => (goal.parent === known && !found.includes(goal.code) ? [goal.code] : [])))
  }
  return found
}

interface Served extends Pick<
  GoalProgress.GoalRow,
  "selected" | "underWay" | "completed" | "served" | "achieved" | "count"
> {
  readonly goal: string | undefined
}

const goalRow = (goal: string | undefined, linked: ReadonlyArray<Counted>, achieved: number): Served => {
  const count = recount(linked)
  const { completed, registered, returnedEarly, selected, underWay } = count
  return { goal, selected, underWay, completed: completed + returnedEarly, served: registered, achieved, count }
}

/** Distinct mobilities under each goal, a parent's being those of its children, and those without any goal of the catalogue. */
const goalRows = (goals: Project["goals"], mobilities: ReadonlyArray<Counted>): ReadonlyArray<Served> => [
  ...goals.map(({ code }) => {
    const under = below(goals, code)
    const among = (codes: ReadonlyArray<string>): boolean => codes.some((each) => under.includes(each))
    const achieved = mobilities.filter((mobility) => among(mobility.achieved))
    return goalRow(
      code,
      mobilities.filter((mobility) => among(mobility.goals)),
      achieved.length
    )
  }),
  goalRow(
    undefined,
    mobilities.filter((mobility) => goals.every(({ code }) => !mobility.goals.some((goal) => goal === code))),
    0
  )
]

const withoutShare = ({ achieved, completed, count, goal, selected, served, underWay }: Served): Served => ({
  achieved,
  completed,
  count,
  goal,
  selected,
  served,
  underWay
})

const shareProblem = ({ achieved, goal, served, share }: GoalProgress.GoalRow): string | undefined => {
  const { measure, number } = goal?.target ?? { measure: "served", number: 0 }
  const right = number === 0 ? undefined : (measure === "served" ? served : achieved) / number
  return share === right ? undefined : `goal ${goal?.code ?? "none"}: the share of its target is ${right}, not ${share}`
}

/** Distinct mobilities under each goal and its parents, and the share of each target. */
export const goalProblem =
  (reportOf: (of: Of) => ReadonlyArray<GoalProgress.GoalRow>): Compare =>
  (project, mobilities, ofs) => {
    for (const of of ofs) {
      const report = reportOf(of)
      const rows = report.map(({ goal, ...row }) => withoutShare({ ...row, goal: goal?.code }))
      const right = goalRows(
        project.goals,
        mobilities.filter((mobility) => isOf(mobility, of) && !isPlaceless(project.settings, mobility))
      )
      const wrong = difference(rows, right) ?? report.map(shareProblem).find((problem) => problem !== undefined)
      if (wrong !== undefined) return `goals of ${JSON.stringify(of)}: ${wrong}`
    }
    return undefined
  }
