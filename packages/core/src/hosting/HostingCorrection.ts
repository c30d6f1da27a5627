/**
 * What a correction of a hosting may change.
 *
 * Not the project, with which the time zone of all its days would change: such a hosting was entered in error, and is requested
 * anew. Not the day of a rejection, of a request made again, or of a way out: the step is retracted and taken anew. Not the
 * supervisor: another one is named.
 */
import { Schema } from "effect"
import { CategoryCode, GoalCode, GroupId, LearningGoalCode, MemberId, ParticipantId, PartnerId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { HostedDays } from "./HostedDays.ts"

/** The right values in place of the wrong ones; what is left out stays. */
export const HostingChanges = Schema.Struct({
  member: Schema.optionalKey(MemberId),
  category: Schema.optionalKey(CategoryCode),
  partner: Schema.optionalKey(PartnerId),
  participant: Schema.optionalKey(ParticipantId),
  /** Null where it belongs to none. */
  group: Schema.optionalKey(Schema.NullOr(GroupId)),
  goals: Schema.optionalKey(Schema.Array(GoalCode)),
  learningGoals: Schema.optionalKey(Schema.Array(LearningGoalCode)),
  planned: Schema.optionalKey(HostedDays),
  /** The days on which the steps really happened; `ended` is that of the end, early or not. */
  dates: Schema.optionalKey(
    Schema.Struct({
      requested: Schema.optionalKey(CalendarDate),
      accepted: Schema.optionalKey(CalendarDate),
      arrived: Schema.optionalKey(CalendarDate),
      ended: Schema.optionalKey(CalendarDate)
    })
  )
})
export type HostingChanges = typeof HostingChanges.Type
