/**
 * What a correction may change.
 */
import { Schema } from "effect"
import { ActivityCode, CategoryCode, GoalCode, GroupId, HostId, MemberId, ParticipantId, ProjectId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { Stay } from "./Stay.ts"

/** A date that was wrong: null where nobody knows the right one. */
const corrected = Schema.optionalKey(Schema.NullOr(CalendarDate))

/** The right values in place of the wrong ones; what is left out stays. */
export const Changes = Schema.Struct({
  project: Schema.optionalKey(ProjectId),
  member: Schema.optionalKey(MemberId),
  category: Schema.optionalKey(CategoryCode),
  participant: Schema.optionalKey(ParticipantId),
  goals: Schema.optionalKey(Schema.Array(GoalCode)),
  activity: Schema.optionalKey(ActivityCode),
  host: Schema.optionalKey(HostId),
  group: Schema.optionalKey(GroupId),
  planned: Schema.optionalKey(Stay),
  /** The days on which the steps really happened; `ended` is that of the completion or the early return. */
  dates: Schema.optionalKey(
    Schema.Struct({
      applied: corrected,
      approved: corrected,
      departed: corrected,
      ended: corrected,
      registered: corrected
    })
  )
})
export type Changes = typeof Changes.Type
