/**
 * Decision: set the whole catalogue of goals; one that mobilities serve, or rows in the tool, stays in it, as a
 * goal without children.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { catalogueProblem, isLinkable } from "../project/Goal.ts"
import { project } from "../project/Project.ts"
import type { SetGoals } from "../project/ProjectCommand.ts"
import { dayIn } from "../project/ProjectDecision.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { goalProgress, linkedTo } from "./GoalProgress.ts"

const parts = { project, progress: goalProgress }

export const setGoals: Decision<SetGoals, ConsortiumEvent, Refusal, typeof parts> = {
  name: "set-goals",
  parts,
  contends: "project",
  keys: (command) => ({ project: command.project, progress: command.project }),
  decide: (command, states, { now }) => {
    const { goals, project } = command
    const bad = catalogueProblem(goals)
    if (bad !== undefined) return Result.fail({ code: "BadCatalogue", ...bad })
    for (const { code } of states.project.goals) {
      const mobilities = isLinkable(goals, code) ? 0 : linkedTo(states.progress, code)
      if (mobilities > 0) return Result.fail({ code: "GoalInUse", goal: code, mobilities })
    }
    return Result.map(dayIn(states.project, command, now), (occurredOn) => [
      { type: "project.goals-set", project, occurredOn, goals }
    ])
  }
}
