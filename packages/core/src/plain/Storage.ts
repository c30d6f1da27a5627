/**
 * Where a log is kept, for programs that know no Effect: a token that adapters make and `open` understands.
 */
import type { Layer } from "effect"
import type { EventStore, StoreFailed } from "../eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../eventsourcing/EventStoreMemory.ts"

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

/** The layer behind a storage. */
export const layerOf = (of: Storage): Layer.Layer<EventStore, StoreFailed> => {
  const layer = layers.get(of)
  if (layer === undefined) throw new TypeError("open() wants a storage made by an adapter, such as memory()")
  return layer
}

/** In the memory of this process; gone when it is closed. */
export const memory = (): Storage => storage("memory", EventStoreMemory.layer)
