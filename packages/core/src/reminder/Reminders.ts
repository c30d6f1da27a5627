/**
 * Projection: which reminders were given about one mobility, or about one project as a whole.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { type Matter, matterKey } from "./Matter.ts"
import type { Subject } from "./ReminderCommand.ts"
import type { ReminderEvent } from "./ReminderEvent.ts"

/** The reminders of one matter: the day of the last, and how many there were of what waits since each day. */
const OfMatter = Schema.Struct({ last: CalendarDate, since: Schema.Record(Schema.String, Schema.Natural) })

/** Reminders by what they are of: see `matterKey`. */
export const Reminders = Schema.Record(Schema.String, OfMatter)
export type Reminders = typeof Reminders.Type

/** How many reminders were given of what waits since that day. */
export const given = (reminders: Reminders, matter: Matter, since: CalendarDate): number =>
  reminders[matterKey(matter)]?.since[since] ?? 0

/** The day of the last reminder of a matter. One that did not tell which of its kind it was of may have been of this one. */
export const lastOf = (reminders: Reminders, matter: Matter): CalendarDate | undefined => {
  const [own, untold] = [reminders[matterKey(matter)]?.last, reminders[matter.of]?.last]
  return own === undefined || (untold !== undefined && untold > own) ? untold : own
}

/** The reminders with one more. */
export const withReminder = (reminders: Reminders, event: ReminderEvent): Reminders => {
  const { number, occurredOn, since } = event
  const key = matterKey(event)
  return { ...reminders, [key]: { last: occurredOn, since: { ...reminders[key]?.since, [since]: number } } }
}

/** The key of what a reminder is about. */
export const subjectKey = (about: Subject): string =>
  "mobility" in about ? `mobility:${about.mobility}` : `project:${about.project}`

/** The key of what an event is about. */
export const keyOf = ({ about, project }: ReminderEvent): string => subjectKey(about ?? { project })

/** One mobility or one project per key; see `subjectKey`. Since version 2 each matter of a kind has its own. */
export const reminders: Projection<Reminders, ConsortiumEvent> = {
  name: "reminders",
  version: 2,
  schema: Reminders,
  types: ["reminder.issued"],
  initial: {},
  tags: (key) => [`reminder:${key}`],
  keys: (event) => (event.type === "reminder.issued" ? [keyOf(event)] : []),
  evolve: (state, event) => (event.type === "reminder.issued" ? withReminder(state, event) : state)
}
