/**
 * Decision: change what a project decides for itself, of the day of the last change or later: a change says only what is other than before,
 * so that of one in between nobody knows what of it holds today.
 */
import { Result } from "effect"
import type { ChangeSettings } from "./ProjectCommand.ts"
import { afterLast, projectDecision } from "./ProjectDecision.ts"

export const changeSettings = projectDecision<ChangeSettings>("change-settings", (command, state, occurredOn) => {
  const settings = { ...state.settings, ...command.settings }
  return Result.map(afterLast(occurredOn, state.settingsOn, "settings-change"), () => [
    { type: "project.settings-changed", project: command.project, occurredOn, settings }
  ])
})
