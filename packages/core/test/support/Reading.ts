/**
 * Read models of what was played: kept by runners, and read back.
 */
import { Context, Effect, Layer, type Scope } from "effect"
import { codec } from "../../src/consortium/ConsortiumCodec.ts"
import { shippedReadModels } from "../../src/consortium/ShippedReadModels.ts"
import type { EventStore } from "../../src/eventsourcing/EventStore.ts"
import type { Columns, ReadModel } from "../../src/readmodel/ReadModel.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import { run } from "../../src/readmodel/ReadModelRunner.ts"
import { ReadModelStore } from "../../src/readmodel/ReadModelStore.ts"
import * as ReadModelStoreMemory from "../../src/readmodel/ReadModelStoreMemory.ts"
import { parseSelection } from "../../src/readmodel/InvalidSelection.ts"
import { select } from "../../src/readmodel/Rows.ts"
import type { Selection } from "../../src/readmodel/Selection.ts"
import { stored } from "./Playing.ts"

const memory = Effect.map(Layer.build(Layer.fresh(ReadModelStoreMemory.layer)), (context) =>
  Context.get(context, ReadModelStore)
)

/** Keeps all that ships of the log as it stands now, and asks. The clock of tests stands still, so nobody may wait by it. */
export const reading = <A, E>(
  asking: Effect.Effect<A, E, ReadModelStore>
): Effect.Effect<A, E, EventStore | Scope.Scope> =>
  Effect.gen(function* () {
    const rows = yield* memory
    const { head } = yield* Effect.orDie(stored)
    for (const model of shippedReadModels) {
      const runner = run(model, codec).pipe(Effect.provideService(ReadModelStore, rows))
      yield* Effect.forkScoped(runner)
    }
    const behind = Effect.map(
      Effect.orDie(rows.standings()),
      (standings) => standings.filter(({ serving, upTo }) => serving && upTo === head).length < shippedReadModels.length
    )
    while (yield* behind) yield* Effect.yieldNow
    return yield* Effect.provideService(asking, ReadModelStore, rows)
  })

/** The columns of the rows that are wanted, by their keys. */
export const columnsOf = Effect.fnUntraced(function* <State, Event, Row extends Columns>(
  model: ReadModel<State, Event, Row>,
  selection: Selection<Row> = {}
) {
  const store = yield* ReadModelStore
  const build = buildOf(model)
  const wanted = yield* Effect.fromResult(parseSelection({ model: build.model, columns: model.columns }, selection))
  const { rows } = yield* store.select(build, wanted)
  return Object.fromEntries(rows.map(({ columns, key }) => [key, columns]))
})

/** The keys of the rows that are wanted, in their order. */
export const keysOf = <State, Event, Row extends Columns>(
  model: ReadModel<State, Event, Row>,
  selection: Selection<Row> = {}
) => Effect.map(select(model, selection), ({ rows }) => rows.map(({ key }) => key))
