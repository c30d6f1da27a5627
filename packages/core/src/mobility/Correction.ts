/**
 * What a correction may change.
 */
import { Schema } from "effect"
import { ActivityCode, CategoryCode, GoalCode, GroupId, HostId, MemberId, ParticipantId, ProjectId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { CutShort } from "./CutShort.ts"
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
  /** Null where it has none. */
  activity: Schema.optionalKey(Schema.NullOr(ActivityCode)),
  /** Null where it has none. */
  host: Schema.optionalKey(Schema.NullOr(HostId)),
  /** Null where it belongs to none. */
  group: Schema.optionalKey(Schema.NullOr(GroupId)),
  planned: Schema.optionalKey(Stay),
  /** How the stay was cut short; null where it was completed. */
  returnedEarly: Schema.optionalKey(Schema.NullOr(CutShort)),
  /**
   * The days on which the steps really happened; `ended` is that of the completion or the early return. What happened to the row in the
   * tool more than once has the day of the last time.
   */
  dates: Schema.optionalKey(
    Schema.Struct({
      applied: corrected,
      approved: corrected,
      departed: corrected,
      ended: corrected,
      registered: corrected,
      registrationUpdated: corrected,
      registrationRemoved: corrected
    })
  )
})
export type Changes = typeof Changes.Type
