/**
 * Decision: change what a project decides for itself, of the day of the last change or later: a change says only what is other than before,
 * so that of one in between nobody knows what of it holds today.
 */
import { Result } from "effect"
import type { ChangeSettings } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const changeSettings = projectDecision<ChangeSettings>("change-settings", (command, state, occurredOn) => {
  const { settingsOn } = state
  if (settingsOn !== undefined && occurredOn < settingsOn) {
    const change = "settings-change"
    return Result.fail({
      code: "OutOfOrder",
      earlier: change,
      earlierOn: settingsOn,
      later: change,
      laterOn: occurredOn
    })
  }
  const settings = { ...state.settings, ...command.settings }
  return Result.succeed([{ type: "project.settings-changed", project: command.project, occurredOn, settings }])
})
