/**
 * Decision: the agency checked what was reported; there may be several checks, each with its own code.
 */
import { Result } from "effect"
import { phaseSteps } from "./Phase.ts"
import type { RecordCheck } from "./PhaseCommand.ts"
import { nextVersion, versionsOf } from "./PhaseHistory.ts"
import { phaseStepRefusal } from "./PhaseRules.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const recordCheck = projectDecision<RecordCheck>("record-check", ({ code, project, type: step }, state, on) => {
  const type = "project.check-recorded"
  const refused = phaseStepRefusal(state, { project, step, on, allowedIn: phaseSteps[step] }, type)
  if (refused !== undefined) return Result.fail(refused)
  return versionsOf(state.phases).some((version) => version.code === code)
    ? Result.fail({ code: "CheckExists", project, check: code })
    : Result.succeed([{ type, project, occurredOn: on, code, version: nextVersion(state.phases, "check") }])
})
