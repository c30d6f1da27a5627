/**
 * What the rules go by that say what waits about one mobility, and what they say. Nothing here reads a clock.
 */
import type { MobilityFact } from "../mobility/MobilityEvent.ts"
import { isStageFact, type Mobility } from "../mobility/MobilityState.ts"
import { closedOn, isOngoing, rowsFrozenOn } from "../project/PhaseHistory.ts"
import type { Project } from "../project/Project.ts"
import type { Settings } from "../project/Settings.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { ToDoItem } from "./ToDoItem.ts"

/** What the rules go by. */
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

/** What a rule says of its item; the rest is the mobility's own. */
export type Waiting = Pick<ToDoItem, "kind" | "waitsFor" | "since"> &
  Partial<Pick<ToDoItem, "due" | "blocksReport" | "document" | "heading" | "lacking">>

/** What waits about a mobility by one rule. */
export type Rule = (mobility: Mobility, terms: ToDoTerms) => ReadonlyArray<Waiting>

/** The day of the last fact of one of these types. */
export const lastOf = ({ facts }: Mobility, ...types: ReadonlyArray<MobilityFact["type"]>): CalendarDate | null =>
  facts.findLast(({ event: { type } }) => types.includes(type))?.event.occurredOn ?? null

/** The day of the last step. */
export const stepOn = ({ facts }: Mobility): CalendarDate | null =>
  facts.findLast(({ event }) => isStageFact(event))?.event.occurredOn ?? null

/** The day on which its days became what they are: that of the last step, or of the last change of what was planned. */
export const daysSetOn = ({ facts }: Mobility): CalendarDate | null =>
  facts.findLast(
    ({ event }) => isStageFact(event) || event.type === "mobility.replanned" || event.type === "mobility.extended"
  )?.event.occurredOn ?? null

/** The last of the days that are known: nothing waits before all is there that it follows from. */
export const latest = (...days: ReadonlyArray<CalendarDate | null | undefined>): CalendarDate | null =>
  days.reduce<CalendarDate | null>((last, day) => (day != null && (last === null || day > last) ? day : last), null)

/** Whether the day is known and over. */
export const isOver = (day: CalendarDate | null | undefined, { on }: Pick<ToDoTerms, "on">): boolean =>
  day != null && day < on
