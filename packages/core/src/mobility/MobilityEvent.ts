/**
 * What can happen to a mobility. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { ActivityCode, EvidenceId, GoalCode, GroupId, HostId, MobilityId, ReasonCode, ToolId } from "../Ids.ts"
import { Excess } from "../quota/Excess.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { MobilityCorrection } from "./CorrectionEvent.ts"
import { CutShort } from "./CutShort.ts"
import { DeclaredEligible, DeclaredIneligible } from "./EligibilityEvent.ts"
import { common } from "./FactFields.ts"
import { DocumentSigned, ReportNoted, SignatureWithdrawn } from "./PaperEvent.ts"
import { PaymentMade, PaymentRecovered } from "./PaymentEvent.ts"
import { RegistrationStatus } from "./Standing.ts"
import { Stage } from "./Stage.ts"
import { Rank } from "./Rank.ts"
import { Stay } from "./Stay.ts"
import { FundingChanged, ModeChanged } from "./TermsEvent.ts"

/** A participant asked to go. */
export const Applied = Schema.Struct({
  type: Schema.Literal("mobility.applied"),
  ...common,
  planned: Schema.optionalKey(Stay),
  activity: Schema.optionalKey(ActivityCode),
  host: Schema.optionalKey(HostId),
  group: Schema.optionalKey(GroupId)
})
export type Applied = typeof Applied.Type

/** It waits for a place that others may give back. */
export const Waitlisted = Schema.Struct({
  type: Schema.Literal("mobility.waitlisted"),
  ...common,
  /** Its place in the line, where the project keeps one. */
  rank: Schema.optionalKey(Rank)
})

/** A place was given, at once or to one that had waited. */
export const Approved = Schema.Struct({
  type: Schema.Literal("mobility.approved"),
  ...common,
  from: Schema.Literals(["applied", "waitlisted"]),
  planned: Schema.optionalKey(Stay),
  stay: Stay,
  excess: Schema.optionalKey(Excess),
  /** Another stay of the participant that shares a day: refused but for a recorded past. */
  overlaps: Schema.optionalKey(MobilityId)
})

/** The application was turned down. */
export const Rejected = Schema.Struct({
  type: Schema.Literal("mobility.rejected"),
  ...common,
  from: Schema.Literals(["applied", "waitlisted"]),
  reason: ReasonCode
})

/** The application is looked at again: a rejection need not be the end (EWP omobilities, scenario 1). */
export const Reconsidered = Schema.Struct({
  type: Schema.Literal("mobility.reconsidered"),
  ...common,
  reason: ReasonCode
})

/** The participant changed their mind; a place that was held is free again. */
export const Withdrawn = Schema.Struct({
  type: Schema.Literal("mobility.withdrawn"),
  ...common,
  from: Stage,
  reason: ReasonCode
})

/** Who called a mobility off. */
export const Canceller = Schema.Literals(["sender", "host"])
export type Canceller = typeof Canceller.Type

/** Sender or host called it off; the place is free again. `by` is null where it was not said. */
export const Cancelled = Schema.Struct({
  type: Schema.Literal("mobility.cancelled"),
  ...common,
  by: Schema.NullOr(Canceller),
  reason: ReasonCode
})

/** The participant did not leave on the day, and had not said so before; the place is free again. */
export const NoShow = Schema.Struct({ type: Schema.Literal("mobility.no-show"), ...common, reason: ReasonCode })

/**
 * Force majeure kept the participant from leaving: the record stays, and shows the planned start as its one day
 * (NAITDOC 33529739). Whether it uses its place is a setting of the project.
 */
export const Prevented = Schema.Struct({ type: Schema.Literal("mobility.prevented"), ...common, reason: ReasonCode })

/** Other days are planned from now on, before departure. */
export const Replanned = Schema.Struct({
  type: Schema.Literal("mobility.replanned"),
  ...common,
  planned: Stay,
  stage: Stage,
  stay: Stay
})
export type Replanned = typeof Replanned.Type

/** The participant left; `plannedEnd` where it changed. */
export const Departed = Schema.Struct({
  type: Schema.Literal("mobility.departed"),
  ...common,
  plannedEnd: Schema.optionalKey(CalendarDate),
  stay: Stay
})
export type Departed = typeof Departed.Type

