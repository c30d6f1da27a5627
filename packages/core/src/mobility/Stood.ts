/**
 * What was entered before, and is not told otherwise now: it was judged then.
 */
import type { Fact, Mobility } from "./MobilityState.ts"

/** Whether the fact stood already, on the same day. */
export const stood = ({ facts }: Mobility, { event, id }: Fact): boolean =>
  facts.some((known) => known.id === id && known.event.occurredOn === event.occurredOn)
