/**
 * Listens to a subscription and keeps what it was told, judging each batch as it comes.
 */
import type { Event, EventStore, SequencePosition } from "@westum/mobility"
import { Effect, Fiber, Stream } from "effect"
import assert from "node:assert/strict"

/** A subscription that is being listened to. */
export interface Follower {
  readonly events: ReadonlyArray<Event.SequencedEvent>
  readonly batches: ReadonlyArray<EventStore.SubscriptionBatch>
  /** Waits until the log has been seen up to a position; fails with the subscription. */
  readonly reached: (position: SequencePosition.SequencePosition) => Effect.Effect<void, EventStore.StoreFailed>
  readonly stop: Effect.Effect<void>
}

const glance = "2 millis"

/** Follows until the scope closes. `between` runs after each batch: a subscriber may be slow. */
export const follow = (
  subscription: Stream.Stream<EventStore.SubscriptionBatch, EventStore.StoreFailed>,
  after: number,
  between: Effect.Effect<void> = Effect.void
) =>
  Effect.gen(function* () {
    const events: Array<Event.SequencedEvent> = []
    const batches: Array<EventStore.SubscriptionBatch> = []
    let seen = after
    const take = (batch: EventStore.SubscriptionBatch) =>
      Effect.suspend(() => {
        assert.ok(batch.upTo >= seen, `the log was seen up to ${seen}, then up to ${batch.upTo}`)
        let last = seen
        for (const { position } of batch.events) {
          assert.ok(position > last, `position ${position} was told after ${last}`)
          last = position
        }
        assert.ok(last <= batch.upTo, `position ${last} was told in a batch up to ${batch.upTo}`)
        events.push(...batch.events)
        batches.push(batch)
        seen = batch.upTo
        return between
      })
    const fiber = yield* Effect.forkScoped(Stream.runForEach(subscription, take))

    const reached: Follower["reached"] = (position) =>
      Effect.suspend(() => {
        if (seen >= position) return Effect.void
        const exit = fiber.pollUnsafe()
        if (exit === undefined) return Effect.andThen(Effect.sleep(glance), reached(position))
        return Effect.andThen(
          exit,
          Effect.sync(() => assert.fail("the subscription has ended"))
        )
      })
    const follower: Follower = { events, batches, reached, stop: Fiber.interrupt(fiber) }
    return follower
  })
