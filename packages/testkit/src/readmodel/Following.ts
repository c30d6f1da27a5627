/**
 * A runner keeps rows as a fresh fold of the log has them: whenever it is stopped, however many there are, and while versions change.
 */
import {
  Ask,
  Command,
  ConsortiumCodec,
  type Event,
  EventStore,
  EventStoreMemory,
  ModelRaised,
  ReadModel,
  ReadModelRunner,
  ReadModelStore,
  Rows,
  Selection,
  SequencePosition,
  shippedReadModels
} from "@westum/mobility"
import { Array as Arr, Context, Effect, Fiber, Layer, type Scope } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { property } from "../contract/Property.ts"
import { wholeLog } from "../contract/Expect.ts"
import { anywhere } from "../HistoryGenerator.ts"
import { play, subject } from "../history/Play.ts"
import type { History } from "../history/History.ts"
import { keysIn } from "../laws/Folding.ts"
import type { AnyReadModel } from "../laws/ReadModelLaws.ts"
import { rowCheck, type RowCheck } from "./RowCheck.ts"

type Events = ReadonlyArray<Event.SequencedEvent>

/** Any of those that ship: what holds of one holds of all. */
const anyModel = fc.constantFrom(...shippedReadModels)

/** Histories take longer than single operations. */
const share = 0.3

/** What a history leaves in a log. */
const logOf = (history: History): Effect.Effect<Events, unknown, Scope.Scope> =>
  Effect.flatMap(subject(EventStoreMemory.layer), (played) =>
    Effect.andThen(play(played, history), wholeLog(played.store))
  )

const emptyLog: Effect.Effect<EventStore.EventStoreService, never, Scope.Scope> = Effect.map(
  Layer.build(Layer.fresh(EventStoreMemory.layer)),
  (context) => Context.get(context, EventStore.EventStore)
)

/** What checks run in: a log that grows, and the store of rows. */
interface Stage {
  readonly log: EventStore.EventStoreService
  readonly rows: ReadModelStore.ReadModelStoreService
}

const on =
  ({ log, rows }: Stage) =>
  <A, E>(effect: Effect.Effect<A, E, EventStore.EventStore | ReadModelStore.ReadModelStore>): Effect.Effect<A, E> =>
    effect.pipe(
      Effect.provideService(EventStore.EventStore, log),
      Effect.provideService(ReadModelStore.ReadModelStore, rows)
    )

const running = (stage: Stage, model: AnyReadModel) =>
  Effect.forkScoped(on(stage)(ReadModelRunner.run(model, ConsortiumCodec.codec)))

const runningAll = (stage: Stage) =>
  Effect.forkScoped(on(stage)(ReadModelRunner.runAll(shippedReadModels, ConsortiumCodec.codec)))

/** Begins a runner again and again, and stops it after so many turns of others. */
const stopping = <E, R>(
  runner: Effect.Effect<Fiber.Fiber<unknown, E>, never, R>,
  stops: ReadonlyArray<number>
): Effect.Effect<void, never, R> =>
  Effect.forEach(
    stops,
    (turns) =>
      Effect.gen(function* () {
        const fiber = yield* runner
        for (let turn = 0; turn < turns; turn++) yield* Effect.yieldNow
        yield* Fiber.interrupt(fiber)
      }),
    { discard: true }
  )

const anyStops = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 6 })

/** Appends what a history left, a few events at a time. */
const growing = (log: EventStore.EventStoreService, events: Events, between: Effect.Effect<void> = Effect.void) =>
  Effect.forEach(Arr.chunksOf(events, 7), (some) => {
    const [first, ...rest] = some.map(({ event }) => event)
    return first === undefined ? Effect.void : Effect.andThen(log.append([first, ...rest]), between)
  })

