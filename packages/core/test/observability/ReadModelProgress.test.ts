/**
 * Progress and lag are told of every version in the store, by whoever runs it, and are metrics too.
 */
import { expect, it } from "@effect/vitest"
import { Effect, Fiber, Metric, Stream } from "effect"
import { TestClock } from "effect/testing"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { now, watch } from "../../src/observability/ReadModelProgress.ts"
import { shapeOf } from "../../src/readmodel/Building.ts"
import { buildOf } from "../../src/readmodel/ReadModel.ts"
import type { CourseEvent } from "../eventsourcing/courses.ts"
import { write } from "../eventsourcing/support.ts"
import { courseRows } from "../readmodel/CourseRows.ts"
import { on, stage } from "../readmodel/Stage.ts"
import { tutorRows } from "../readmodel/TutorRows.ts"

const ill: CourseEvent = { type: "tutor.fell-ill", tutor: "x" }
const shapes = [shapeOf(courseRows), shapeOf(tutorRows)]

/** With metrics of its own, in which nothing of another test stands. */
const metered = <A, E, R>(story: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.suspend(() => Effect.provideService(story, Metric.MetricRegistry, new Map()))

/** The lags in the metrics. */
const lags = Effect.map(Metric.snapshot, (all) =>
  all.flatMap(({ attributes, id, state }) =>
    id.startsWith("mobility.read-model.lag") && "value" in state
      ? [[id, attributes?.["model"], attributes?.["unit"], state.value]]
      : []
  )
)

it.effect("each version is told of as it stands, with what it does not know yet", () =>
  Effect.gen(function* () {
    const here = yield* stage
    for (const shape of shapes) yield* here.rows.prepare(shape)
    yield* write(here.log, ill, ill, ill)
    yield* here.rows.advance(buildOf(courseRows), { from: at(0), upTo: at(3), rows: [] })
    yield* here.rows.advance(buildOf(tutorRows), { from: at(0), upTo: at(1), rows: [] })
    expect(yield* on(here)(now)).toMatchObject([
      { model: "illness", version: "1.1", upTo: 1, serving: false, head: 3, behind: 2 },
      { model: "seats", version: "1.1", upTo: 3, serving: false, head: 3, behind: 0, secondsBehind: 0, secondsLeft: 0 }
    ])
  })
)

it.live("rates are those between looks, and the last look is in the metrics", () =>
  metered(
    Effect.gen(function* () {
      const here = yield* stage
      for (const shape of shapes) yield* here.rows.prepare(shape)
      yield* write(here.log, ill, ill, ill, ill)
      let looks = 0
      const all = yield* on(here)(
        Stream.runCollect(
          watch("20 millis").pipe(
            Stream.tap(() => {
              looks += 1
              return here.rows.advance(buildOf(tutorRows), { from: at(looks - 1), upTo: at(looks), rows: [] })
            }),
            Stream.take(3)
          )
        )
      )
      const illness = all.map((each) => each.find(({ model }) => model === "illness"))
      expect(illness.map((each) => each?.behind)).toEqual([4, 3, 2])
      expect(illness[0]?.rate).toBeUndefined()
      expect(illness[2]?.rate).toBeGreaterThan(0)
      expect(illness[2]?.rate).toBeLessThanOrEqual(2 / 0.038)
      expect(illness[2]?.secondsBehind).toBeGreaterThan(0.03)
      expect(yield* lags).toEqual([
        ["mobility.read-model.lag", "illness", "{event}", 2],
        ["mobility.read-model.lag.duration", "illness", "s", illness[2]?.secondsBehind],
        ["mobility.read-model.lag", "seats", "{event}", 4],
        ["mobility.read-model.lag.duration", "seats", "s", expect.any(Number)]
      ])
    })
  )
)

it.effect("rates are those of the last thirty looks, a second apart, and of each version by itself", () =>
  metered(
    Effect.gen(function* () {
      const here = yield* stage
      for (const shape of shapes) yield* here.rows.prepare(shape)
      const newer = { ...shapeOf(tutorRows), version: "1.2" }
      yield* here.rows.prepare(newer)
      yield* here.rows.advance(newer, { from: at(0), upTo: at(5), rows: [] })
      yield* write(here.log, ill, ...Array.from({ length: 39 }, () => ill))
      let looks = 0
      const fiber = yield* Effect.forkChild(
        on(here)(
          Stream.runCollect(
            watch().pipe(
              Stream.tap(() => {
                looks += 1
                const from = looks - 11
                // It stands still at first.
                return from < 0
                  ? Effect.void
                  : here.rows.advance(buildOf(tutorRows), { from: at(from), upTo: at(from + 1), rows: [] })
              }),
              Stream.take(40)
            )
          )
        )
      )
      yield* TestClock.adjust("39 seconds")
      const all = yield* Fiber.join(fiber)
      const rates = (wanted: string) =>
        all.map((each) => each.find(({ model, version }) => model === "illness" && version === wanted)?.rate)
      expect(rates("1.1").slice(10, 12)).toEqual([0, 1 / 11])
      expect(rates("1.1").slice(-2)).toEqual([28 / 29, 1])
      expect(rates("1.2").slice(-2)).toEqual([0, 0])
    })
  )
)

it.live("a version that is dropped is behind no more", () =>
  metered(
    Effect.gen(function* () {
      const here = yield* stage
      for (const shape of shapes) yield* here.rows.prepare(shape)
      yield* write(here.log, ill)
      const versions = [buildOf(tutorRows), buildOf(courseRows)]
      const looks = watch("1 milli").pipe(
        Stream.tap(() => Effect.forEach(versions.splice(0, 1), here.rows.drop)),
        Stream.take(3)
      )
      const all = yield* on(here)(Stream.runCollect(looks))
      expect(all.map((each) => each.map(({ model }) => model))).toEqual([["illness", "seats"], ["seats"], []])
      expect(yield* lags).toEqual([
        ["mobility.read-model.lag", "illness", "{event}", 0],
        ["mobility.read-model.lag.duration", "illness", "s", 0],
        ["mobility.read-model.lag", "seats", "{event}", 0],
        ["mobility.read-model.lag.duration", "seats", "s", 0]
      ])
    })
  )
)
