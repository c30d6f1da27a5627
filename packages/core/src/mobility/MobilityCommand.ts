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
  ParticipantId,
  ProjectId,
  ReasonCode,
  ToolId
} from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { common, of } from "./CommandFields.ts"
import {
  CorrectDetails,
  CorrectRegistration,
  EnterInError,
  Reinstate,
  RetractStep,
  WithdrawOutcome
} from "./CorrectionCommand.ts"
import { CutShort } from "./CutShort.ts"
import { DeclareEligible, DeclareIneligible } from "./EligibilityCommand.ts"
import { Canceller, RegisteredDates } from "./MobilityEvent.ts"
import { NoteReport, SignDocument, WithdrawSignature } from "./PaperCommand.ts"
import { RecordPayment, RecordRecovery, WithdrawPayment } from "./PaymentCommand.ts"
import { Rank } from "./Rank.ts"
import { Stay } from "./Stay.ts"
import { ChangeFunding, ChangeMode } from "./TermsCommand.ts"

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

/** Let an application wait for a place that others may give back. */
export const Waitlist = Schema.Struct({
  type: Schema.Literal("waitlist"),
  ...common,
  rank: Schema.optionalKey(Rank)
})
export type Waitlist = typeof Waitlist.Type

/** Give a place, at once or from the waiting list; above blocked places only with a reason. */
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

/** Look again at an application that was turned down. */
export const Reconsider = Schema.Struct({ type: Schema.Literal("reconsider"), ...common, reason: ReasonCode })
export type Reconsider = typeof Reconsider.Type

/** The participant changes their mind before leaving. */
export const Withdraw = Schema.Struct({ type: Schema.Literal("withdraw"), ...common, reason: ReasonCode })
export type Withdraw = typeof Withdraw.Type

/** Sender or host calls it off before departure. */
export const Cancel = Schema.Struct({
  type: Schema.Literal("cancel"),
  ...common,
  by: Schema.optionalKey(Canceller),
  reason: ReasonCode
})
export type Cancel = typeof Cancel.Type

/** The participant did not turn up on the day of departure. */
export const NoShow = Schema.Struct({ type: Schema.Literal("no-show"), ...common, reason: ReasonCode })
export type NoShow = typeof NoShow.Type

/** Force majeure keeps the participant from leaving. */
export const Prevent = Schema.Struct({ type: Schema.Literal("prevent"), ...common, reason: ReasonCode })
export type Prevent = typeof Prevent.Type

/** Plan other days, before departure. */
export const Replan = Schema.Struct({ type: Schema.Literal("replan"), ...common, planned: Stay })
export type Replan = typeof Replan.Type

/** The participant left; `plannedEnd` where it changed. */
export const Depart = Schema.Struct({
  type: Schema.Literal("depart"),
  ...common,
  plannedEnd: Schema.optionalKey(CalendarDate)
})
export type Depart = typeof Depart.Type

/** The stay ends later than planned; to be entered before the old end (Mobility Tool, end-date). `on` is the day of the agreement. */
export const Extend = Schema.Struct({ type: Schema.Literal("extend"), ...common, plannedEnd: CalendarDate })
export type Extend = typeof Extend.Type

/** The stay pauses; `on` is the first day that does not count. */
export const Interrupt = Schema.Struct({ type: Schema.Literal("interrupt"), ...common, reason: ReasonCode })
export type Interrupt = typeof Interrupt.Type

/** The stay goes on; `on` is the first day that counts again. */
export const Resume = Schema.Struct({ type: Schema.Literal("resume"), ...common })
export type Resume = typeof Resume.Type

/** The participant stayed to the end; `on` is the last day. */
export const Complete = Schema.Struct({ type: Schema.Literal("complete"), ...common })
export type Complete = typeof Complete.Type

/** The participant came home before the end; `on` is the last day. */
export const ReturnEarly = Schema.Struct({
  type: Schema.Literal("return-early"),
  ...common,
  ...CutShort.fields
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
  returnedEarly: Schema.optionalKey(CutShort),
  registration: Schema.optionalKey(
    Schema.Struct({ tool: ToolId, status: row.status, on: known, period: Schema.optionalKey(Stay) })
  )
})
export type RecordPast = typeof RecordPast.Type

/** Any command about a mobility. */
export const MobilityCommand = Schema.Union([
  Apply,
  Waitlist,
  Approve,
  Reject,
  Reconsider,
  Withdraw,
  Cancel,
  NoShow,
  Prevent,
  Replan,
  Depart,
  Extend,
  Interrupt,
  Resume,
  Complete,
  ReturnEarly,
  Register,
  UpdateRegistration,
  RemoveRegistration,
  ChangeGoals,
  RecordOutcome,
  WithdrawOutcome,
  SignDocument,
  WithdrawSignature,
  NoteReport,
  DeclareIneligible,
  DeclareEligible,
  ChangeMode,
  ChangeFunding,
  RecordPayment,
  RecordRecovery,
  WithdrawPayment,
  RecordPast,
  CorrectDetails,
  CorrectRegistration,
  RetractStep,
  EnterInError,
  Reinstate
])
export type MobilityCommand = typeof MobilityCommand.Type
