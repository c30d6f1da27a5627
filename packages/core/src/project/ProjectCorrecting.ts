/**
 * The shape of a decision that puts right, or takes back, what was told of one project, also after the closing.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import type { ProjectId, ReasonCode } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateAt } from "../time/TimeZone.ts"
import { type Project, project, type ProjectPeriod } from "./Project.ts"
import type { ProjectCommand } from "./ProjectCommand.ts"

const parts = { project }

/** A project that has been opened. */
export type OpenedProject = Project & { readonly period: ProjectPeriod }

const isOpened = (state: Project): state is OpenedProject => state.period !== undefined

/** What every correction of a project tells: it is of the day on which it is entered. */
export interface Correcting {
  readonly project: ProjectId
  readonly occurredOn: CalendarDate
  readonly reason: ReasonCode
}

/** A command that corrects what was told of a project. */
interface CorrectingCommand {
  readonly project: ProjectId
  readonly reason: ReasonCode
}

/** A decision that reads nothing but the project as agreed, and corrects that. */
export const projectCorrection = <Command extends CorrectingCommand & ProjectCommand>(
  name: Command["type"],
  decide: (
    command: Command,
    state: OpenedProject,
    told: Correcting,
    now: number
  ) => Result.Result<ConsortiumEvent, Refusal>
): Decision<Command, ConsortiumEvent, Refusal, typeof parts> => ({
  name,
  parts,
  contends: "project",
  keys: (command) => ({ project: command.project }),
  decide: (command, { project: state }, { now }) => {
    const { project: id, reason } = command
    if (!isOpened(state)) return Result.fail({ code: "UnknownProject", project: id })
    const told: Correcting = { project: id, occurredOn: dateAt(now, state.timeZone), reason }
    return Result.map(decide(command, state, told, now), (event) => [event])
  }
})
