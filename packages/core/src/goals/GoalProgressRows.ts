/**
 * Read model: how far the goals of each project have come.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { ReadModel } from "../readmodel/ReadModel.ts"
import { GoalProgress, goalProgress } from "./GoalProgress.ts"

/** Whose goals they are; what they have come to has a row for each goal, in `goalRows`. */
export type GoalProgressColumns = { readonly project: string }

/** One row per project. */
export const goalProgressRows: ReadModel<GoalProgress, ConsortiumEvent, GoalProgressColumns> = {
  projection: { ...goalProgress, schema: GoalProgress },
  version: 1,
  columns: { project: "text" },
  row: (_, project) => ({ project })
}
