/**
 * What is said about facts of a project that were entered earlier. Events are stored for ever: a change of shape is a new version with an
 * upcast.
 */
import { Schema } from "effect"
import { EventId, MemberId, ProjectId, ReasonCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { MemberChanges, ProjectChanges } from "./ProjectCorrection.ts"

const wrong = {
  project: ProjectId,
  occurredOn: CalendarDate,
  corrects: Schema.NonEmptyArray(EventId),
  reason: ReasonCode
}

/** Something about a project had been entered wrongly when it was opened. */
export const DetailsCorrected = Schema.Struct({
  type: Schema.Literal("project.details-corrected"),
  ...wrong,
  changes: ProjectChanges
})

/** Something about a member had been entered wrongly when it joined last. */
export const MemberCorrected = Schema.Struct({
  type: Schema.Literal("project.member-corrected"),
  ...wrong,
  member: MemberId,
  changes: MemberChanges
})

/** A member had not left, or not on that day. */
export const LeaveRetracted = Schema.Struct({
  type: Schema.Literal("project.leave-retracted"),
  ...wrong,
  member: MemberId
})

/** What is said about facts of a membership that were entered earlier. */
export type MemberCorrection = typeof MemberCorrected.Type | typeof LeaveRetracted.Type
