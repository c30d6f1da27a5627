/**
 * What waits for whom in a project, and since when; and what still stands in the way of its final report.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { fold, type Recorded } from "../eventsourcing/Projection.ts"
import { Gathered, type Wanted } from "../mobility/Gathered.ts"
import { type Places, places as placesProjection } from "../quota/Places.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { mobilityToDo } from "./MobilityToDo.ts"
import { projectToDo } from "./ProjectToDo.ts"
import { type ToDoItem, toDoKinds } from "./ToDoItem.ts"
import { termsIn } from "./ToDoTerms.ts"

/** From which day one looks, how far ahead, and at whose. */
export interface ToDoOptions extends Wanted {
  readonly on: CalendarDate
  /** So many days before its end a stay is listed that can still be extended in time; 14 where it is not said. */
  readonly extendWithin?: number
  /** So many days before the project's end unused places are listed; 183 where it is not said. */
  readonly placesWithin?: number
}

/** How far ahead one looks where it is not said, in days: two weeks for stays, half a year for places. */
export const usualReach = { extendWithin: 14, placesWithin: 183 } as const

/** Everything known of a project, its mobilities and its places, gathered event by event. */
export class Desk {
  readonly #id: string
  readonly #known: Gathered
  #places: Places = placesProjection.initial

  constructor(id: string) {
    this.#id = id
    this.#known = new Gathered(id)
  }

  /** Takes in the next events, in their order; of each mobility from its first. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void {
    for (const recorded of events) {
      this.#known.take([recorded])
      this.#places = fold(placesProjection, this.#id, [recorded], this.#places)
    }
  }

  /** What waits, the oldest first; what has no known day comes before. */
  toDo({ on, ...options }: ToDoOptions): ReadonlyArray<ToDoItem> {
    const { extendWithin, placesWithin, ...wanted } = { ...usualReach, ...options }
    const { project } = this.#known
    const terms = termsIn(project, { on, extendWithin })
    const items = this.#known.mobilities(wanted).flatMap(({ id, mobility }) => mobilityToDo(id, mobility, terms))
    const whole =
      wanted.member === undefined && wanted.participant === undefined
        ? projectToDo(project, this.#places, on, placesWithin)
        : []
    return [...items, ...whole].toSorted(byAge)
  }
}

const byAge = (a: ToDoItem, b: ToDoItem): number => {
  if (a.since !== b.since) return (a.since ?? "") < (b.since ?? "") ? -1 : 1
  return toDoKinds.indexOf(a.kind) - toDoKinds.indexOf(b.kind)
}
