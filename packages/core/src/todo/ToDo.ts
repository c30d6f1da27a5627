/**
 * What waits for whom in a project, and since when; and what still stands in the way of its final report.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { fold, type Recorded } from "../eventsourcing/Projection.ts"
import type { MemberId, ParticipantId } from "../Ids.ts"
import { Gathering } from "../mobility/Gathering.ts"
import { type Places, places as placesProjection } from "../quota/Places.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { mobilityToDo } from "./MobilityToDo.ts"
import { reportsToDo, unusedPlaces } from "./ProjectToDo.ts"
import { type ToDoItem, toDoKinds } from "./ToDoItem.ts"

/** From which day one looks, how far ahead, and at whose. */
export interface ToDoOptions {
  readonly on: CalendarDate
  /** So many days before its end a stay is listed that can still be extended in time; 14 where it is not said. */
  readonly extendWithin?: number
  /** So many days before the project's end unused places are listed; 183 where it is not said. */
  readonly placesWithin?: number
  readonly member?: MemberId
  readonly participant?: ParticipantId
}

/** Everything known of a project and its mobilities, gathered event by event. */
export class Desk {
  readonly #id: string
  readonly #known: Gathering
  #places: Places = placesProjection.initial

  constructor(id: string) {
    this.#id = id
    this.#known = new Gathering(id)
  }

  /** Takes in the next events, in their order; of each mobility from its first. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void {
    for (const recorded of events) {
      this.#known.take(recorded)
      this.#places = fold(placesProjection, this.#id, [recorded], this.#places)
    }
  }

  /** What waits, the oldest first; what has no known day comes before. */
  toDo({ extendWithin = 14, member, on, participant, placesWithin = 183 }: ToDoOptions): ReadonlyArray<ToDoItem> {
    const { mobilities, project } = this.#known
    const { settings } = project
    const items = [...mobilities].flatMap(([id, mobility]) => {
      const { details } = mobility
      const isTheirs =
        details?.project === this.#id &&
        (member === undefined || details.member === member) &&
        (participant === undefined || details.participant === participant)
      return isTheirs ? mobilityToDo(id, mobility, { on, settings, extendWithin }) : []
    })
    const whole =
      member === undefined && participant === undefined
        ? [...unusedPlaces(project, this.#places, on, placesWithin), ...reportsToDo(project, on)]
        : []
    return [...items, ...whole].toSorted(byAge)
  }
}

const byAge = (a: ToDoItem, b: ToDoItem): number => {
  if (a.since !== b.since) return (a.since ?? "") < (b.since ?? "") ? -1 : 1
  return toDoKinds.indexOf(a.kind) - toDoKinds.indexOf(b.kind)
}
