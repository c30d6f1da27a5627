/**
 * The development goals of a project: its catalogue, with parents and targets.
 */
import { Schema } from "effect"
import { GoalCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"

/** A text by language code, such as `{ "en": "…", "sv": "…" }`. */
export const Titles = Schema.Record(Schema.String, Schema.String)
export type Titles = typeof Titles.Type

/** What is to be reached: so many of a measure, possibly by a date. */
export const Target = Schema.Struct({
  measure: Schema.Literals(["served", "achieved"]),
  number: Schema.Natural,
  by: Schema.optionalKey(CalendarDate)
})
export type Target = typeof Target.Type

/** One goal. Mobilities are linked to goals without children; a parent counts what its children count. */
export const Goal = Schema.Struct({
  code: GoalCode,
  titles: Titles,
  parent: Schema.optionalKey(GoalCode),
  target: Schema.optionalKey(Target)
})
export type Goal = typeof Goal.Type

/** The goals of a project, in the order in which they are shown. */
export const Catalogue = Schema.Array(Goal)
export type Catalogue = typeof Catalogue.Type

/** Whether mobilities are linked to the goal itself. */
export const isLinkable = (catalogue: Catalogue, code: GoalCode): boolean =>
  catalogue.some((goal) => goal.code === code) && !catalogue.some(({ parent }) => parent === code)

/** A goal and everything below it. */
export const withDescendants = (catalogue: Catalogue, code: GoalCode): ReadonlyArray<GoalCode> => [
  code,
  ...catalogue.filter(({ parent }) => parent === code).flatMap((child) => withDescendants(catalogue, child.code))
]

/** Why a list of goals is no catalogue, with the code in question; nothing when it is one. */
export const catalogueProblem = (
  catalogue: Catalogue
): { readonly goal: GoalCode; readonly problem: "twice" | "unknown-parent" | "own-ancestor" } | undefined => {
  const codes = new Set<GoalCode>()
  for (const { code } of catalogue) {
    if (codes.has(code)) return { goal: code, problem: "twice" }
    codes.add(code)
  }
  for (const { code, parent } of catalogue) {
    if (parent !== undefined && !codes.has(parent)) return { goal: code, problem: "unknown-parent" }
    let ancestor = parent
    // A goal below a circle without being of it leads nowhere either; those of the circle are told.
    for (let steps = 0; ancestor !== undefined && steps < catalogue.length; steps++) {
      if (ancestor === code) return { goal: code, problem: "own-ancestor" }
      const above: GoalCode = ancestor
      ancestor = catalogue.find((goal) => goal.code === above)?.parent
    }
  }
  return undefined
}
