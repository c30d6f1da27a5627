/**
 * What can be said about facts that were entered earlier.
 */
import { Schema } from "effect"
import { GoalCode, MobilityId, ReasonCode, ToolId } from "../Ids.ts"
import { of } from "./CommandFields.ts"
import { Changes } from "./Correction.ts"

/** Something had been entered wrongly: put the right values in place. */
export const CorrectDetails = Schema.Struct({
  type: Schema.Literal("correct-details"),
  ...of,
  changes: Changes,
  reason: ReasonCode
})
export type CorrectDetails = typeof CorrectDetails.Type

/** The last step did not happen: the stage before holds again. */
export const RetractStep = Schema.Struct({ type: Schema.Literal("retract-step"), ...of, reason: ReasonCode })
export type RetractStep = typeof RetractStep.Type

/** The last outcome for a goal was entered by mistake: it counts as never entered. */
export const WithdrawOutcome = Schema.Struct({
  type: Schema.Literal("withdraw-outcome"),
  ...of,
  goal: GoalCode,
  reason: ReasonCode
})
export type WithdrawOutcome = typeof WithdrawOutcome.Type

/** The id of the row that stands in the tool had been entered wrongly. */
export const CorrectRegistration = Schema.Struct({
  type: Schema.Literal("correct-registration"),
  ...of,
  tool: ToolId,
  reason: ReasonCode
})
export type CorrectRegistration = typeof CorrectRegistration.Type

/** It should never have been entered, for instance because it is entered already. */
export const EnterInError = Schema.Struct({
  type: Schema.Literal("enter-in-error"),
  ...of,
  reason: ReasonCode,
  duplicateOf: Schema.optionalKey(MobilityId)
})
export type EnterInError = typeof EnterInError.Type

/** It was no error: what had been entered stands again. */
export const Reinstate = Schema.Struct({ type: Schema.Literal("reinstate"), ...of, reason: ReasonCode })
export type Reinstate = typeof Reinstate.Type
