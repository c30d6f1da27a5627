/**
 * Decision: note the agency's no to a later end.
 */
import { Result } from "effect"
import type { RefuseExtension } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const refuseExtension = projectDecision<RefuseExtension>(
  "refuse-extension",
  ({ project }, { period }, occurredOn) =>
    period?.requestedEnd === undefined
      ? Result.fail({ code: "NoExtensionRequested", project })
      : Result.succeed([{ type: "project.extension-refused", project, occurredOn }])
)
