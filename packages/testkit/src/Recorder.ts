/**
 * A store that notes with each append what it was decided on, for the consistency oracle. For tests: the notes stay in the log.
 */
import { AppendRules, type Event, EventStore } from "@westum/mobility"
import { Array as Arr, Effect, Layer } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { withoutRecord, withRecord } from "./oracle/Record.ts"

/** The same events again are a success, though what they were decided on this time differs from what was noted then. */
const again = (
  store: EventStore.EventStoreService,
  events: NonEmptyReadonlyArray<Event.EncodedEvent>,
  clash: EventStore.IdClash
): Effect.Effect<EventStore.Appended, EventStore.AppendError> =>
  Effect.flatMap(store.find(events.map(({ id }) => id)), (found) => {
    const stored = found.map((sequenced) => ({ ...sequenced, event: withoutRecord(sequenced.event) }))
    const judged = AppendRules.judgeRepeated(events, stored)
    return judged instanceof EventStore.IdClash ? Effect.fail(clash) : Effect.succeed(judged)
  })

/** The store with notes. */
export const recording = (store: EventStore.EventStoreService): EventStore.EventStoreService => ({
  ...store,
  append: (events, condition) => {
    const [first, ...rest] = events
    const noted = withRecord(
      first,
      Arr.map(events, ({ id }) => id),
      condition
    )
    return Effect.catchTag(store.append([noted, ...rest], condition), "IdClash", (clash) => again(store, events, clash))
  }
})

/** Whatever is appended through this layer carries its note. */
export const layer = <E>(of: Layer.Layer<EventStore.EventStore, E>): Layer.Layer<EventStore.EventStore, E> =>
  Layer.effect(EventStore.EventStore, Effect.map(EventStore.EventStore, recording)).pipe(Layer.provide(of))
