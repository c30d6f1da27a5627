/**
 * Decision: change what a project decides for itself.
 */
import { Equal, Result } from "effect"
import type { ChangeSettings } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const changeSettings = projectDecision<ChangeSettings>(
  "change-settings",
  ({ project, settings }, state, occurredOn) =>
    Result.succeed(
      Equal.equals(state.settings, settings)
        ? []
        : [{ type: "project.settings-changed", project, occurredOn, settings }]
    )
)
