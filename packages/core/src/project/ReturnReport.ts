/**
 * Decision: the agency sent a report back; the project is again where it was before that was submitted.
 */
import { Result } from "effect"
import { phaseSteps } from "./Phase.ts"
import type { ReturnReport } from "./PhaseCommand.ts"
import { phaseStepRefusal } from "./PhaseRules.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const returnReport = projectDecision<ReturnReport>(
  "return-report",
  ({ project, report, type: step }, state, on) => {
    const type = "project.report-returned"
    const refused = phaseStepRefusal(state, { project, step, on, allowedIn: phaseSteps[step][report] }, type)
    return refused === undefined ? Result.succeed([{ type, project, occurredOn: on, report }]) : Result.fail(refused)
  }
)
