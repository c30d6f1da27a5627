/**
 * Everything known of a project and its mobilities, gathered event by event.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { fold, type Recorded } from "../eventsourcing/Projection.ts"
import type { MobilityId } from "../Ids.ts"
import { type Project, project as projectProjection } from "../project/Project.ts"
import { afterEvent } from "./Mobility.ts"
import { type Mobility, unborn } from "./MobilityState.ts"

/** A project with all mobilities that were ever its own, as they stand. */
export class Gathering {
  /** The project's id. */
  readonly id: string
  readonly #mobilities = new Map<MobilityId, Mobility>()
  #project: Project = projectProjection.initial

  constructor(id: string) {
    this.id = id
  }

  /** Takes in the next event, in the order of the log; of each mobility from its first. */
  take(recorded: Recorded<ConsortiumEvent>): void {
    const { event, id } = recorded
    this.#project = fold(projectProjection, this.id, [recorded], this.#project)
    if (!("mobility" in event)) return
    this.#mobilities.set(event.mobility, afterEvent(this.#mobilities.get(event.mobility) ?? unborn, id, event))
  }

  /** What the project has agreed on. */
  get project(): Project {
    return this.#project
  }

  /** The mobilities by their ids, in the order in which they were entered. */
  get mobilities(): ReadonlyMap<MobilityId, Mobility> {
    return this.#mobilities
  }
}
