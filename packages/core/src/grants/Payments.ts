/**
 * The money that a project paid to its participants and took back, as its mobilities stand after all corrections: what was paid for a
 * mobility that was moved to another member or project is of that member and project.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Recorded } from "../eventsourcing/Projection.ts"
import type { MobilityId } from "../Ids.ts"
import { Gathered, type Wanted } from "../mobility/Gathered.ts"
import type { MoneyMoved } from "../mobility/MoneyMoved.ts"
import type { Payment } from "./Budget.ts"

/** A payment or a recovery as a budget takes it, and which it is. */
export interface PaymentEntry extends Payment, Pick<MoneyMoved, "payment" | "kind" | "on"> {
  readonly mobility: MobilityId
}

/** All payments of a project, gathered event by event. */
export class Cashbook {
  readonly #known: Gathered

  constructor(project: string) {
    this.#known = new Gathered(project)
  }

  /** Takes in the next events, in their order; of each mobility from its first. */
  take(events: Iterable<Recorded<ConsortiumEvent>>): void {
    this.#known.take(events)
  }

  /** The entries by mobility, each one's in the order in which they were entered. */
  entries(wanted: Wanted): ReadonlyArray<PaymentEntry> {
    return this.#known
      .mobilities(wanted)
      .flatMap(({ details: { category, member }, id, mobility: { money } }) =>
        money.map((moved) => ({ mobility: id, ...moved, category, member }))
      )
  }
}
