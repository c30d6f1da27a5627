/**
 * Decision: change what a project decides for itself.
 */
import { Result } from "effect"
import type { ChangeSettings } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const changeSettings = projectDecision<ChangeSettings>("change-settings", (command, state, occurredOn) => {
  const settings = { ...state.settings, ...command.settings }
  return Result.succeed([{ type: "project.settings-changed", project: command.project, occurredOn, settings }])
})
