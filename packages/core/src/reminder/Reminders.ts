/**
 * Projection: which reminders were given about one mobility, or about one project as a whole.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import type { ToDoKind } from "../todo/ToDoKind.ts"
import type { Subject } from "./ReminderCommand.ts"
import type { ReminderEvent } from "./ReminderEvent.ts"

/** The reminders of one kind: the day of the last, and how many there were of what waits since each day. */
const OfKind = Schema.Struct({ last: CalendarDate, since: Schema.Record(Schema.String, Schema.Natural) })

/** Reminders by the kind of what waits. */
export const Reminders = Schema.Record(Schema.String, OfKind)
export type Reminders = typeof Reminders.Type

/** How many reminders were given of what waits since that day. */
export const given = (reminders: Reminders, kind: ToDoKind, since: CalendarDate): number =>
  reminders[kind]?.since[since] ?? 0

/** The reminders with one more. */
export const withReminder = (reminders: Reminders, { number, occurredOn, of, since }: ReminderEvent): Reminders => ({
  ...reminders,
  [of]: { last: occurredOn, since: { ...reminders[of]?.since, [since]: number } }
})

/** The key of what a reminder is about. */
export const subjectKey = (about: Subject): string =>
  "mobility" in about ? `mobility:${about.mobility}` : `project:${about.project}`

/** The key of what an event is about. */
export const keyOf = ({ about, project }: ReminderEvent): string => subjectKey(about ?? { project })

/** One mobility or one project per key; see `subjectKey`. */
export const reminders: Projection<Reminders, ConsortiumEvent> = {
  name: "reminders",
  version: 1,
  schema: Reminders,
  types: ["reminder.issued"],
  initial: {},
  tags: (key) => [`reminder:${key}`],
  keys: (event) => (event.type === "reminder.issued" ? [keyOf(event)] : []),
  evolve: (state, event) => (event.type === "reminder.issued" ? withReminder(state, event) : state)
}
