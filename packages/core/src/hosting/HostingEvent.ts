/**
 * What can happen to a hosting, and to what members offer for it. Events are stored for ever: a change of shape is a new version
 * with an upcast.
 */
import { Schema } from "effect"
import {
  CategoryCode,
  EventId,
  GroupId,
  HostingId,
  LearningGoalCode,
  MemberId,
  OfferId,
  ReasonCode,
  SupervisorId
} from "../Ids.ts"
import { PlaceCount } from "../quota/Numbers.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { HostedDays } from "./HostedDays.ts"
import { HostingChanges } from "./HostingCorrection.ts"
import { HostingStanding } from "./HostingStanding.ts"

/** Every event of a hosting says which one, on which day of its time zone it happened, and where it stands from then on. */
const first = { hosting: HostingId, occurredOn: CalendarDate, after: HostingStanding }

/** Those that nothing stood before do not say where it stood; all others do. */
const common = { ...first, before: HostingStanding }

const request = { planned: HostedDays, learningGoals: Schema.Array(LearningGoalCode) }

/** A partner asked a member to receive somebody. */
export const Requested = Schema.Struct({
  type: Schema.Literal("hosting.requested"),
  ...first,
  ...request,
  group: Schema.optionalKey(GroupId)
})
export type Requested = typeof Requested.Type

/** The partner asked again after a rejection; these are the values from now on. */
export const RequestedAgain = Schema.Struct({
  type: Schema.Literal("hosting.requested-again"),
  ...common,
  ...request
})

/** The member said yes: a bed is taken on the days of the stay. */
export const Accepted = Schema.Struct({
  type: Schema.Literal("hosting.accepted"),
  ...common,
  supervisor: Schema.optionalKey(SupervisorId)
})

/** The member said no. */
export const Rejected = Schema.Struct({ type: Schema.Literal("hosting.rejected"), ...common, reason: ReasonCode })

/** The partner took the request back. */
export const Withdrawn = Schema.Struct({ type: Schema.Literal("hosting.withdrawn"), ...common, reason: ReasonCode })

/** The member called it off before arrival. */
export const Cancelled = Schema.Struct({ type: Schema.Literal("hosting.cancelled"), ...common, reason: ReasonCode })

/** Nobody came. */
export const NoShow = Schema.Struct({ type: Schema.Literal("hosting.no-show"), ...common })

/** The person came; the day is the receiving side's to tell (EWP imobilities, actual-arrival-date). */
export const Arrived = Schema.Struct({ type: Schema.Literal("hosting.arrived"), ...common })

/** The person stayed to the end; the day is the last one. */
export const Ended = Schema.Struct({ type: Schema.Literal("hosting.ended"), ...common })

/** The person left before the end; the day is the last one. */
export const EndedEarly = Schema.Struct({ type: Schema.Literal("hosting.ended-early"), ...common, reason: ReasonCode })

/** Somebody looks after the person; another one than before, where there was one. */
export const SupervisorNamed = Schema.Struct({
  type: Schema.Literal("hosting.supervisor-named"),
  ...common,
  supervisor: SupervisorId
})

const correction = { ...common, corrects: Schema.NonEmptyArray(EventId), reason: ReasonCode }

/** Something about it had been entered wrongly. */
export const DetailsCorrected = Schema.Struct({
  type: Schema.Literal("hosting.details-corrected"),
  ...correction,
  /** Of groups the event has the tag of the right one alone: that one left another is found by the tag `hosting`. */
  changes: HostingChanges
})

/** The last step had not happened; the stage before holds again. */
export const StepRetracted = Schema.Struct({ type: Schema.Literal("hosting.step-retracted"), ...correction })

/** It should never have been entered; it counts nowhere. */
export const EnteredInError = Schema.Struct({
  type: Schema.Literal("hosting.entered-in-error"),
  ...correction,
  duplicateOf: Schema.optionalKey(HostingId)
})

/** It had been no error to enter it: the facts that had stood stand again. */
export const Reinstated = Schema.Struct({
  type: Schema.Literal("hosting.reinstated"),
  ...first,
  /** That it was called an error. */
  corrects: Schema.NonEmptyArray(EventId),
  reason: ReasonCode
})

const offer = { category: Schema.NullOr(CategoryCode), beds: PlaceCount, days: HostedDays }

/** Beds that a member offers on some days, for anybody or for one category. */
export const Offer = Schema.Struct(offer)
export type Offer = typeof Offer.Type

const ofMember = { member: MemberId, offer: OfferId, occurredOn: CalendarDate }

/** The beds of an offer from now on. */
export const CapacityOffered = Schema.Struct({
  type: Schema.Literal("hosting.capacity-offered"),
  ...ofMember,
  ...offer,
  /** In which the member's days are meant, where no project says otherwise. */
  timeZone: TimeZone,
  /** What stood when this was entered. */
  before: Schema.NullOr(Offer)
})

/** The offer stands no longer, as if it had never been made. */
export const CapacityWithdrawn = Schema.Struct({
  type: Schema.Literal("hosting.capacity-withdrawn"),
  ...ofMember,
  before: Offer
})

/** What happened out there. */
export const HostingFact = Schema.Union([
  Requested,
  RequestedAgain,
  Accepted,
  Rejected,
  Withdrawn,
  Cancelled,
  NoShow,
  Arrived,
  Ended,
  EndedEarly,
  SupervisorNamed
])
export type HostingFact = typeof HostingFact.Type

/** What is said about facts entered earlier. */
export type HostingCorrection =
  | typeof DetailsCorrected.Type
  | typeof StepRetracted.Type
  | typeof EnteredInError.Type
  | typeof Reinstated.Type

/** Any event of a hosting. */
export type HostingEvent = HostingFact | HostingCorrection

/** Any event of what a member offers. */
export type CapacityEvent = typeof CapacityOffered.Type | typeof CapacityWithdrawn.Type

/** Whether the event corrects earlier ones. */
export const isHostingCorrection = (event: HostingEvent): event is HostingCorrection => "corrects" in event
