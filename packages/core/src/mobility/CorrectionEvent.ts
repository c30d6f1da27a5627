/**
 * What is said about facts that were entered earlier. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { EventId, GoalCode, HostId, MobilityId, PaymentId, ReasonCode, ToolId } from "../Ids.ts"
import { Excess } from "../quota/Excess.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { Changes } from "./Correction.ts"
import { common } from "./FactFields.ts"
import { Standing } from "./Standing.ts"

/** Something about it had been entered wrongly. */
export const DetailsCorrected = Schema.Struct({
  type: Schema.Literal("mobility.details-corrected"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  /** Of groups the event has the tag of the right one alone: that one left another is found by the tag `mobility`. */
  changes: Changes,
  /** The day the correction was entered: steps of unknown date have happened by then. */
  enteredOn: CalendarDate,
  reason: ReasonCode,
  before: Standing,
  after: Standing,
  excess: Schema.optionalKey(Excess)
})
export type DetailsCorrected = typeof DetailsCorrected.Type

/** The last step had not happened; the stage before holds again. */
export const StepRetracted = Schema.Struct({
  type: Schema.Literal("mobility.step-retracted"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  reason: ReasonCode,
  before: Standing,
  after: Standing,
  excess: Schema.optionalKey(Excess)
})

/** It should never have been entered; it counts nowhere. */
export const EnteredInError = Schema.Struct({
  type: Schema.Literal("mobility.entered-in-error"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  reason: ReasonCode,
  duplicateOf: Schema.optionalKey(MobilityId),
  /** The tool id that is free again. */
  tool: Schema.optionalKey(ToolId),
  before: Standing
})

/** It had been no error to enter it: the facts that had stood stand again. */
export const Reinstated = Schema.Struct({
  type: Schema.Literal("mobility.reinstated"),
  ...common,
  /** That it was called an error. */
  corrects: Schema.NonEmptyArray(EventId),
  reason: ReasonCode,
  host: Schema.optionalKey(HostId),
  /** The tool id that it has again. */
  tool: Schema.optionalKey(ToolId),
  after: Standing,
  excess: Schema.optionalKey(Excess)
})

/** A payment or a recovery had been entered by mistake: it stands nowhere any more. */
export const PaymentWithdrawn = Schema.Struct({
  type: Schema.Literal("mobility.payment-withdrawn"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  payment: PaymentId,
  reason: ReasonCode
})

/** The last outcome for the goal had been entered by mistake: the one before it, if there was one, holds again. */
export const OutcomeWithdrawn = Schema.Struct({
  type: Schema.Literal("mobility.outcome-withdrawn"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  goal: GoalCode,
  reason: ReasonCode,
  before: Standing,
  after: Standing
})

/** The id of the row in the tool had been entered wrongly: what was told of that row is of another id. */
export const RegistrationCorrected = Schema.Struct({
  type: Schema.Literal("mobility.registration-corrected"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  tool: ToolId,
  /** The tool id that is free again. */
  wrongTool: ToolId,
  reason: ReasonCode
})

/** What is said about facts entered earlier. */
export const MobilityCorrection = Schema.Union([
  DetailsCorrected,
  StepRetracted,
  EnteredInError,
  Reinstated,
  PaymentWithdrawn,
  OutcomeWithdrawn,
  RegistrationCorrected
])
export type MobilityCorrection = typeof MobilityCorrection.Type
