/**
 * How far a version of a read model has come, reckoned from what was seen of it: pure.
 */
import type { Instant } from "../eventsourcing/Event.ts"
import type { SequencePosition } from "../eventsourcing/SequencePosition.ts"
import type { Standing } from "./ReadModelStore.ts"

/** What was seen of a version at some moment. */
export interface Sight {
  readonly at: Instant
  readonly standing: Standing
  /** Where the log ended. */
  readonly head: SequencePosition
  /** When the first event was recorded that the version does not know; nothing where it knows all. */
  readonly unseenSince: Instant | undefined
}

/** How far a version has come. */
export interface Progress extends Standing {
  readonly head: SequencePosition
  /** Events of the log that the rows do not know yet, whether they concern them or not. */
  readonly behind: number
  /** For how many seconds the first of them has been waiting. */
  readonly secondsBehind: number
  /** Events per second between the two sights; nothing where that cannot be said. */
  readonly rate: number | undefined
  /** Seconds until it has caught up at this rate, if nothing new is recorded; nothing where it stands still. */
  readonly secondsLeft: number | undefined
}

/** From an earlier sight of the same version to this one, or from this one alone. */
export const progress = (now: Sight, earlier: Sight = now): Progress => {
  const { at, head, standing, unseenSince } = now
  const behind = Math.max(0, head - standing.upTo)
  const seconds = (at - earlier.at) / 1000
  const done = standing.upTo - earlier.standing.upTo
  // A version that was dropped and begun again stands lower than before.
  const rate = seconds > 0 && done >= 0 ? done / seconds : undefined
  return {
    ...standing,
    head,
    behind,
    secondsBehind: unseenSince === undefined ? 0 : Math.max(0, (at - unseenSince) / 1000),
    rate,
    secondsLeft: behind === 0 ? 0 : rate === undefined || rate === 0 ? undefined : behind / rate
  }
}
