/**
 * What can happen to reminders. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import type { Data } from "../eventsourcing/EventCodec.ts"
import { MobilityId, MemberId, ParticipantId, ProjectId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { WaitsFor } from "../todo/ToDoKind.ts"
import { matterFields } from "./Matter.ts"
import { ReminderNumber } from "./ReminderCommand.ts"

/** The mobility that a reminder is about, and whose it is. */
export const Whose = Schema.Struct({ mobility: MobilityId, member: MemberId, participant: ParticipantId })

/** Somebody is reminded of what waits. How, and in which words, is the matter of whoever takes the event from the outbox. */
export const Issued = Schema.Struct({
  type: Schema.Literal("reminder.issued"),
  project: ProjectId,
  /** Left out where it is about the whole project. */
  about: Schema.optionalKey(Whose),
  occurredOn: CalendarDate,
  ...matterFields,
  waitsFor: WaitsFor,
  since: CalendarDate,
  number: ReminderNumber
})

/** Version 1 did not tell which of several matters of a kind it was of: that is unknown of them, and left out. */
export const issuedUpcasts: ReadonlyArray<(data: Data) => Data> = [(data) => data]

/** Any event of a reminder. */
export type ReminderEvent = typeof Issued.Type
