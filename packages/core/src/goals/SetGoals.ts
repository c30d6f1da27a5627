/**
 * Decision: set the whole catalogue of goals; one that mobilities serve, or rows in the tool, stays in it, as a
 * goal without children. A catalogue that is entered late, after that of a later day, tells only what was known then.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision, States } from "../eventsourcing/Decision.ts"
import { type Catalogue, catalogueProblem, isLinkable } from "../project/Goal.ts"
import { project } from "../project/Project.ts"
import type { SetGoals } from "../project/ProjectCommand.ts"
import { dayOfWord } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { isLatest } from "../time/CalendarDate.ts"
import { goalProgress, linkedTo } from "./GoalProgress.ts"

const parts = { project, progress: goalProgress }

const usedWithout = (goals: Catalogue, { progress, project }: States<typeof parts>): Refusal | undefined => {
  for (const { code } of project.goals) {
    const mobilities = isLinkable(goals, code) ? 0 : linkedTo(progress, code)
    if (mobilities > 0) return { code: "GoalInUse", goal: code, mobilities }
  }
  return undefined
}

export const setGoals: Decision<SetGoals, ConsortiumEvent, Refusal, typeof parts> = {
  name: "set-goals",
  parts,
  contends: "project",
  keys: (command) => ({ project: command.project, progress: command.project }),
  decide: (command, states, { now }) => {
    const { goals, project } = command
    const bad = catalogueProblem(goals)
    if (bad !== undefined) return Result.fail({ code: "BadCatalogue", ...bad })
    return Result.flatMap(dayOfWord(states.project, command, now, states.project.goalsOn), (occurredOn) => {
      const used = isLatest(occurredOn, states.project.goalsOn) ? usedWithout(goals, states) : undefined
      return used === undefined
        ? Result.succeed([{ type: "project.goals-set", project, occurredOn, goals }])
        : Result.fail(used)
    })
  }
}
