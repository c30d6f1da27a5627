/**
 * Decision: note the agency's yes to a later end; the request may not have been noted.
 */
import { Result } from "effect"
import type { GrantExtension } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const grantExtension = projectDecision<GrantExtension>(
  "grant-extension",
  ({ end, project }, { period }, occurredOn) => {
    if (period === undefined) return Result.fail({ code: "UnknownProject", project })
    return end <= period.end
      ? Result.fail({ code: "EndNotLater", project, end, current: period.end })
      : Result.succeed([{ type: "project.extension-granted", project, occurredOn, end, before: period.end }])
  }
)
