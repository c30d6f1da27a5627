/**
 * Decision: the project is over; what happened before can still be entered.
 */
import { Result } from "effect"
import { phaseSteps, VersionName } from "./Phase.ts"
import type { CloseProject } from "./PhaseCommand.ts"
import { phaseStepRefusal } from "./PhaseRules.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const closeProject = projectDecision<CloseProject>("close-project", ({ project, type: step }, state, on) => {
  const type = "project.closed"
  const refused = phaseStepRefusal(state, { project, step, on, allowedIn: phaseSteps[step] }, type)
  return refused === undefined
    ? Result.succeed([{ type, project, occurredOn: on, version: VersionName.make("closed") }])
    : Result.fail(refused)
})
