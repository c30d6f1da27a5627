/**
 * What waits for whom in a project, and since when; and what still stands in the way of its final report.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { fold, type Recorded } from "../eventsourcing/Projection.ts"
import { Gathered, type Wanted } from "../mobility/Gathered.ts"
import { type Project, project as projectProjection } from "../project/Project.ts"
import { type Places, places as placesProjection, taken } from "../quota/Places.ts"
import { sum } from "../quota/Numbers.ts"
import { addDays, type CalendarDate } from "../time/CalendarDate.ts"
import { mobilityToDo } from "./MobilityToDo.ts"
import { type ToDoItem, toDoKinds } from "./ToDoItem.ts"

/** From which day one looks, how far ahead, and at whose. */
export interface ToDoOptions extends Wanted {
  readonly on: CalendarDate
  /** So many days before its end a stay is listed that can still be extended in time; 14 where it is not said. */
  readonly extendWithin?: number
  /** So many days before the project's end unused places are listed; 183 where it is not said. */
  readonly placesWithin?: number
}

/** Everything known of a project and its mobilities, gathered event by event. */
export class Desk {
  readonly #id: string
  readonly #mobilities = new Gathered()
  #project: Project = projectProjection.initial
  #places: Places = placesProjection.initial

  constructor(id: string) {
    this.#id = id
  }

  /** Takes in the next events, in their order; of each mobility from its first. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void {
    for (const recorded of events) {
      this.#project = fold(projectProjection, this.#id, [recorded], this.#project)
      this.#places = fold(placesProjection, this.#id, [recorded], this.#places)
      this.#mobilities.take(recorded)
    }
  }

  /** What waits, the oldest first; what has no known day comes before. */
  toDo({ extendWithin = 14, on, placesWithin = 183, ...wanted }: ToDoOptions): ReadonlyArray<ToDoItem> {
    const { settings } = this.#project
    const items = this.#mobilities
      .ofProject(this.#id, wanted)
      .flatMap(({ id, mobility }) => mobilityToDo(id, mobility, { on, settings, extendWithin }))
    const whole =
      wanted.member === undefined && wanted.participant === undefined
        ? unusedPlaces(this.#project, this.#places, on, placesWithin)
        : []
    return [...items, ...whole].toSorted(byAge)
  }
}

const unusedPlaces = (
  { period }: Project,
  state: Places,
  on: CalendarDate,
  within: number
): ReadonlyArray<ToDoItem> => {
  const granted = state.limits.project
  if (period === undefined || granted === null) return []
  const from = addDays(period.end, -within)
  const free = granted - Object.values(taken(state)).reduce((total, numbers) => total + sum(numbers), 0)
  if (free <= 0 || on < from || on > period.end) return []
  return [
    {
      kind: "use-places",
      waitsFor: "coordinator",
      since: from,
      due: period.end,
      blocksReport: false,
      mobility: undefined,
      member: undefined,
      participant: undefined,
      document: undefined,
      places: free,
      lacking: undefined
    }
  ]
}

const byAge = (a: ToDoItem, b: ToDoItem): number => {
  if (a.since !== b.since) return (a.since ?? "") < (b.since ?? "") ? -1 : 1
  return toDoKinds.indexOf(a.kind) - toDoKinds.indexOf(b.kind)
}
