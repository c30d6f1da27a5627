/**
 * A runner keeps rows as a fresh fold of the log has them: whenever it is stopped, however many there are, and while versions change.
 */
import {
  Ask,
  ConsortiumCodec,
  type Event,
  EventStore,
  EventStoreMemory,
  type QuotaUsage,
  QuotaRows,
  ReadModel,
  ReadModelRunner,
  ReadModelStore,
  Rows,
  SequencePosition
} from "@westum/mobility"
import { Array as Arr, Context, Effect, Fiber, Layer, type Scope } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { property } from "../contract/Property.ts"
import { wholeLog } from "../contract/Expect.ts"
import { anywhere } from "../HistoryGenerator.ts"
import { play, subject } from "../history/Play.ts"
import type { History } from "../history/History.ts"
import { rowCheck, type RowCheck } from "./RowCheck.ts"

type Events = ReadonlyArray<Event.SequencedEvent>

const model = QuotaRows.quotaRows
const newer = { ...model, version: model.version + 1 }

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

type Quota = typeof model

const running = (stage: Stage, version: Quota = model) =>
  Effect.forkScoped(on(stage)(ReadModelRunner.run(version, ConsortiumCodec.codec)))

/** Appends what a history left, a few events at a time. */
const growing = (log: EventStore.EventStoreService, events: Events, between: Effect.Effect<void> = Effect.void) =>
  Effect.forEach(Arr.chunksOf(events, 7), (some) => {
    const [first, ...rest] = some.map(({ event }) => event)
    return first === undefined ? Effect.void : Effect.andThen(log.append([first, ...rest]), between)
  })

/** Whether the rows are what a fresh fold of the log says. */
const asFolded = Effect.fnUntraced(function* (stage: Stage, events: Events, version: Quota = model) {
  yield* on(stage)(Rows.waitUntil(model.projection.name, SequencePosition.at(events.length)))
  const { count, rows, upTo } = yield* on(stage)(Rows.select(version))
  assert.equal(count, rows.length)
  const decoded = yield* Effect.fromResult(Ask.decodeAll(ConsortiumCodec.codec, events))
  const keys = new Set(
    decoded
      .filter(({ event }) => model.projection.types.includes(event.type))
      .flatMap(({ event }) => model.projection.keys(event))
  )
  assert.deepStrictEqual(new Set(rows.map(({ key }) => key)), keys)
  for (const { key, state } of rows) {
    const folded = yield* Ask.ask(stage.log, ConsortiumCodec.codec, model.projection, key, upTo)
    assert.deepStrictEqual<QuotaUsage.QuotaUsage>(state, folded.state)
  }
})

/** Waits until a version stands so. */
const standing = Effect.fnUntraced(function* ({ rows }: Stage, holds: (standing: ReadModelStore.Standing) => boolean) {
  while (!(yield* rows.standings()).some(holds)) yield* Effect.sleep("2 millis")
})

const histories = fc.oneof(anywhere.allowed, anywhere.hostile)

export const follows: ReadonlyArray<RowCheck> = [
  rowCheck("rows are what a fold of the log says", function* ({ fresh }) {
    yield* property(
      histories,
      (history) =>
        Effect.gen(function* () {
          const stage = { log: yield* emptyLog, rows: yield* fresh }
          const events = yield* logOf(history)
          yield* growing(stage.log, events)
          yield* running(stage)
          yield* asFolded(stage, events)
        }),
      share
    )
  }),

  rowCheck("a runner that is stopped at any moment and begun again counts each event once", function* ({ fresh }) {
    yield* property(
      fc.tuple(histories, fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 6 })),
      ([history, stops]) =>
        Effect.gen(function* () {
          const stage = { log: yield* emptyLog, rows: yield* fresh }
          const events = yield* logOf(history)
          const appended = yield* Effect.forkScoped(growing(stage.log, events, Effect.yieldNow))
          for (const turns of stops) {
            const runner = yield* running(stage)
            for (let turn = 0; turn < turns; turn++) yield* Effect.yieldNow
            yield* Fiber.interrupt(runner)
          }
          yield* Fiber.join(appended)
          yield* running(stage)
          yield* asFolded(stage, events)
        }),
      share
    )
  }),

  rowCheck("of two runners at once each event is counted once", function* ({ fresh }) {
    yield* property(
      histories,
      (history) =>
        Effect.gen(function* () {
          const stage = { log: yield* emptyLog, rows: yield* fresh }
          const events = yield* logOf(history)
          yield* running(stage)
          yield* running(stage)
          yield* growing(stage.log, events, Effect.yieldNow)
          yield* asFolded(stage, events)
        }),
      share
    )
  }),

  rowCheck(
    "a newer version is built beside the one that answers, and then takes its place for good",
    function* ({ fresh }) {
      yield* property(
        fc.tuple(histories, fc.nat({ max: 100 })),
        ([history, percent]) =>
          Effect.gen(function* () {
            const stage = { log: yield* emptyLog, rows: yield* fresh }
            const events = yield* logOf(history)
            const before = Math.floor(((events.length - 1) * percent) / 100)
            const first = yield* running(stage)
            yield* growing(stage.log, events.slice(0, before))
            yield* asFolded(stage, events.slice(0, before))
            yield* running(stage, newer)
            yield* growing(stage.log, events.slice(before, -1), Effect.yieldNow)
            yield* standing(stage, ({ serving, version }) => serving && version === ReadModel.buildOf(newer).version)
            yield* Fiber.interrupt(first)
            yield* running(stage)
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
  )
]
