/**
 * Reaction: remind of what waits about a mobility, as its to-do list says.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { project as projectQuestion } from "../consortium/Question.ts"
import { MobilityId } from "../Ids.ts"
import { mobility as mobilityProjection, toldAfter } from "../mobility/Mobility.ts"
import { MobilityFact } from "../mobility/MobilityEvent.ts"
import { fromFacts } from "../mobility/MobilityState.ts"
import type { Project } from "../project/Project.ts"
import { defaultSettings, type Settings } from "../project/Settings.ts"
import { Reminders, withReminder } from "../reminder/Reminders.ts"
import { type CalendarDate, lastDay } from "../time/CalendarDate.ts"
import { dateAt, type TimeZone } from "../time/TimeZone.ts"
import { mobilityToDo } from "../todo/MobilityToDo.ts"
import { usualReach } from "../todo/ToDo.ts"
import { termsIn, type ToDoTerms } from "../todo/ToDoTerms.ts"
import type { Kept } from "../readmodel/ReadModel.ts"
import type { Reaction } from "./Reaction.ts"
import { type ReminderPlan, remindersDue } from "./ReminderPlan.ts"

/** Which reminders are given about mobilities. */
export interface MobilityReminderSettings {
  /** Grows with every change of these settings. */
  readonly version: number
  readonly plans: ReadonlyArray<ReminderPlan>
  /** Where a day begins, as far as the project is not asked. */
  readonly timeZone: TimeZone
  /**
   * What projects say of their mobilities. A mobility alone does not tell it, and from when on one is looked at follows from it: a project
   * that says otherwise is asked then, and where nothing waits by what it says nobody is reminded.
   */
  readonly projects?: Partial<Settings>
  /**
   * The last day of each project, by its id. From that day on it waits that nobody knows the day of; where it is left out, nobody is
   * reminded of that.
   */
  readonly ends?: Readonly<Record<string, CalendarDate>>
}

const Facts = Schema.Array(Schema.Struct({ id: Schema.String, event: MobilityFact }))

/** What is told of a mobility after all corrections, and which reminders were given. */
export const Remembered = Schema.Struct({
  facts: Facts,
  /** What had stood, where it was entered in error. */
  struck: Schema.optional(
    Schema.Struct({ by: Schema.String, duplicateOf: Schema.optionalKey(MobilityId), facts: Facts })
  ),
  reminders: Reminders
})
export type Remembered = typeof Remembered.Type

/**
 * One mobility per key. Since version 2 extensions are reminded of, and since version 3 nothing waits from a day before all was there that
 * it follows from, and outcomes may be withdrawn: the states are as before, the days on which they are due are not, and these follow from
 * this version and that of the settings alone. Since version 4 each signature and each heading has reminders of its own, and the id of a
 * row may be put right. Since version 5 what was entered in error can be reinstated.
 */
const projection: Kept<Remembered, ConsortiumEvent> = {
  name: "mobility-reminders",
  version: 5,
  schema: Remembered,
  types: [...mobilityProjection.types, "reminder.issued"],
  initial: { facts: [], reminders: {} },
  tags: (key) => [`mobility:${key}`],
  keys: (event) => {
    if ("mobility" in event) return [event.mobility]
    return event.type === "reminder.issued" && event.about !== undefined ? [event.about.mobility] : []
  },
  evolve: ({ reminders, ...told }, event, { id }) => ({
    ...("mobility" in event ? toldAfter(told, id, event) : told),
    reminders: event.type === "reminder.issued" ? withReminder(reminders, event) : reminders
  })
}

/** A day on which everything waits that will ever wait, but for what can only be done before a stay ends. */
const atLast = lastDay

/** A mobility does not tell in which phase its project is. */
const inUnknownPhase = { reportToCome: true, rowsFrozen: false, closed: false } as const

/**
 * Reminds of what waits about mobilities, by these plans. On their day their project is asked what still can be done, so that nobody is
 * reminded of what `remind` would refuse.
 */
export const mobilityReminders = ({
  ends = {},
  plans,
  projects,
  timeZone,
  version
}: MobilityReminderSettings): Reaction<Remembered, Project> => {
  const settings = { ...defaultSettings, ...projects }
  return {
    projection,
    version,
    around: ({ facts }) => {
      const { details } = fromFacts(facts)
      return details && projectQuestion(details.project)
    },
    react: ({ facts, reminders }, now, key, project) => {
      const about = { mobility: MobilityId.make(key) }
      const mobility = fromFacts(facts)
      const { details, stay } = mobility
      const last = details === undefined ? undefined : ends[details.project]
      const terms = (on: CalendarDate): ToDoTerms =>
        project === undefined
          ? { ...inUnknownPhase, on, settings, end: last, ...usualReach }
          : termsIn(project, { on, ...usualReach })
      const toDo = (on: CalendarDate) => mobilityToDo(about.mobility, mobility, terms(on))
      const inTime = stay.end === null ? [] : toDo(stay.end)
      const zone = project?.timeZone ?? timeZone
      // On the day of a final report rows can be changed yet: by what the project tells, they cannot on the last day.
      const today = project === undefined ? [] : toDo(dateAt(now, zone))
      const ahead = [...inTime, ...toDo(atLast), ...today]
      const waiting = { about, timeZone: zone, reminders, ahead, on: toDo }
      return remindersDue(plans, waiting, now)
    }
  }
}
