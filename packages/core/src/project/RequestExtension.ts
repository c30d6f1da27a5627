/**
 * Decision: note that a later end was asked for. It changes nothing until the agency says yes.
 */
import { Result } from "effect"
import type { RequestExtension } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const requestExtension = projectDecision<RequestExtension>(
  "request-extension",
  ({ end, project }, { period }, occurredOn) =>
    period !== undefined && end <= period.end
      ? Result.fail({ code: "EndNotLater", project, end, current: period.end })
      : Result.succeed([{ type: "project.extension-requested", project, occurredOn, end }])
)
