/**
 * Stores whose subscriptions skip, repeat, reorder, or stop.
 */
import { type Event, type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Effect, Stream } from "effect"
import { type BrokenStore, wrapped } from "./BrokenStore.ts"

type Store = EventStore.EventStoreService
type Subscription = ReturnType<Store["subscribe"]>
type Batch = EventStore.SubscriptionBatch

const onSubscribe =
  (change: (subscription: Subscription, ...asked: Parameters<Store["subscribe"]>) => Subscription) =>
  ({ subscribe }: Store): Partial<Store> => ({
    subscribe: (query, options) => change(subscribe(query, options), query, options)
  })

const onBatch = (change: (batch: Batch) => Batch) => onSubscribe((subscription) => Stream.map(subscription, change))

const past = "subscriptions: it tells a long past"
const onwards = "subscriptions: it goes from the past to what comes"
const writers = "subscriptions: under 16 concurrent writers"
const resumed = "subscriptions: it goes on from any position"

export const subscriptionFaults: ReadonlyArray<BrokenStore> = [
  wrapped("what is recorded between past and live skipped", onwards, ({ read, subscribe }) => ({
    subscribe: (query, { after = SequencePosition.start } = {}) =>
      Stream.unwrap(
        Effect.gen(function* () {
          const past = yield* read([{ query, after }])
          yield* Effect.sleep("1 millis")
          const { head } = yield* read([{ query }])
          return Stream.concat(Stream.make({ events: past.events, upTo: past.head }), subscribe(query, { after: head }))
        })
      )
  })),
  wrapped("gaps waited out by skipping", writers, ({ subscribe }) => ({
    subscribe: (query, options) => {
      let told = 0
      return Stream.map(subscribe(query, options), ({ events, upTo }) => ({
        upTo,
        events: events.filter(() => ++told % 200 !== 0)
      }))
    }
  })),
  wrapped("the last event told again", onwards, ({ subscribe }) => ({
    subscribe: (query, options) => {
      let last: Event.SequencedEvent | undefined
      return Stream.map(subscribe(query, options), ({ events, upTo }) => {
        const again = last === undefined ? events : [last, ...events]
        last = events.at(-1) ?? last
        return { upTo, events: again }
      })
    }
  })),
  wrapped(
    "each batch told backwards",
    past,
    onBatch(({ events, upTo }) => ({ upTo, events: events.toReversed() }))
  ),
  wrapped(
    "one page of the past alone",
    past,
    onSubscribe((subscription) => {
      let first = true
      return Stream.map(subscription, ({ events, upTo }) => {
        const told = first ? events : events.filter(({ position }) => position > 2_500)
        first = false
        return { upTo, events: told }
      })
    })
  ),
  wrapped("ends with the past", onwards, ({ read }) => ({
    subscribe: (query, { after = SequencePosition.start } = {}) =>
      Stream.fromEffect(Effect.map(read([{ query, after }]), ({ events, head }) => ({ events, upTo: head })))
  })),
  wrapped("after ignored", resumed, ({ subscribe }) => ({ subscribe: (query) => subscribe(query) })),
  wrapped("told from the position on instead of after it", resumed, ({ subscribe }) => ({
    subscribe: (query, { after = SequencePosition.start } = {}) =>
      subscribe(query, { after: after === 0 ? after : SequencePosition.at(after - 1) })
  })),
  wrapped("everything told, whatever was asked", "subscriptions: it tells a long past", ({ subscribe }) => ({
    subscribe: (_, options) => subscribe(Query.all, options)
  })),
  wrapped("everything told once the past is over", "subscriptions: upTo advances also", ({ read, subscribe }) => ({
    subscribe: (query, { after = SequencePosition.start } = {}) =>
      Stream.unwrap(
        Effect.map(read([{ query, after }]), ({ events, head }) =>
          Stream.concat(Stream.make({ events, upTo: head }), subscribe(Query.all, { after: head }))
        )
      )
  })),
  wrapped(
    "upTo stands still while nothing matches",
    "subscriptions: upTo advances also",
    onSubscribe((subscription) => Stream.filter(subscription, ({ events }) => events.length > 0))
  ),
  wrapped(
    "upTo ahead of what was told",
    "subscriptions: stopped at each batch and resumed",
    onBatch(({ events, upTo }) => ({ events, upTo: SequencePosition.at(upTo + 1) }))
  ),
  wrapped(
    "what a slow subscriber does not take at once dropped",
    "subscriptions: a slow subscriber",
    onSubscribe((subscription) => Stream.buffer(subscription, { capacity: 2, strategy: "sliding" }))
  ),
  wrapped("one subscription stopped stops all", "subscriptions: a subscription can be interrupted", ({ subscribe }) => {
    let stopped = false
    return {
      subscribe: (query, options) =>
        subscribe(query, options).pipe(
          Stream.takeWhile(() => !stopped),
          Stream.ensuring(Effect.sync(() => void (stopped = true)))
        )
    }
  })
]
