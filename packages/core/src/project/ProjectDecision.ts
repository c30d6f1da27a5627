/**
 * The shape of a decision about one project.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import type { ProjectId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { DateName } from "../refusal/DateName.ts"
import { type CalendarDate, isLatest } from "../time/CalendarDate.ts"
import { dateAt, type TimeZone } from "../time/TimeZone.ts"
import { type Project, project } from "./Project.ts"
import { closedOn } from "./PhaseHistory.ts"
import type { ProjectCommand } from "./ProjectCommand.ts"

const parts = { project }

/** A command to a project. */
export interface CommandToProject {
  readonly project: ProjectId
  readonly on?: CalendarDate
}

/** The day of a word, where none of a later one stands. */
export const afterLast = (
  day: CalendarDate,
  last: CalendarDate | null | undefined,
  earlier: DateName,
  later: DateName = earlier
): Result.Result<CalendarDate, Refusal> =>
  last && !isLatest(day, last)
    ? Result.fail({ code: "OutOfOrder", earlier, earlierOn: last, later, laterOn: day })
    : Result.succeed(day)

/**
 * The day of a word that holds from its day on. One that names no day is meant to hold now: where a word of a later day stands, as it may
 * after a time zone was put right, it would not.
 */
export const ofWord = (
  { on }: Pick<CommandToProject, "on">,
  day: CalendarDate,
  last: CalendarDate | null | undefined,
  what: DateName = "project-event"
): Result.Result<CalendarDate, Refusal> => (on === undefined ? afterLast(day, last, what) : Result.succeed(day))

/** The day of a command: today in the zone where it is left out, never one that lies ahead. */
export const dayOf = (
  { on }: Pick<CommandToProject, "on">,
  zone: TimeZone,
  now: number,
  what: DateName = "project-event"
): Result.Result<CalendarDate, Refusal> => {
  const today = dateAt(now, zone)
  return on !== undefined && on > today
    ? Result.fail({ code: "InFuture", what, date: on, today })
    : Result.succeed(on ?? today)
}

/** Nothing can have happened to a project after it was closed. */
const beforeClosing = (
  { phases }: Project,
  { project }: CommandToProject,
  date: CalendarDate
): Result.Result<CalendarDate, Refusal> => {
  const closed = closedOn(phases)
  return closed !== undefined && date > closed
    ? Result.fail({ code: "ProjectClosed", project, what: "project-event", date, closedOn: closed })
    : Result.succeed(date)
}

/** The day of a command to a project that has been opened, and was not closed before. */
export const dayIn = (state: Project, command: CommandToProject, now: number): Result.Result<CalendarDate, Refusal> =>
  state.period === undefined
    ? Result.fail({ code: "UnknownProject", project: command.project })
    : Result.flatMap(dayOf(command, state.timeZone, now), (date) => beforeClosing(state, command, date))

/** The day of a word that holds from its day on; see `ofWord`. */
export const dayOfWord = (
  state: Project,
  command: CommandToProject,
  now: number,
  last: CalendarDate | null | undefined
): Result.Result<CalendarDate, Refusal> =>
  Result.flatMap(dayIn(state, command, now), (day) => ofWord(command, day, last))

/** A decision that reads nothing but the project as agreed. */
export const projectDecision = <Command extends CommandToProject & ProjectCommand>(
  name: Command["type"],
  decide: (
    command: Command,
    state: Project,
    occurredOn: CalendarDate
  ) => Result.Result<ReadonlyArray<ConsortiumEvent>, Refusal>
): Decision<Command, ConsortiumEvent, Refusal, typeof parts> => ({
  name,
  parts,
  contends: "project",
  keys: (command) => ({ project: command.project }),
  decide: (command, states, { now }) =>
    Result.flatMap(dayIn(states.project, command, now), (occurredOn) => decide(command, states.project, occurredOn))
})
