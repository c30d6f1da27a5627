/**
 * What checks of runners work on: a log that grows by what a history left, a store of rows, and whether these are what a fold says.
 */
import {
  Ask,
  ConsortiumCodec,
  type Event,
  EventStore,
  EventStoreMemory,
  ReadModel,
  ReadModelRunner,
  ReadModelStore,
  Rows,
  SequencePosition,
  shippedReadModels
} from "@westum/mobility"
import { Array as Arr, Context, Effect, Layer, type Scope } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { wholeLog } from "../contract/Expect.ts"
import { anywhere } from "../HistoryGenerator.ts"
import type { History } from "../history/History.ts"
import { play, subject } from "../history/Play.ts"
import { keysIn } from "../laws/Folding.ts"
import type { AnyReadModel } from "../laws/ReadModelLaws.ts"
import { everything } from "./RowCheck.ts"

/** What stands in a log. */
export type Events = ReadonlyArray<Event.SequencedEvent>

/** Any of those that ship: what holds of one holds of all. */
export const anyModel = fc.constantFrom(...shippedReadModels)

/** Histories take longer than single operations. */
export const share = 0.3

/** What a history leaves in a log. */
export const logOf = (history: History): Effect.Effect<Events, unknown, Scope.Scope> =>
  Effect.flatMap(subject(EventStoreMemory.layer), (played) =>
    Effect.andThen(play(played, history), wholeLog(played.store))
  )

/** A log in memory in which nothing stands. */
export const emptyLog: Effect.Effect<EventStore.EventStoreService, never, Scope.Scope> = Effect.map(
  Layer.build(Layer.fresh(EventStoreMemory.layer)),
  (context) => Context.get(context, EventStore.EventStore)
)

/** What checks run in: a log that grows, and the store of rows. */
export interface Stage {
  readonly log: EventStore.EventStoreService
  readonly rows: ReadModelStore.ReadModelStoreService
}

/** Does something with this log and these rows. */
export const on =
  ({ log, rows }: Stage) =>
  <A, E>(effect: Effect.Effect<A, E, EventStore.EventStore | ReadModelStore.ReadModelStore>): Effect.Effect<A, E> =>
    effect.pipe(
      Effect.provideService(EventStore.EventStore, log),
      Effect.provideService(ReadModelStore.ReadModelStore, rows)
    )

/** Runs a read model beside what follows. */
export const running = (stage: Stage, model: AnyReadModel) =>
  Effect.forkScoped(on(stage)(ReadModelRunner.run(model, ConsortiumCodec.codec)))

/** Appends what a history left, a few events at a time. */
export const growing = (
  log: EventStore.EventStoreService,
  events: Events,
  between: Effect.Effect<void> = Effect.void
) =>
  Effect.forEach(Arr.chunksOf(events, 7), (some) => {
    const [first, ...rest] = some.map(({ event }) => event)
    return first === undefined ? Effect.void : Effect.andThen(log.append([first, ...rest]), between)
  })

/** Whether the rows and their columns are what a fresh fold of the log says. */
export const asFolded = Effect.fnUntraced(function* (
  stage: Stage,
  events: Events,
  model: AnyReadModel,
  position = events.length
): Effect.fn.Return<void, unknown> {
  const { projection } = model
  yield* on(stage)(Rows.waitUntil(projection.name, SequencePosition.at(position)))
  const { count, rows, upTo } = yield* on(stage)(Rows.select(model))
  const kept = yield* stage.rows.select(ReadModel.buildOf(model), everything)
  const columns = new Map(kept.rows.map((row) => [row.key, row.columns]))
  assert.equal(count, rows.length)
  const decoded = yield* Effect.fromResult(Ask.decodeAll(ConsortiumCodec.codec, events))
  assert.deepStrictEqual(new Set(rows.map(({ key }) => key)), keysIn(projection, decoded))
  for (const { key, state } of rows) {
    const folded = yield* Ask.ask(stage.log, ConsortiumCodec.codec, projection, key, upTo)
    assert.deepStrictEqual(state, folded.state)
    assert.deepStrictEqual({ ...columns.get(key) }, model.row(folded.state, key))
  }
})

/** Possible and impossible ones. */
export const histories = fc.oneof(anywhere.allowed, anywhere.hostile)
