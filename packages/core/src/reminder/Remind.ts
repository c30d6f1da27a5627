/**
 * Decision: remind somebody of what waits. Judged by what is so now: whatever was done meanwhile needs no reminder, and none is given
 * twice.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision, States } from "../eventsourcing/Decision.ts"
import { mobility } from "../mobility/Mobility.ts"
import type { Details } from "../mobility/Standing.ts"
import { project } from "../project/Project.ts"
import { places } from "../quota/Places.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateAt } from "../time/TimeZone.ts"
import { mobilityToDo } from "../todo/MobilityToDo.ts"
import { projectToDo } from "../todo/ProjectToDo.ts"
import { usualReach } from "../todo/ToDo.ts"
import type { ToDoItem } from "../todo/ToDoItem.ts"
import { termsIn } from "../todo/ToDoTerms.ts"
import { matterIn, matterKey, matterOf } from "./Matter.ts"
import type { Remind } from "./ReminderCommand.ts"
import type { ReminderEvent } from "./ReminderEvent.ts"
import { given, reminders, subjectKey } from "./Reminders.ts"

const parts = { mobility, project, places, reminders }

const waiting = (
  { about }: Remind,
  { mobility, places, project }: States<typeof parts>,
  on: CalendarDate
): ReadonlyArray<ToDoItem> =>
  "mobility" in about
    ? mobilityToDo(about.mobility, mobility, termsIn(project, { on, ...usualReach }))
    : projectToDo(project, places, on, usualReach.placesWithin)

/** Whose it is that somebody is reminded of; a mobility may not be there. */
const whose = (
  { about }: Remind,
  details: Details | undefined
): Result.Result<Pick<ReminderEvent, "project" | "about">, Refusal> => {
  if ("project" in about) return Result.succeed({ project: about.project })
  if (details === undefined) return Result.fail({ code: "UnknownMobility", mobility: about.mobility })
  const { member, participant, project } = details
  return Result.succeed({ project, about: { mobility: about.mobility, member, participant } })
}

const reminded = (
  command: Remind,
  states: States<typeof parts>,
  about: Pick<ReminderEvent, "project" | "about">,
  today: CalendarDate
): Result.Result<ReadonlyArray<ConsortiumEvent>, Refusal> => {
  const { number, of, since } = command
  const matter = matterKey(command)
  const item = waiting(command, states, today).find(
    (each) => matterKey(matterOf(each)) === matter && each.since === since
  )
  if (item === undefined) return Result.fail({ code: "NothingToRemindOf", of, since, today })
  const next = given(states.reminders, command, since) + 1
  if (number !== next) return Result.fail({ code: "ReminderOutOfTurn", of, since, number, next })
  const { waitsFor } = item
  return Result.succeed([
    { type: "reminder.issued", ...about, occurredOn: today, ...matterIn(command), waitsFor, since, number }
  ])
}

export const remind: Decision<Remind, ConsortiumEvent, Refusal, typeof parts> = {
  name: "remind",
  parts,
  contends: "reminders",
  keys: ({ about }, known) => {
    const own = { reminders: subjectKey(about) }
    if ("project" in about) return { ...own, project: about.project, places: about.project }
    const of = known.mobility?.details?.project
    return { ...own, mobility: about.mobility, ...(of === undefined ? {} : { project: of }) }
  },
  decide: (command, states, { now }) =>
    Result.flatMap(whose(command, states.mobility.details), (about) =>
      // Money is recovered after the closing of a project too, and nothing else waits then.
      states.project.period === undefined
        ? Result.fail({ code: "UnknownProject", project: about.project })
        : reminded(command, states, about, dateAt(now, states.project.timeZone))
    )
}
