/**
 * What tests of read models run on: a log and a store of rows, both in memory and empty at first.
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { EventStore, type EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { ReadModelStore, type ReadModelStoreService } from "../../src/readmodel/ReadModelStore.ts"
import * as ReadModelStoreMemory from "../../src/readmodel/ReadModelStoreMemory.ts"
import { memoryStore } from "../eventsourcing/support.ts"

const memoryRows: Effect.Effect<ReadModelStoreService, never, Scope.Scope> = Effect.map(
  Layer.build(Layer.fresh(ReadModelStoreMemory.layer)),
  (context) => Context.get(context, ReadModelStore)
)

/** Where events and rows are kept. */
export interface Stage {
  readonly log: EventStoreService
  readonly rows: ReadModelStoreService
}

/** Does something with this log and these rows. */
export const on =
  ({ log, rows }: Stage) =>
  <A, E>(effect: Effect.Effect<A, E, EventStore | ReadModelStore>): Effect.Effect<A, E> =>
    effect.pipe(Effect.provideService(EventStore, log), Effect.provideService(ReadModelStore, rows))

/** A stage of one's own. */
export const stage = Effect.all({ log: memoryStore, rows: memoryRows })
