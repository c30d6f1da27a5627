/**
 * Storage that outlives the store that uses it.
 */
import type { EventStore } from "@westum/mobility"
import type { Effect, Layer, Scope } from "effect"

/**
 * Makes new, empty storage, which the scope removes, and gives the layer that opens it: each build of the layer opens the
 * same storage.
 */
export type Storage = Effect.Effect<Layer.Layer<EventStore.EventStore, unknown>, unknown, Scope.Scope>

/** Makes new, empty storage and gives two layers that open it, each in its own way: such as here and in another process. */
export type Pair = Effect.Effect<
  readonly [Layer.Layer<EventStore.EventStore, unknown>, Layer.Layer<EventStore.EventStore, unknown>],
  unknown,
  Scope.Scope
>
