/**
 * Reaction: remind of what waits about a project as a whole: places that nobody uses before its end, reports that are not in.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { fold } from "../eventsourcing/Projection.ts"
import { start } from "../eventsourcing/SequencePosition.ts"
import { ProjectId } from "../Ids.ts"
import { project as projectProjection } from "../project/Project.ts"
import { ProjectEvent } from "../project/ProjectEvent.ts"
import { Places, places as placesProjection, projectsOf } from "../quota/Places.ts"
import type { Kept } from "../readmodel/ReadModel.ts"
import { Reminders, withReminder } from "../reminder/Reminders.ts"
import { type CalendarDate, lastDay } from "../time/CalendarDate.ts"
import { projectToDo } from "../todo/ProjectToDo.ts"
import { usualReach } from "../todo/ToDo.ts"
import type { Reaction } from "./Reaction.ts"
import { type ReminderPlan, remindersDue } from "./ReminderPlan.ts"

/** Which reminders are given about projects. */
export interface ProjectReminderSettings {
  /** Grows with every change of these settings. */
  readonly version: number
  readonly plans: ReadonlyArray<ReminderPlan>
}

/** What was agreed of a project, as far as it tells what waits; its places; and which reminders were given about it. */
export const RememberedProject = Schema.Struct({
  told: Schema.Array(Schema.Struct({ id: Schema.String, event: ProjectEvent })),
  places: Places,
  reminders: Reminders
})
export type RememberedProject = typeof RememberedProject.Type

/** The events that tell when a project ends, by which rules, and what was reported. */
const telling = [
  "project.opened",
  "project.details-corrected",
  "project.settings-changed",
  "project.extension-granted",
  "project.extension-step-retracted",
  "project.grant-decided",
  "project.report-submitted",
  "project.report-returned",
  "project.check-recorded",
  "project.closed",
  "project.step-retracted"
] as const

type Telling = Extract<ConsortiumEvent, { readonly type: (typeof telling)[number] }>

const tells = (event: ConsortiumEvent): event is Telling => telling.some((type) => type === event.type)

/**
 * One project per key. Since version 2 a final report that was returned is reminded of though an interim one was, too: the states are as
 * before, the days on which they are due are not, and these follow from this version and that of the settings alone. Since version 3 a
 * later end that was taken back is none. Since version 4 the latest day tells how many places there are, and what was wrong at the opening
 * is put right.
 */
const projection: Kept<RememberedProject, ConsortiumEvent> = {
  name: "project-reminders",
  version: 4,
  schema: RememberedProject,
  types: ["reminder.issued", ...new Set([...telling, ...placesProjection.types])],
  initial: { told: [], places: placesProjection.initial, reminders: {} },
  tags: (key) => [`project:${key}`],
  keys: projectsOf,
  evolve: ({ places, reminders, told }, event, at, key) => ({
    told: tells(event) ? [...told, { id: at.id, event }] : told,
    places: fold(placesProjection, key, [{ ...at, event }], places),
    reminders:
      event.type === "reminder.issued" && event.about === undefined ? withReminder(reminders, event) : reminders
  })
}

/** A day on which every report waits that will ever wait. */
const atLast = lastDay

/** Reminds of what waits about projects, by these plans. */
export const projectReminders = ({ plans, version }: ProjectReminderSettings): Reaction<RememberedProject> => ({
  projection,
  version,
  react: ({ places, reminders, told }, now, key) => {
    const recorded = told.map((each) => ({ ...each, position: start, recordedAt: 0 }))
    const project = fold(projectProjection, key, recorded)
    const { period, timeZone } = project
    const on = (day: CalendarDate) => projectToDo(project, places, day, usualReach.placesWithin)
    // Places can be used until the last day. Of reports that day tells nothing once it is over: what waited then may be done.
    const usable = period === undefined ? [] : on(period.end).filter(({ kind }) => kind === "use-places")
    const ahead = [...usable, ...on(atLast)]
    return remindersDue(plans, { about: { project: ProjectId.make(key) }, timeZone, reminders, ahead, on }, now)
  }
})
