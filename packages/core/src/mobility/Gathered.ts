/**
 * A project and its mobilities as they stand after all corrections, gathered event by event.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import { fold, type Recorded } from "../eventsourcing/Projection.ts"
import type { MobilityId } from "../Ids.ts"
import { type Project, project as projectProjection } from "../project/Project.ts"
import { afterEvent } from "./Mobility.ts"
import { type Mobility, unborn } from "./MobilityState.ts"
import type { Details } from "./Standing.ts"

/** A mobility, and whose it is. */
export interface GatheredMobility {
  readonly id: MobilityId
  readonly mobility: Mobility
  readonly details: Details
}

/** Whose mobilities are wanted; what is left out does not narrow. */
export interface Wanted {
  readonly member?: string
  readonly participant?: string
}

/** The same, and of which project. */
export interface WantedAnywhere extends Wanted {
  readonly project?: string
}

/** Mobilities, as their events are taken in one after the other; of each from its first. */
export class GatheredMobilities {
  readonly #mobilities = new Map<MobilityId, Mobility>()

  /** Takes in the next events, in the order of the log. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void {
    for (const { event, id } of events) {
      if (!("mobility" in event)) continue
      this.#mobilities.set(event.mobility, afterEvent(this.#mobilities.get(event.mobility) ?? unborn, id, event))
    }
  }

  /** Those that are theirs now, in the order in which they were entered. */
  all({ member, participant, project }: WantedAnywhere): ReadonlyArray<GatheredMobility> {
    return [...this.#mobilities].flatMap(([id, mobility]) => {
      const { details } = mobility
      const isWanted =
        details !== undefined &&
        (project === undefined || details.project === project) &&
        (member === undefined || details.member === member) &&
        (participant === undefined || details.participant === participant)
      return isWanted ? [{ id, mobility, details }] : []
    })
  }
}

/** Everything known of a project and of all mobilities that were ever its own. */
export class Gathered {
  readonly #id: string
  readonly #mobilities = new GatheredMobilities()
  #project: Project = projectProjection.initial

  /** Of the project with this id. */
  constructor(id: string) {
    this.#id = id
  }

  /** Takes in the next events, in the order of the log; of each mobility from its first. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void {
    for (const event of events) {
      this.#project = fold(projectProjection, this.#id, [event], this.#project)
      this.#mobilities.take([event])
    }
  }

  /** What the project has agreed on. */
  get project(): Project {
    return this.#project
  }

  /** Those that are the project's now, in the order in which they were entered. */
  mobilities(wanted: Wanted = {}): ReadonlyArray<GatheredMobility> {
    return this.#mobilities.all({ ...wanted, project: this.#id })
  }
}
