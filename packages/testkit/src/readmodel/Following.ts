/**
 * A runner keeps rows as a fresh fold of the log has them: whenever it is stopped, however many there are, and while versions change.
 */
import {
  ConsortiumCodec,
  ReadModel,
  ReadModelRunner,
  type ReadModelStore,
  Rows,
  shippedReadModels
} from "@westum/mobility"
import { Effect, Fiber } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { property } from "../contract/Property.ts"
import { rowCheck, type RowCheck } from "./RowCheck.ts"
import {
  anyModel,
  asFolded,
  emptyLog,
  growing,
  histories,
  logOf,
  on,
  running,
  share,
  type Stage
} from "./RunnerStage.ts"

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

/** Waits until a version stands so. */
const standing = Effect.fnUntraced(function* ({ rows }: Stage, holds: (standing: ReadModelStore.Standing) => boolean) {
  while (!(yield* rows.standings()).some(holds)) yield* Effect.sleep("2 millis")
})

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
  )
]
