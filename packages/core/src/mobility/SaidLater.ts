/**
 * Of two words on the same the later one counts, by its day: what is entered late is no news where another was told of a later day.
 */
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateNameOf } from "./DateOfFact.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import type { Mobility } from "./MobilityState.ts"

/** That the same was told of a later day already. */
export const saidLater = (
  type: MobilityFact["type"],
  { facts }: Mobility,
  laterOn: CalendarDate
): Refusal | undefined => {
  const last = facts.findLast(({ event }) => event.type === type)?.event
  if (last === undefined || last.occurredOn === null || last.occurredOn <= laterOn) return undefined
  const name = dateNameOf(last)
  return { code: "OutOfOrder", earlier: name, earlierOn: last.occurredOn, later: name, laterOn }
}
