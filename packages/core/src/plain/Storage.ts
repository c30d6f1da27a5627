/**
 * Where a log is kept, for programs that know no Effect: a token that adapters make and `open` understands.
 */
import { Effect, Layer } from "effect"
import { type EventStore, StoreFailed } from "../eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../eventsourcing/EventStoreMemory.ts"
import { SavedStates, type SavedStatesFailed } from "../eventsourcing/SavedStates.ts"

/** A place for one log. Adapters make them; they are handed to `open`. */
export interface Storage {
  /** What it is, for messages: such as `memory` or the name of a file. */
  readonly description: string
}

const layers = new WeakMap<Storage, Layer.Layer<EventStore, StoreFailed>>()

/** A storage from an adapter's layer. */
export const storage = (description: string, layer: Layer.Layer<EventStore, StoreFailed>): Storage => {
  const made: Storage = { description }
  layers.set(made, layer)
  return made
}

/** The layer of a log together with that of its saved states, whose failure to open is one of the whole. */
export const withSavedStates = (
  log: Layer.Layer<EventStore, StoreFailed>,
  saved: Layer.Layer<SavedStates, SavedStatesFailed>
): Layer.Layer<EventStore | SavedStates, StoreFailed> =>
  Layer.merge(
    log,
    Layer.catchTag(saved, "SavedStatesFailed", ({ cause, detail, reason }) =>
      Layer.effect(SavedStates, Effect.fail(new StoreFailed({ reason, outcome: "nothing written", detail, cause })))
    )
  )

/** The layer behind a storage. */
export const layerOf = (of: Storage): Layer.Layer<EventStore, StoreFailed> => {
  const layer = layers.get(of)
  if (layer === undefined) throw new TypeError("open() wants a storage made by an adapter, such as memory()")
  return layer
}

/** In the memory of this process; gone when it is closed. */
export const memory = (): Storage => storage("memory", EventStoreMemory.layer)