/** Whether the rows and their columns are what a fresh fold of the log says. */
const asFolded = Effect.fnUntraced(function* (
  stage: Stage,
  events: Events,
  model: AnyReadModel,
  position = events.length
) {
  const { projection } = model
  yield* on(stage)(Rows.waitUntil(projection.name, SequencePosition.at(position)))
  const { count, rows, upTo } = yield* on(stage)(Rows.select(model))
  const kept = yield* stage.rows.select(ReadModel.buildOf(model), Selection.plain({}))
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

/** A program of the next model. */
const newer = Command.generation + 1

/** Waits until a version stands so. */
const standing = Effect.fnUntraced(function* ({ rows }: Stage, holds: (standing: ReadModelStore.Standing) => boolean) {
  while (!(yield* rows.standings()).some(holds)) yield* Effect.sleep("2 millis")
})

const histories = fc.oneof(anywhere.allowed, anywhere.hostile)

export const follows: ReadonlyArray<RowCheck> = [
  rowCheck("rows are what a fold of the log says, of every read model that ships", function* ({ fresh }) {
    yield* property(
      histories,
      (history) =>
        Effect.gen(function* () {
          const stage = { log: yield* emptyLog, rows: yield* fresh }
          const events = yield* logOf(history)
          yield* growing(stage.log, events)
          for (const model of shippedReadModels) yield* running(stage, model)
          for (const model of shippedReadModels) yield* asFolded(stage, events, model)
        }),
      share
    )
  }),

  rowCheck("a runner that is stopped at any moment and begun again counts each event once", function* ({ fresh }) {
    yield* property(
      fc.tuple(anyModel, histories, anyStops),
      ([model, history, stops]) =>
        Effect.gen(function* () {
          const stage = { log: yield* emptyLog, rows: yield* fresh }
          const events = yield* logOf(history)
          const appended = yield* Effect.forkScoped(growing(stage.log, events, Effect.yieldNow))
          yield* stopping(running(stage, model), stops)
          yield* Fiber.join(appended)
          yield* running(stage, model)
          yield* asFolded(stage, events, model)
        }),
      share
    )
  }),

  rowCheck(
    "all read models in one pass that is stopped at any moment count each event once, also one that was ahead",
    function* ({ fresh }) {
      yield* property(
        fc.tuple(anyModel, histories, anyStops),
        ([ahead, history, stops]) =>
          Effect.gen(function* () {
            const stage = { log: yield* emptyLog, rows: yield* fresh }
            const events = yield* logOf(history)
            const some = events.slice(0, Math.floor(events.length / 2))
            yield* growing(stage.log, some)
            const alone = yield* running(stage, ahead)
            yield* asFolded(stage, some, ahead)
            yield* Fiber.interrupt(alone)
            const appended = yield* Effect.forkScoped(growing(stage.log, events.slice(some.length), Effect.yieldNow))
            yield* stopping(runningAll(stage), stops)
            yield* Fiber.join(appended)
            yield* runningAll(stage)
            for (const model of shippedReadModels) yield* asFolded(stage, events, model)
          }),
        share
      )
    }
  ),

  rowCheck("of two runners at once each event is counted once", function* ({ fresh }) {
    yield* property(
      fc.tuple(anyModel, histories),
      ([model, history]) =>
        Effect.gen(function* () {
          const stage = { log: yield* emptyLog, rows: yield* fresh }
          const events = yield* logOf(history)
          yield* running(stage, model)
          yield* running(stage, model)
          yield* growing(stage.log, events, Effect.yieldNow)
          yield* asFolded(stage, events, model)
        }),
      share
    )
  }),

  rowCheck(
    "a newer version is built beside the one that answers, and then takes its place for good",
    function* ({ fresh }) {
      yield* property(
        fc.tuple(anyModel, histories, fc.nat({ max: 100 })),
        ([model, history, percent]) =>
          Effect.gen(function* () {
            const newer = { ...model, version: model.version + 1 }
            const stage = { log: yield* emptyLog, rows: yield* fresh }
            const events = yield* logOf(history)
            const before = Math.floor(((events.length - 1) * percent) / 100)
            const first = yield* running(stage, model)
            yield* growing(stage.log, events.slice(0, before))
            yield* asFolded(stage, events.slice(0, before), model)
            yield* running(stage, newer)
            yield* growing(stage.log, events.slice(before, -1), Effect.yieldNow)
            yield* standing(stage, ({ serving, version }) => serving && version === ReadModel.buildOf(newer).version)
            yield* Fiber.interrupt(first)
            yield* running(stage, model)
            yield* growing(stage.log, events.slice(-1))
            const { version: older } = ReadModel.buildOf(model)
            yield* standing(stage, ({ upTo, version }) => version === older && upTo === events.length)
            yield* Effect.sleep("5 millis")
            yield* asFolded(stage, events, newer)
            const refused = yield* Effect.flip(on(stage)(Rows.select(model)))
            assert.equal(refused._tag === "NotServing" && refused.serving, ReadModel.buildOf(newer).version)
          }),
        share
      )
    }
  ),

  rowCheck(
    "behind the mark of a newer model nothing is kept, met while running or at the start",
    function* ({ fresh }) {
      yield* property(
        fc.tuple(anyModel, histories, fc.nat({ max: 100 })),
        ([model, history, percent]) =>
          Effect.gen(function* () {
            const stage = { log: yield* emptyLog, rows: yield* fresh }
            const events = yield* logOf(history)
            const known = events.slice(0, Math.floor((events.length * percent) / 100))
            yield* growing(stage.log, known)
            const runner = yield* running(stage, model)
            yield* asFolded(stage, known, model)
            yield* stage.log.append([ModelRaised.markOf(Command.generation)])
            yield* stage.log.append([ModelRaised.markOf(newer)])
            yield* growing(stage.log, events.slice(known.length))
            const again = on(stage)(ReadModelRunner.run(model, ConsortiumCodec.codec))
            for (const stopped of [Fiber.join(runner), again]) {
              const failed = yield* Effect.flip(stopped)
              assert.equal(failed._tag === "NewerModel" && failed.generation, newer)
              yield* asFolded(stage, known, model, known.length + 1)
            }
            const from = SequencePosition.at(known.length + 1)
            const anew = { ...model, version: model.version + 1 }
            yield* Effect.flip(on(stage)(ReadModelRunner.run(anew, ConsortiumCodec.codec)))
            for (const { upTo } of yield* stage.rows.standings()) assert.equal(upTo, from)
            // As a newer program would.
            yield* stage.rows.advance(ReadModel.buildOf(model), { from, upTo: SequencePosition.at(from + 1), rows: [] })
            assert.equal((yield* Effect.flip(again))._tag, "NewerModel")
          }),
        share
      )
    }
  )
]
