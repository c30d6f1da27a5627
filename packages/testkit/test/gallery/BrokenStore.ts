/**
 * A store with a fault, and the check that must find it.
 */
import { type Event, EventStore, EventStoreMemory, type Query, SequencePosition } from "@westum/mobility"
import type { EventStoreContract } from "@westum/mobility-testkit"
import { Array as Arr, Effect, Layer } from "effect"
import { layer, type Rules } from "./NaiveStore.ts"

export interface BrokenStore {
  readonly fault: string
  readonly layer: Layer.Layer<EventStore.EventStore>
  /** The check of the contract that fails: its group and its name, or how that begins. */
  readonly caughtBy: string
  /** What it declares that it can do, and cannot. */
  readonly capabilities?: Pick<EventStoreContract.Options, "durable" | "shared" | "processes">
}

type Service = EventStore.EventStoreService

/** A sound store with some of its answers changed. */
export const wrapped = (
  fault: string,
  caughtBy: string,
  change: (sound: Service) => Partial<Service>
): BrokenStore => ({
  fault,
  caughtBy,
  layer: Layer.effect(
    EventStore.EventStore,
    Effect.map(EventStore.EventStore, (sound) => ({ ...sound, ...change(sound) }))
  ).pipe(Layer.provide(Layer.fresh(EventStoreMemory.layer)))
})

/** A naive store with some of its rules replaced. */
export const ruled = (fault: string, caughtBy: string, rules: Partial<Rules>): BrokenStore => ({
  fault,
  caughtBy,
  layer: layer(rules)
})

/** An answer for what was not recorded. */
export const unrecorded = (
  events: ReadonlyArray<Event.EncodedEvent>,
  head: SequencePosition.SequencePosition
): EventStore.Appended => ({
  first: SequencePosition.at(head + 1),
  last: SequencePosition.at(head + events.length),
  recordedAt: 0,
  alreadyStored: false
})

/** Another query for each that the store is asked. */
export const asking =
  (change: (query: Query.Query) => Query.Query) =>
  ({ append, read, subscribe }: Service): Partial<Service> => ({
    read: (parts, options) =>
      read(
        Arr.map(parts, (part) => ({ ...part, query: change(part.query) })),
        options
      ),
    append: (events, condition) =>
      append(events, condition && { ...condition, failIfEventsMatch: change(condition.failIfEventsMatch) }),
    subscribe: (query, options) => subscribe(change(query), options)
  })

/** Another event for each that the store is given. */
export const storing =
  (change: (event: Event.EncodedEvent) => Event.EncodedEvent) =>
  ({ append }: Service): Partial<Service> => ({
    append: (events, condition) => append(Arr.map(events, change), condition)
  })
