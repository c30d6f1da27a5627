/**
 * A consortium as its plan describes it.
 */
import { Plan } from "@westum/mobility"
import * as fc from "fast-check"
import { numberOf } from "../model/Days.ts"
import type { Allows } from "../model/Model.ts"
import { rules } from "../model/Rules.ts"
import type { Setting } from "./Setting.ts"
import { participants } from "./Setup.ts"

/** All projects of the plan, opened on their days; there must be one at least. */
export const planned = (plan: Plan.Plan, allows: Allows = () => true): Setting => {
  const { projects } = plan
  const days = projects.map(({ openedOn }) => numberOf(openedOn))
  if (days.length === 0) throw new RangeError(`the plan of ${plan.name} has no project, so it has no histories`)
  const goals = projects.flatMap((project) => project.goals.map(({ code }) => code))
  return {
    openings: fc.constant(
      projects.map((project) => ({ day: numberOf(project.openedOn), commands: Plan.opening(plan, project) }))
    ),
    names: {
      projects: projects.map(({ id }) => id),
      members: plan.members.map(({ id }) => id),
      categories: [...new Set(projects.flatMap(({ categories }) => categories))],
      goals: [...new Set(goals)]
    },
    firstDay: Math.max(...days),
    allows,
    participants,
    // These are what such a consortium wants to know most about.
    overlooked: [...rules, ...rules.map(() => "own rules" as const)]
  }
}
