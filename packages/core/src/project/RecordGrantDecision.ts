/**
 * Decision: the agency grants what was applied for, or does not.
 */
import { Result } from "effect"
import { phaseSteps } from "./Phase.ts"
import type { RecordGrantDecision } from "./PhaseCommand.ts"
import { phaseStepRefusal } from "./PhaseRules.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const recordGrantDecision = projectDecision<RecordGrantDecision>(
  "record-grant-decision",
  ({ decision, project, type: step }, state, on) => {
    const type = "project.grant-decided"
    const refused = phaseStepRefusal(state, { project, step, on, allowedIn: phaseSteps[step] }, type)
    return refused === undefined ? Result.succeed([{ type, project, occurredOn: on, decision }]) : Result.fail(refused)
  }
)
