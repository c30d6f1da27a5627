/**
 * What the to-do list of a mobility goes by: the day from which one looks, and the project on that day.
 */
import { closedOn, isOngoing, rowsFrozenOn } from "../project/PhaseHistory.ts"
import type { Project } from "../project/Project.ts"
import type { Settings } from "../project/Settings.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"

/** What is known of a project, and how far one looks ahead. */
export interface ToDoTerms {
  /** The day from which one looks. */
  readonly on: CalendarDate
  readonly settings: Settings
  /** So many days before the end of a stay one is told that it can still be extended in time. */
  readonly extendWithin: number
  /** The last day of the project, by which every stay is over; nothing where it is not known. */
  readonly end: CalendarDate | undefined
  /** Whether the final report is still to come, so that something can stand in its way. */
  readonly reportToCome: boolean
  /** Whether the rows of the tool stand still, since the final report is in. */
  readonly rowsFrozen: boolean
  /** Whether the project is closed, so that nothing happens any more but that money comes back. */
  readonly closed: boolean
}

/** The terms of a project on a day. */
export const termsIn = (project: Project, { extendWithin, on }: Pick<ToDoTerms, "extendWithin" | "on">): ToDoTerms => {
  const { period, phases, settings } = project
  const closed = closedOn(phases)
  return {
    on,
    extendWithin,
    settings,
    end: period?.end,
    reportToCome: isOngoing(project, on),
    rowsFrozen: rowsFrozenOn(phases, on) !== undefined,
    closed: closed !== undefined && on > closed
  }
}
