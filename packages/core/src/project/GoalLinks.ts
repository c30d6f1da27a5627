/**
 * Which goals of a project something can be linked to.
 */
import type { GoalCode, ProjectId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { isLinkable } from "./Goal.ts"
import type { Project } from "./Project.ts"

/** Why one of the goals cannot be linked to, or nothing when all can. */
export const goalsRefusal = (
  { goals: catalogue }: Project,
  project: ProjectId,
  goals: ReadonlyArray<GoalCode>
): Refusal | undefined => {
  const bad = goals.find((goal) => !isLinkable(catalogue, goal))
  if (bad === undefined) return undefined
  return catalogue.some(({ code }) => code === bad)
    ? { code: "GoalHasChildren", goal: bad }
    : { code: "UnknownGoal", project, goal: bad }
}
