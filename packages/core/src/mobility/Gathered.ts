/**
 * Mobilities as they stand after all corrections, gathered event by event.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { MobilityId } from "../Ids.ts"
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
export type Wanted = Partial<Pick<Details, "member" | "participant">>

/** All mobilities of the events taken in. */
export class Gathered {
  readonly #mobilities = new Map<MobilityId, Mobility>()

  /** Takes in the next event, in their order; of each mobility from its first. */
  take({ event, id }: Recorded<ConsortiumEvent>): void {
    if (!("mobility" in event)) return
    this.#mobilities.set(event.mobility, afterEvent(this.#mobilities.get(event.mobility) ?? unborn, id, event))
  }

  /** Those of the project, in the order in which they were entered. */
  ofProject(project: string, { member, participant }: Wanted = {}): ReadonlyArray<GatheredMobility> {
    return [...this.#mobilities].flatMap(([id, mobility]) => {
      const { details } = mobility
      const isWanted =
        details?.project === project &&
        (member === undefined || details.member === member) &&
        (participant === undefined || details.participant === participant)
      return isWanted ? [{ id, mobility, details }] : []
    })
  }
}
