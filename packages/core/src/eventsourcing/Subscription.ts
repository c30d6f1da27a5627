/**
 * Turns page reads and a wake-up call into a subscription: the past in pages, then what comes.
 */
import { Effect, Stream } from "effect"
import type { SequencedEvent } from "./Event.ts"
import type { ReadOptions, ReadPart, ReadResult, SubscriptionBatch } from "./EventStore.ts"
import type { Query } from "./Query.ts"
import type { SequencePosition } from "./SequencePosition.ts"

/** Events per page of a subscription. */
const pageSize = 1000

/** What a subscription needs of its store. */
export interface SubscriptionSource<E> {
  readonly read: (parts: readonly [ReadPart], options: ReadOptions) => Effect.Effect<ReadResult, E>
  /** Resolves once the log may have grown beyond the position; waking for nothing is harmless, not waking is not. */
  readonly grown: (beyond: SequencePosition) => Effect.Effect<void, E>
}

const upTo = (events: ReadonlyArray<SequencedEvent>, head: SequencePosition): SequencePosition => {
  const last = events.length < pageSize ? undefined : events[events.length - 1]
  return last === undefined ? head : last.position
}

/** The matching events after the position, page by page, then each new one. Reads again after every wake-up. */
export const subscription = <E>(
  source: SubscriptionSource<E>,
  query: Query,
  after: SequencePosition
): Stream.Stream<SubscriptionBatch, E> => {
  const next = (seen: SequencePosition): Effect.Effect<readonly [SubscriptionBatch, SequencePosition], E> =>
    Effect.flatMap(source.read([{ query, after: seen }], { limit: pageSize }), ({ events, head }) => {
      if (head <= seen) return Effect.flatMap(source.grown(seen), () => next(seen))
      const position = upTo(events, head)
      return Effect.succeed([{ events, upTo: position }, position])
    })
  return Stream.unfold(after, next)
}
