/**
 * What can be asked about a hosting, and about what members offer for it. Commands come from outside and are parsed once; `on` is
 * today where it is left out.
 */
import { Schema } from "effect"
import {
  CategoryCode,
  GoalCode,
  GroupId,
  HostingId,
  LearningGoalCode,
  MemberId,
  OfferId,
  ParticipantId,
  PartnerId,
  ProjectId,
  ReasonCode,
  SupervisorId
} from "../Ids.ts"
import { PlaceCount } from "../quota/Numbers.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { HostedDays } from "./HostedDays.ts"
import { HostingChanges } from "./HostingCorrection.ts"

const of = { hosting: HostingId }
const common = { ...of, on: Schema.optionalKey(CalendarDate) }

/** A partner asks a member to receive somebody. */
export const RequestHosting = Schema.Struct({
  type: Schema.Literal("request-hosting"),
  ...common,
  /** Where it serves a project of the consortium. */
  project: Schema.optionalKey(ProjectId),
  member: MemberId,
  category: CategoryCode,
  partner: PartnerId,
  participant: ParticipantId,
  group: Schema.optionalKey(GroupId),
  planned: HostedDays,
  /** Development goals of the project that it serves. */
  goals: Schema.optionalKey(Schema.Array(GoalCode)),
  /** What the person is to learn. */
  learningGoals: Schema.optionalKey(Schema.Array(LearningGoalCode))
})
export type RequestHosting = typeof RequestHosting.Type

/** The partner asks again after a rejection; what is left out is as it was. */
export const RequestHostingAgain = Schema.Struct({
  type: Schema.Literal("request-hosting-again"),
  ...common,
  category: Schema.optionalKey(CategoryCode),
  planned: Schema.optionalKey(HostedDays),
  goals: Schema.optionalKey(Schema.Array(GoalCode)),
  learningGoals: Schema.optionalKey(Schema.Array(LearningGoalCode))
})
export type RequestHostingAgain = typeof RequestHostingAgain.Type

/** The member says yes, as far as it has beds; it may name who looks after the person. */
export const AcceptHosting = Schema.Struct({
  type: Schema.Literal("accept-hosting"),
  ...common,
  supervisor: Schema.optionalKey(SupervisorId)
})
export type AcceptHosting = typeof AcceptHosting.Type

/** The member says no. */
export const RejectHosting = Schema.Struct({
  type: Schema.Literal("reject-hosting"),
  ...common,
  reason: ReasonCode
})
export type RejectHosting = typeof RejectHosting.Type

/** The partner takes the request back before arrival. */
export const WithdrawHosting = Schema.Struct({
  type: Schema.Literal("withdraw-hosting"),
  ...common,
  reason: ReasonCode
})
export type WithdrawHosting = typeof WithdrawHosting.Type

/** The member calls it off before arrival. */
export const CancelHosting = Schema.Struct({
  type: Schema.Literal("cancel-hosting"),
  ...common,
  reason: ReasonCode
})
export type CancelHosting = typeof CancelHosting.Type

/** Nobody came. */
export const RecordNoShow = Schema.Struct({ type: Schema.Literal("record-no-show"), ...common })
export type RecordNoShow = typeof RecordNoShow.Type

/** The person came; `on` is the first day. */
export const RecordArrival = Schema.Struct({ type: Schema.Literal("record-arrival"), ...common })
export type RecordArrival = typeof RecordArrival.Type

/** The person stayed to the end; `on` is the last day. */
export const EndHosting = Schema.Struct({ type: Schema.Literal("end-hosting"), ...common })
export type EndHosting = typeof EndHosting.Type

/** The person left before the end; `on` is the last day. */
export const EndHostingEarly = Schema.Struct({
  type: Schema.Literal("end-hosting-early"),
  ...common,
  reason: ReasonCode
})
export type EndHostingEarly = typeof EndHostingEarly.Type

/** Name who looks after the person, or another one. */
export const NameSupervisor = Schema.Struct({
  type: Schema.Literal("name-supervisor"),
  ...common,
  supervisor: SupervisorId
})
export type NameSupervisor = typeof NameSupervisor.Type

/** Something had been entered wrongly: put the right values in place. */
export const CorrectHosting = Schema.Struct({
  type: Schema.Literal("correct-hosting"),
  ...of,
  changes: HostingChanges,
  reason: ReasonCode
})
export type CorrectHosting = typeof CorrectHosting.Type

/** The last step did not happen: the stage before holds again. */
export const RetractHostingStep = Schema.Struct({
  type: Schema.Literal("retract-hosting-step"),
  ...of,
  reason: ReasonCode
})
export type RetractHostingStep = typeof RetractHostingStep.Type

/** It should never have been entered, for instance because it is entered already. */
export const EnterHostingInError = Schema.Struct({
  type: Schema.Literal("enter-hosting-in-error"),
  ...of,
  reason: ReasonCode,
  duplicateOf: Schema.optionalKey(HostingId)
})
export type EnterHostingInError = typeof EnterHostingInError.Type

/** It was no error: what had been entered stands again. */
export const ReinstateHosting = Schema.Struct({
  type: Schema.Literal("reinstate-hosting"),
  ...of,
  reason: ReasonCode
})
export type ReinstateHosting = typeof ReinstateHosting.Type

const ofMember = { member: MemberId, offer: OfferId, on: Schema.optionalKey(CalendarDate) }

/** Offer beds on some days, for anybody or for one category; or put others in place of those of an offer that stands. */
export const OfferHosting = Schema.Struct({
  type: Schema.Literal("offer-hosting"),
  ...ofMember,
  category: Schema.optionalKey(CategoryCode),
  beds: PlaceCount,
  days: HostedDays,
  /** In which the member's days are meant, where no project says otherwise. */
  timeZone: TimeZone
})
export type OfferHosting = typeof OfferHosting.Type

/** Take an offer back, as if it had never been made; whoever has no bed from now on offers 0 of them instead. */
export const WithdrawHostingOffer = Schema.Struct({
  type: Schema.Literal("withdraw-hosting-offer"),
  ...ofMember
})
export type WithdrawHostingOffer = typeof WithdrawHostingOffer.Type

/** Any command about a hosting, or about what is offered for it. */
export const HostingCommand = Schema.Union([
  RequestHosting,
  RequestHostingAgain,
  AcceptHosting,
  RejectHosting,
  WithdrawHosting,
  CancelHosting,
  RecordNoShow,
  RecordArrival,
  EndHosting,
  EndHostingEarly,
  NameSupervisor,
  CorrectHosting,
  RetractHostingStep,
  EnterHostingInError,
  ReinstateHosting,
  OfferHosting,
  WithdrawHostingOffer
])
export type HostingCommand = typeof HostingCommand.Type
