/**
 * Decision: a report was submitted, which gives what is known by then a name. That something is missing does not keep it.
 */
import { Result } from "effect"
import { phaseSteps } from "./Phase.ts"
import type { SubmitReport } from "./PhaseCommand.ts"
import { nextVersion } from "./PhaseHistory.ts"
import { phaseStepRefusal } from "./PhaseRules.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const submitReport = projectDecision<SubmitReport>(
  "submit-report",
  ({ project, report, type: step }, state, on) => {
    const type = "project.report-submitted"
    const refused = phaseStepRefusal(state, { project, step, on, allowedIn: phaseSteps[step][report] }, type)
    return refused === undefined
      ? Result.succeed([{ type, project, occurredOn: on, report, version: nextVersion(state.phases, report) }])
      : Result.fail(refused)
  }
)
