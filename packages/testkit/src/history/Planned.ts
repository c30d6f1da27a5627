/**
 * A consortium as its plan describes it.
 */
import { Plan, Settings } from "@westum/mobility"
import * as fc from "fast-check"
import { type Limits, withLimit } from "../oracle/Limits.ts"
import { numberOf } from "./Days.ts"
import { type Allows, rules } from "./Model.ts"
import type { Opening, Setting } from "./Setting.ts"
import { participants } from "./Setup.ts"

const limitsOf = ({ places }: Plan.PlannedProject): Limits => {
  let limits: Limits = places?.total === undefined ? [] : withLimit([], null, null, places.total)
  for (const [category, number] of Object.entries(places?.categories ?? {})) {
    limits = withLimit(limits, null, category, number)
  }
  for (const [member, of] of Object.entries(places?.members ?? {})) {
    if (typeof of === "number") limits = withLimit(limits, member, null, of)
    else for (const [category, number] of Object.entries(of)) limits = withLimit(limits, member, category, number)
  }
  return limits
}

const openingOf = (plan: Plan.Plan, project: Plan.PlannedProject): Opening => ({
  day: numberOf(project.openedOn),
  commands: Plan.opening(plan, project),
  project: {
    id: project.id,
    start: numberOf(project.start),
    end: numberOf(project.end),
    requested: false,
    categories: project.categories,
    members: project.members.map((id) => ({ id, leftOn: undefined })),
    goals: project.goals,
    settings: project.settings ?? Settings.defaultSettings,
    limits: limitsOf(project)
  }
})

/** All projects of the plan, opened on their days; there must be one at least. */
export const planned = (plan: Plan.Plan, allows: Allows): Setting => {
  const { projects } = plan
  const days = projects.map(({ openedOn }) => numberOf(openedOn))
  if (days.length === 0) throw new RangeError(`the plan of ${plan.name} has no project, so it has no histories`)
  const goals = projects.flatMap((project) => project.goals.map(({ code }) => code))
  return {
    openings: fc.constant(projects.map((project) => openingOf(plan, project))),
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
