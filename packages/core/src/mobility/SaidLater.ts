/**
 * Of two words on the same the later one counts, by its day: what is entered late is no news where another was told of a later day.
 */
import type { DateName } from "../refusal/DateName.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateNameOf } from "./DateOfFact.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import type { Mobility } from "./MobilityState.ts"

/** That the same was told of a later day already, by a fact that says so. */
export const saidLater = (
  says: (event: MobilityFact) => boolean,
  { facts }: Mobility,
  what: DateName,
  on: CalendarDate
): Refusal | undefined => {
  const last = facts.findLast(({ event }) => says(event))?.event
  if (last === undefined || last.occurredOn === null || last.occurredOn <= on) return undefined
  return { code: "OutOfOrder", earlier: dateNameOf(last), earlierOn: last.occurredOn, later: what, laterOn: on }
}

/** Whether a fact says which days are planned: the application, an approval for other days, another plan. */
export const saysPlan = (event: MobilityFact): boolean =>
  event.type === "mobility.applied" ||
  event.type === "mobility.replanned" ||
  (event.type === "mobility.approved" && event.planned !== undefined)
