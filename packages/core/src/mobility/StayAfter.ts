/**
 * Which days a mobility has once a fact has happened.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import type { Stay } from "./Stay.ts"

/** The days until then. */
interface DaysBefore {
  readonly planned: Stay
  readonly stay: Stay
}

/** The fact of which the stay follows, as far as it says. */
type Moving = Pick<MobilityFact, "type" | "occurredOn"> & {
  readonly planned?: Stay
  readonly plannedEnd?: CalendarDate | null
}

/** The stay as it is known once the fact has happened. */
export const stayAfter = (mobility: DaysBefore, event: Moving): Stay => {
  switch (event.type) {
    case "mobility.prevented":
      return { start: mobility.planned.start, end: mobility.planned.start }
    case "mobility.extended":
      return { start: mobility.stay.start, end: event.plannedEnd ?? null }
    case "mobility.departed":
      return { start: event.occurredOn, end: event.plannedEnd ?? mobility.planned.end }
    case "mobility.completed":
    case "mobility.returned-early":
      return { start: mobility.stay.start, end: event.occurredOn }
    default:
      return event.planned ?? mobility.planned
  }
}