/** The participant stays longer. The day is null where a correction says that nobody knows it any more. */
export const Extended = Schema.Struct({
  type: Schema.Literal("mobility.extended"),
  ...common,
  plannedEnd: Schema.NullOr(CalendarDate),
  /** The end until then. */
  before: Schema.NullOr(CalendarDate),
  /**
   * It was entered after that end: by then the tool may have asked for the participant's report already (Mobility Tool, end-date).
   */
  late: Schema.optionalKey(Schema.Literal(true)),
  stay: Stay
})
export type Extended = typeof Extended.Type

/** The stay pauses from this day on; days until it resumes do not count as its own (Mobility Tool, interruption-duration). */
export const Interrupted = Schema.Struct({
  type: Schema.Literal("mobility.interrupted"),
  ...common,
  reason: ReasonCode
})

/** The participant is back at the host: this day counts again. */
export const Resumed = Schema.Struct({ type: Schema.Literal("mobility.resumed"), ...common })

/** The participant stayed to the end. */
export const Completed = Schema.Struct({ type: Schema.Literal("mobility.completed"), ...common, stay: Stay })
export type Completed = typeof Completed.Type

/** The participant came home before the end. */
export const ReturnedEarly = Schema.Struct({
  type: Schema.Literal("mobility.returned-early"),
  ...common,
  ...CutShort.fields,
  stay: Stay
})
export type ReturnedEarly = typeof ReturnedEarly.Type

/** Planned dates go in before the stay, actual ones overwrite them after it (Mobility Tool, start-date and end-date). */
export const RegisteredDates = Schema.Literals(["planned", "actual"])
export type RegisteredDates = typeof RegisteredDates.Type

const row = {
  tool: ToolId,
  status: Schema.Literals(["draft", "complete"]),
  dates: RegisteredDates,
  period: Stay
}

/** How a row stood before it was changed. */
const RowStanding = Schema.Literals(["draft", "complete", "ineligible"])

/** A row for it stands in Mobility Tool. */
export const Registered = Schema.Struct({ type: Schema.Literal("mobility.registered"), ...common, ...row })

/** The row in Mobility Tool was changed. */
export const RegistrationUpdated = Schema.Struct({
  type: Schema.Literal("mobility.registration-updated"),
  ...common,
  ...row,
  before: RowStanding
})

/** The row in Mobility Tool is gone. */
export const RegistrationRemoved = Schema.Struct({
  type: Schema.Literal("mobility.registration-removed"),
  ...common,
  tool: ToolId,
  before: RowStanding,
  reason: ReasonCode
})

/** It serves other goals from now on; `goals` are the new ones. */
export const GoalsChanged = Schema.Struct({
  type: Schema.Literal("mobility.goals-changed"),
  ...common,
  before: Schema.Array(GoalCode),
  stage: Stage,
  registration: RegistrationStatus
})

/** What came of it for one goal. */
export const OutcomeRecorded = Schema.Struct({
  type: Schema.Literal("mobility.outcome-recorded"),
  ...common,
  goal: GoalCode,
  result: Schema.Literals(["reached", "partly", "not-reached"]),
  evidence: Schema.optionalKey(EvidenceId),
  achievedBefore: Schema.Array(GoalCode),
  achieved: Schema.Array(GoalCode)
})

/** What happened out there. */
export const MobilityFact = Schema.Union([
  Applied,
  Waitlisted,
  Approved,
  Rejected,
  Reconsidered,
  Withdrawn,
  Cancelled,
  NoShow,
  Prevented,
  Replanned,
  Departed,
  Extended,
  Interrupted,
  Resumed,
  Completed,
  ReturnedEarly,
  Registered,
  RegistrationUpdated,
  RegistrationRemoved,
  GoalsChanged,
  OutcomeRecorded,
  DocumentSigned,
  SignatureWithdrawn,
  ReportNoted,
  DeclaredIneligible,
  DeclaredEligible,
  ModeChanged,
  FundingChanged,
  PaymentMade,
  PaymentRecovered
])
export type MobilityFact = typeof MobilityFact.Type

/** Any event of a mobility. */
export type MobilityEvent = MobilityFact | MobilityCorrection

const corrections: ReadonlyArray<string> = MobilityCorrection.members.map(({ fields }) => fields.type.literal)

/** Whether the event corrects earlier ones. */
export const isCorrection = (event: MobilityEvent): event is MobilityCorrection => corrections.includes(event.type)
