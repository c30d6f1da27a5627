/**
 * The rules that say what waits about one mobility, and what they have in common. Nothing here reads a clock.
 */
import type { MobilityFact } from "../mobility/MobilityEvent.ts"
import { isStageFact, type Mobility } from "../mobility/MobilityState.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { ToDoItem } from "./ToDoItem.ts"
import type { ToDoTerms } from "./ToDoTerms.ts"

/** What a rule says of its item; the rest is the mobility's own. */
export type Waiting = Pick<ToDoItem, "kind" | "waitsFor" | "since"> &
  Partial<Pick<ToDoItem, "due" | "blocksReport" | "document" | "heading" | "lacking">>

/** What waits about a mobility by one rule. */
export type Rule = (mobility: Mobility, terms: ToDoTerms) => ReadonlyArray<Waiting>

/** The day of the last fact of which this is true; nothing where there is none, or its day is unknown. */
export const lastOn = ({ facts }: Mobility, is: (event: MobilityFact) => boolean): CalendarDate | null =>
  facts.findLast(({ event }) => is(event))?.event.occurredOn ?? null

/** The day of the last fact of one of these types. */
export const lastOf = (mobility: Mobility, ...types: ReadonlyArray<MobilityFact["type"]>): CalendarDate | null =>
  lastOn(mobility, ({ type }) => types.includes(type))

/** The day of the last step. */
export const stepOn = (mobility: Mobility): CalendarDate | null => lastOn(mobility, isStageFact)

/** The day on which its days became what they are: that of the last step, or of the last change of what was planned. */
export const daysSetOn = (mobility: Mobility): CalendarDate | null =>
  lastOn(
    mobility,
    (event) => isStageFact(event) || event.type === "mobility.replanned" || event.type === "mobility.extended"
  )

/** The last of the days that are known: nothing waits before all is there that it follows from. */
export const latest = (...days: ReadonlyArray<CalendarDate | null | undefined>): CalendarDate | null =>
  days.reduce<CalendarDate | null>((last, day) => (day != null && (last === null || day > last) ? day : last), null)

/** Whether the day is known and over. */
export const isOver = (day: CalendarDate | null | undefined, { on }: Pick<ToDoTerms, "on">): boolean =>
  day != null && day < on
