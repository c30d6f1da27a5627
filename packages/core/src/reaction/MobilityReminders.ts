/**
 * Reaction: remind of what waits about a mobility, as its to-do list says.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { MobilityId } from "../Ids.ts"
import { factsAfter, mobility as mobilityProjection } from "../mobility/Mobility.ts"
import { MobilityFact } from "../mobility/MobilityEvent.ts"
import { fromFacts } from "../mobility/MobilityState.ts"
import { defaultSettings, type Settings } from "../project/Settings.ts"
import { Reminders, withReminder } from "../reminder/Reminders.ts"
import { type CalendarDate, lastDay } from "../time/CalendarDate.ts"
import type { TimeZone } from "../time/TimeZone.ts"
import { mobilityToDo } from "../todo/MobilityToDo.ts"
import { usualReach } from "../todo/ToDo.ts"
import type { Kept } from "../readmodel/ReadModel.ts"
import type { Reaction } from "./Reaction.ts"
import { type ReminderPlan, remindersDue } from "./ReminderPlan.ts"

/** Which reminders are given about mobilities. */
export interface MobilityReminderSettings {
  /** Grows with every change of these settings. */
  readonly version: number
  readonly plans: ReadonlyArray<ReminderPlan>
  /** Where a day begins. */
  readonly timeZone: TimeZone
  /**
   * What projects say of their mobilities. A mobility alone does not tell it; where a project says otherwise, a reminder that is too
   * early is refused, and tried again.
   */
  readonly projects?: Partial<Settings>
  /**
   * The last day of each project, by its id. From that day on it waits that nobody knows the day of; where it is left out, nobody is
   * reminded of that.
   */
  readonly ends?: Readonly<Record<string, CalendarDate>>
}

/** What stands of a mobility after all corrections, and which reminders were given. */
export const Remembered = Schema.Struct({
  facts: Schema.Array(Schema.Struct({ id: Schema.String, event: MobilityFact })),
  reminders: Reminders
})
export type Remembered = typeof Remembered.Type

/**
 * One mobility per key. Since version 2 extensions are reminded of, and since version 3 nothing waits from a day before all was there that
 * it follows from, and outcomes may be withdrawn, and since version 4 the id of a row may be put right: the states are as before, the days on which they are due are not, and these follow from
 * this version and that of the settings alone.
 */
const projection: Kept<Remembered, ConsortiumEvent> = {
  name: "mobility-reminders",
  version: 4,
  schema: Remembered,
  types: [...mobilityProjection.types, "reminder.issued"],
  initial: { facts: [], reminders: {} },
  tags: (key) => [`mobility:${key}`],
  keys: (event) => {
    if ("mobility" in event) return [event.mobility]
    return event.type === "reminder.issued" && event.about !== undefined ? [event.about.mobility] : []
  },
  evolve: ({ facts, reminders }, event, { id }) => ({
    facts: "mobility" in event ? factsAfter(facts, id, event) : facts,
    reminders: event.type === "reminder.issued" ? withReminder(reminders, event) : reminders
  })
}

/** A day on which everything waits that will ever wait, but for what can only be done before a stay ends. */
const atLast = lastDay

/** In which phase a project is a mobility does not tell: what cannot be done any more is refused, and tried again. */
const inUnknownPhase = { reportToCome: true, rowsFrozen: false, closed: false } as const

/** Reminds of what waits about mobilities, by these plans. */
export const mobilityReminders = ({
  ends = {},
  plans,
  projects,
  timeZone,
  version
}: MobilityReminderSettings): Reaction<Remembered> => ({
  projection,
  version,
  react: ({ facts, reminders }, now, key) => {
    const about = { mobility: MobilityId.make(key) }
    const mobility = fromFacts(facts)
    const settings = { ...defaultSettings, ...projects }
    const { details, stay } = mobility
    const last = details === undefined ? undefined : ends[details.project]
    const toDo = (on: CalendarDate) =>
      mobilityToDo(about.mobility, mobility, { ...inUnknownPhase, on, settings, end: last, ...usualReach })
    const { end } = stay
    const inTime = end === null ? [] : toDo(end)
    return remindersDue(plans, { about, timeZone, reminders, ahead: [...inTime, ...toDo(atLast)], on: toDo }, now)
  }
})
