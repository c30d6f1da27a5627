/**
 * The id that Mobility Tool would give a row.
 */
import { ToolId } from "../Ids.ts"
import { type CallYear, includes } from "./CallYears.ts"
import type { RuleSet } from "./RuleSet.ts"

/**
 * The last six digits of the project's number, `-MOB-`, and a running number of five digits, such as `005041-MOB-00001` (NAITDOC
 * 33530123). Only a proposal: users may choose any other id, so none is ever read. Nothing where the call's tool gives the ids
 * itself, where its form is not known, where the number does not end in six digits,
 * or where the running number is no whole one from 1.
 */
export const toolIdProposal = (
  { toolIds }: RuleSet,
  callYear: CallYear,
  projectNumber: string,
  running: number
): ToolId | undefined => {
  const form = toolIds.find(({ calls }) => includes(calls, callYear))?.form
  const digits = /\d{6}$/.exec(projectNumber)?.[0]
  if (form !== "reference-mob-number" || digits === undefined || !Number.isSafeInteger(running) || running < 1) {
    return undefined
  }
  return ToolId.make(`${digits}-MOB-${String(running).padStart(5, "0")}`)
}
