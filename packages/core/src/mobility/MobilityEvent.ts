/**
 * What can happen to a mobility. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { ActivityCode, EventId, EvidenceId, GoalCode, GroupId, HostId, MobilityId, ReasonCode, ToolId } from "../Ids.ts"
import { Excess } from "../quota/Excess.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { Changes } from "./Correction.ts"
import { details, RegistrationStatus, Standing } from "./Standing.ts"
import { Stage } from "./Stage.ts"
import { Stay } from "./Stay.ts"

/** Copied by `decide` into every event of a mobility. */
const common = {
  mobility: MobilityId,
  ...details,
  /** The day it happened in the project's time zone; null when unknown. */
  occurredOn: Schema.NullOr(CalendarDate),
  /** Where the day is unknown: the first day it must have happened by. */
  noLaterThan: Schema.optionalKey(CalendarDate),
  /** Entered after the whole stay was over. */
  recordedPast: Schema.optionalKey(Schema.Literal(true))
}

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

/** A place was given. */
export const Approved = Schema.Struct({
  type: Schema.Literal("mobility.approved"),
  ...common,
  planned: Schema.optionalKey(Stay),
  stay: Stay,
  excess: Schema.optionalKey(Excess),
  /** Another stay of the participant that shares a day: refused but for a recorded past. */
  overlaps: Schema.optionalKey(MobilityId)
})

/** The application was turned down. */
export const Rejected = Schema.Struct({ type: Schema.Literal("mobility.rejected"), ...common, reason: ReasonCode })

/** The participant changed their mind; a place that was held is free again. */
export const Withdrawn = Schema.Struct({
  type: Schema.Literal("mobility.withdrawn"),
  ...common,
  from: Stage,
  reason: ReasonCode
})

/** Sender or host called it off; the place is free again. */
export const Cancelled = Schema.Struct({ type: Schema.Literal("mobility.cancelled"), ...common, reason: ReasonCode })

/** The participant left; `plannedEnd` where it changed. */
export const Departed = Schema.Struct({
  type: Schema.Literal("mobility.departed"),
  ...common,
  plannedEnd: Schema.optionalKey(CalendarDate),
  stay: Stay
})
export type Departed = typeof Departed.Type

/** The participant stayed to the end. */
export const Completed = Schema.Struct({ type: Schema.Literal("mobility.completed"), ...common, stay: Stay })

/** The participant came home before the end. */
export const ReturnedEarly = Schema.Struct({
  type: Schema.Literal("mobility.returned-early"),
  ...common,
  forceMajeure: Schema.Boolean,
  reason: ReasonCode,
  stay: Stay
})

/** Planned dates go in before the stay, actual ones overwrite them after it (Mobility Tool, start-date and end-date). */
export const RegisteredDates = Schema.Literals(["planned", "actual"])
export type RegisteredDates = typeof RegisteredDates.Type

const row = {
  tool: ToolId,
  status: Schema.Literals(["draft", "complete"]),
  dates: RegisteredDates,
  period: Stay
}

/** A row for it stands in Mobility Tool. */
export const Registered = Schema.Struct({ type: Schema.Literal("mobility.registered"), ...common, ...row })

/** The row in Mobility Tool was changed. */
export const RegistrationUpdated = Schema.Struct({
  type: Schema.Literal("mobility.registration-updated"),
  ...common,
  ...row,
  before: Schema.Literals(["draft", "complete"])
})

/** The row in Mobility Tool is gone. */
export const RegistrationRemoved = Schema.Struct({
  type: Schema.Literal("mobility.registration-removed"),
  ...common,
  tool: ToolId,
  before: Schema.Literals(["draft", "complete"]),
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

/** Something about it had been entered wrongly. */
export const DetailsCorrected = Schema.Struct({
  type: Schema.Literal("mobility.details-corrected"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
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

/** What happened out there. */
export const MobilityFact = Schema.Union([
  Applied,
  Approved,
  Rejected,
  Withdrawn,
  Cancelled,
  Departed,
  Completed,
  ReturnedEarly,
  Registered,
  RegistrationUpdated,
  RegistrationRemoved,
  GoalsChanged,
  OutcomeRecorded
])
export type MobilityFact = typeof MobilityFact.Type

/** What is said about facts entered earlier. */
export const MobilityCorrection = Schema.Union([DetailsCorrected, StepRetracted, EnteredInError])
export type MobilityCorrection = typeof MobilityCorrection.Type

/** Any event of a mobility. */
export type MobilityEvent = MobilityFact | MobilityCorrection

const corrections: ReadonlyArray<string> = MobilityCorrection.members.map(({ fields }) => fields.type.literal)

/** Whether the event corrects earlier ones. */
export const isCorrection = (event: MobilityEvent): event is MobilityCorrection => corrections.includes(event.type)
