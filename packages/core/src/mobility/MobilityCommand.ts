/**
 * What can be asked about a mobility. Commands come from outside and are parsed once; `on` is today where it is left out.
 */
import { Schema } from "effect"
import {
  ActivityCode,
  CategoryCode,
  EvidenceId,
  GoalCode,
  GroupId,
  HostId,
  MemberId,
  MobilityId,
  ParticipantId,
  ProjectId,
  ReasonCode,
  ToolId
} from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { Changes } from "./Correction.ts"
import { RegisteredDates } from "./MobilityEvent.ts"
import { Stay } from "./Stay.ts"

const of = { mobility: MobilityId }
const common = { ...of, on: Schema.optionalKey(CalendarDate) }

const application = {
  project: ProjectId,
  member: MemberId,
  category: CategoryCode,
  participant: ParticipantId,
  goals: Schema.optionalKey(Schema.Array(GoalCode)),
  activity: Schema.optionalKey(ActivityCode),
  host: Schema.optionalKey(HostId),
  group: Schema.optionalKey(GroupId),
  planned: Schema.optionalKey(Stay)
}

const row = {
  status: Schema.Literals(["draft", "complete"]),
  dates: RegisteredDates
}

/** A participant asks to go. */
export const Apply = Schema.Struct({ type: Schema.Literal("apply"), ...common, ...application })
export type Apply = typeof Apply.Type

/** Give a place; above blocked places only with a reason. */
export const Approve = Schema.Struct({
  type: Schema.Literal("approve"),
  ...common,
  planned: Schema.optionalKey(Stay),
  beyondQuota: Schema.optionalKey(Schema.Struct({ reason: ReasonCode }))
})
export type Approve = typeof Approve.Type

/** Turn an application down. */
export const Reject = Schema.Struct({ type: Schema.Literal("reject"), ...common, reason: ReasonCode })
export type Reject = typeof Reject.Type

/** The participant changes their mind before leaving. */
export const Withdraw = Schema.Struct({ type: Schema.Literal("withdraw"), ...common, reason: ReasonCode })
export type Withdraw = typeof Withdraw.Type

/** Sender or host calls it off before departure. */
export const Cancel = Schema.Struct({ type: Schema.Literal("cancel"), ...common, reason: ReasonCode })
export type Cancel = typeof Cancel.Type

/** The participant left; `plannedEnd` where it changed. */
export const Depart = Schema.Struct({
  type: Schema.Literal("depart"),
  ...common,
  plannedEnd: Schema.optionalKey(CalendarDate)
})
export type Depart = typeof Depart.Type

/** The participant stayed to the end; `on` is the last day. */
export const Complete = Schema.Struct({ type: Schema.Literal("complete"), ...common })
export type Complete = typeof Complete.Type

/** The participant came home before the end; `on` is the last day. */
export const ReturnEarly = Schema.Struct({
  type: Schema.Literal("return-early"),
  ...common,
  forceMajeure: Schema.Boolean,
  reason: ReasonCode
})
export type ReturnEarly = typeof ReturnEarly.Type

/** A row was made in Mobility Tool; without `period` it shows the dates of the stay. */
export const Register = Schema.Struct({
  type: Schema.Literal("register"),
  ...common,
  tool: ToolId,
  ...row,
  period: Schema.optionalKey(Stay)
})
export type Register = typeof Register.Type

/** The row in Mobility Tool was changed. */
export const UpdateRegistration = Schema.Struct({
  type: Schema.Literal("update-registration"),
  ...common,
  ...row,
  period: Schema.optionalKey(Stay)
})
export type UpdateRegistration = typeof UpdateRegistration.Type

/** The row in Mobility Tool was removed. */
export const RemoveRegistration = Schema.Struct({
  type: Schema.Literal("remove-registration"),
  ...common,
  reason: ReasonCode
})
export type RemoveRegistration = typeof RemoveRegistration.Type

/** It serves these goals from now on. */
export const ChangeGoals = Schema.Struct({
  type: Schema.Literal("change-goals"),
  ...common,
  goals: Schema.Array(GoalCode)
})
export type ChangeGoals = typeof ChangeGoals.Type

/** What came of it for one goal; only with evidence it counts as achieved. */
export const RecordOutcome = Schema.Struct({
  type: Schema.Literal("record-outcome"),
  ...common,
  goal: GoalCode,
  result: Schema.Literals(["reached", "partly", "not-reached"]),
  evidence: Schema.optionalKey(EvidenceId)
})
export type RecordOutcome = typeof RecordOutcome.Type

/** A day that may be unknown. */
const known = Schema.NullOr(CalendarDate)

/** Enter a finished mobility with the dates that are known. */
export const RecordPast = Schema.Struct({
  type: Schema.Literal("record-past"),
  ...of,
  ...application,
  appliedOn: known,
  approvedOn: known,
  departedOn: known,
  endedOn: known,
  /** Where the participant came home before the end. */
  returnedEarly: Schema.optionalKey(Schema.Struct({ forceMajeure: Schema.Boolean, reason: ReasonCode })),
  registration: Schema.optionalKey(
    Schema.Struct({ tool: ToolId, status: row.status, on: known, period: Schema.optionalKey(Stay) })
  )
})
export type RecordPast = typeof RecordPast.Type

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

/** It should never have been entered, for instance because it is entered already. */
export const EnterInError = Schema.Struct({
  type: Schema.Literal("enter-in-error"),
  ...of,
  reason: ReasonCode,
  duplicateOf: Schema.optionalKey(MobilityId)
})
export type EnterInError = typeof EnterInError.Type

/** Any command about a mobility. */
export const MobilityCommand = Schema.Union([
  Apply,
  Approve,
  Reject,
  Withdraw,
  Cancel,
  Depart,
  Complete,
  ReturnEarly,
  Register,
  UpdateRegistration,
  RemoveRegistration,
  ChangeGoals,
  RecordOutcome,
  RecordPast,
  CorrectDetails,
  RetractStep,
  EnterInError
])
export type MobilityCommand = typeof MobilityCommand.Type
