/**
 * Stores and events for tests, and for the programs that tests start.
 */
import { type Event, EventCodec, EventStore, Query } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Effect, Layer, type Scope, Stream } from "effect"

/** Milliseconds for a test with a server, on a busy machine. */
export const patience = 120_000

/** Opens a log anew, for the length of a scope. */
export const open = (
  options: PostgresEventStore.Options
): Effect.Effect<EventStore.EventStoreService, EventStore.StoreFailed, Scope.Scope> =>
  Effect.map(Layer.build(Layer.fresh(PostgresEventStore.layer(options))), (context) =>
    Context.get(context, EventStore.EventStore)
  )

/** An event with a new id. */
export const event = (type: string, data = "{}", tag: Event.Tag = "place:a"): Event.EncodedEvent => {
  const plain = { id: crypto.randomUUID(), type, version: 1, tags: [tag], data, meta: "{}" }
  return { ...plain, digest: EventCodec.digest(plain) }
}

/** One event that takes a place. */
export const place = (tag?: Event.Tag): readonly [Event.EncodedEvent] => [event("place.taken", "{}", tag)]

/** The whole log. */
export const whole = (store: EventStore.EventStoreService) =>
  Effect.map(store.read([{ query: Query.all }]), ({ events }) => events)

/** The positions that a subscription to everything tells, so many of them. */
export const told = (store: EventStore.EventStoreService, count: number) =>
  store.subscribe(Query.all).pipe(
    Stream.flatMap(({ events }) => Stream.fromIterable(events)),
    Stream.take(count),
    Stream.runCollect,
    Effect.map((events) => events.map(({ position }) => position))
  )
