/**
 * What can be asked about reminders. Commands come from outside and are parsed once.
 */
import { Schema } from "effect"
import { MobilityId, ProjectId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { matterFields } from "./Matter.ts"

/** What somebody is reminded about: a mobility, or a whole project. */
export const Subject = Schema.Union([Schema.Struct({ mobility: MobilityId }), Schema.Struct({ project: ProjectId })])
export type Subject = typeof Subject.Type

/** The first reminder of the same thing is 1; one that was given is not given again. */
export const ReminderNumber = Schema.Int.check(
  Schema.isBetween({ minimum: 1, maximum: 1000 }, { expected: "the number of a reminder, from 1 to 1000" })
)

/**
 * It is time to remind somebody of what waits, as the to-do list has it today. It names no day: sent again on a later one, it has to be
 * the same command.
 */
export const Remind = Schema.Struct({
  type: Schema.Literal("remind"),
  about: Subject,
  ...matterFields,
  /** The day from which it waits. What waits from another day on is another thing, and has its own first reminder. */
  since: CalendarDate,
  number: ReminderNumber
})
export type Remind = typeof Remind.Type
