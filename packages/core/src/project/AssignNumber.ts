/**
 * Decision: write down the number that the agency gave the grant agreement.
 */
import { Result } from "effect"
import type { AssignNumber } from "./ProjectCommand.ts"
import { ofWord, projectDecision } from "./ProjectDecision.ts"

export const assignNumber = projectDecision<AssignNumber>("assign-number", (command, { numberOn }, day) =>
  Result.map(ofWord(command, day, numberOn), (occurredOn) => [
    { type: "project.number-assigned", project: command.project, occurredOn, number: command.number }
  ])
)
