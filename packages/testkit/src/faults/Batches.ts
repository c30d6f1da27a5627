/**
 * Subscriptions that break off, or tell a part again.
 */
import { type EventStore, type Query, SequencePosition } from "@westum/mobility"
import { Effect, Option, Stream } from "effect"
import type { Travel } from "./Delays.ts"
import { failed } from "./Failures.ts"
import type { BatchFault } from "./Plan.ts"

type Store = EventStore.EventStoreService

interface Seen {
  readonly position: SequencePosition.SequencePosition
  /** What comes next has been told before. */
  readonly again: boolean
}

type Step = readonly [EventStore.SubscriptionBatch, Seen]

/** Each batch is fetched by itself, after what has been seen by then: by the contract nobody can tell. */
export const faultySubscribe = (
  store: Store,
  next: Effect.Effect<BatchFault | "sound">,
  travel: Travel
): Store["subscribe"] => {
  const step = (
    query: Query.Query,
    { again, position }: Seen
  ): Effect.Effect<Step | undefined, EventStore.StoreFailed> =>
    Effect.flatMap(again ? Effect.succeed("sound" as const) : next, (fault) => {
      if (fault === "cut") return Effect.fail(failed("subscribe"))
      const batch = Stream.runHead(store.subscribe(query, { after: position }))
      return Effect.map(batch, (found): Step | undefined => {
        const told = Option.getOrUndefined(found)
        if (told === undefined) return undefined
        return [told, fault === "again" ? { position, again: true } : { position: told.upTo, again: false }]
      })
    })
  return (query, { after = SequencePosition.start } = {}) =>
    Stream.unfold({ position: after, again: false }, (seen: Seen) => travel(step(query, seen)))
}
