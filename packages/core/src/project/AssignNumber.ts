/**
 * Decision: write down the number that the agency gave the grant agreement.
 */
import { Result } from "effect"
import type { AssignNumber } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const assignNumber = projectDecision<AssignNumber>("assign-number", ({ number, project }, _, occurredOn) =>
  Result.succeed([{ type: "project.number-assigned", project, occurredOn, number }])
)
