/**
 * The projects of a consortium, each in a line.
 */
import { Order } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { fold, type Recorded } from "../eventsourcing/Projection.ts"
import { type MemberId, ProjectId } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { closedOn } from "./PhaseHistory.ts"
import { type Project, project } from "./Project.ts"

/** One project: what tells it from others. */
export interface ProjectRow {
  readonly project: ProjectId
  /** Nothing where the agency has given none yet. */
  readonly number: string | undefined
  readonly programme: string | undefined
  readonly coordinator: MemberId | undefined
  readonly start: CalendarDate
  /** As it was agreed on last. */
  readonly end: CalendarDate
  /** Nothing where it is not closed. */
  readonly closedOn: CalendarDate | undefined
}

const rowOf = (id: string, { coordinator, number, period, phases, programme }: Project): ReadonlyArray<ProjectRow> =>
  period === undefined
    ? []
    : [
        {
          project: ProjectId.make(id),
          number,
          programme,
          coordinator,
          start: period.start,
          end: period.end,
          closedOn: closedOn(phases)
        }
      ]

const inOrder = Order.mapInput(Order.String, ({ start }: ProjectRow) => start)

/** The projects, as their events are taken in one after the other. */
export class ProjectList {
  readonly #states = new Map<string, Project>()

  /** Takes in the next events. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void {
    for (const event of events) {
      for (const key of project.keys(event.event)) {
        this.#states.set(key, fold(project, key, [event], this.#states.get(key) ?? project.initial))
      }
    }
  }

  /** The projects that have been opened, the one that began first before the others. */
  rows(): ReadonlyArray<ProjectRow> {
    return [...this.#states].flatMap(([id, state]) => rowOf(id, state)).toSorted(inOrder)
  }
}
