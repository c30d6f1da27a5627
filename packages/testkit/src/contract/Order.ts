/**
 * Positions and recording times only ever grow, whatever the clock does.
 */
import { SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { refusedWithoutTrace, wellOrdered, wholeLog } from "./Expect.ts"
import { property } from "./Property.ts"

const instants = fc.record({
  instants: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }),
  asked: fc.array(fc.integer({ min: -1, max: 42 }), { minLength: 1, maxLength: 8 })
})

export const order: ReadonlyArray<Check> = [
  check(
    "positions begin at 1 or later and refused appends take none where no gaps are declared",
    function* ({ gapless, store }) {
      const event = Events.make("place.taken")
      yield* store.append([event])
      for (let i = 0; i < 3; i++) {
        yield* refusedWithoutTrace(store, Events.many(2, "place.taken"), { failIfEventsMatch: [{}] }, "ConditionFailed")
        yield* refusedWithoutTrace(store, [{ ...event, data: "[]" }], undefined, "IdClash")
        yield* store.append([event])
        yield* store.append(Events.many(2, "place.given"))
      }
      const log = yield* wholeLog(store)
      wellOrdered(log, gapless)
      assert.equal(log.length, 7)
    }
  ),

  check(
    "positions and recording times increase under 16 writers and a jumping clock",
    function* ({ gapless, setClock, store }) {
      const write = (writer: number) =>
        Effect.gen(function* () {
          for (let i = 0; i < 20; i++) {
            yield* setClock(1_000_000 + (((writer * 7919 + i) * 104_729) % 1000))
            yield* store.append(Events.many(1 + (i % 2), "place.taken", [`writer:${writer}`]))
          }
        })
      yield* Effect.forEach(Array.from({ length: 16 }).keys(), write, { concurrency: "unbounded" })
      const log = yield* wholeLog(store)
      assert.equal(log.length, 16 * 30)
      wellOrdered(log, gapless)
    }
  ),

  check(
    "an event is recorded at the time of the clock, but never before its predecessor",
    function* ({ setClock, store }) {
      const recorded: Array<number> = []
      for (const now of [5_000, 4_000, 4_999, 5_001, 0, 6_000]) {
        yield* setClock(now)
        const { recordedAt } = yield* store.append(Events.many(2, "place.taken"))
        recorded.push(recordedAt)
      }
      assert.deepStrictEqual(recorded, [5_000, 5_000, 5_000, 5_001, 5_001, 6_000])
      assert.deepStrictEqual(
        (yield* wholeLog(store)).map(({ recordedAt }) => recordedAt),
        recorded.flatMap((instant) => [instant, instant])
      )
    }
  ),

  check("positionAt is the last position recorded at the instant or before", function* ({ setClock, store }) {
    assert.equal(yield* store.positionAt(Number.MAX_SAFE_INTEGER), SequencePosition.start)
    const append = (now: number) => Effect.andThen(setClock(now), store.append(Events.many(2, "place.taken")))
    yield* append(1_000)
    const second = yield* append(1_000)
    const third = yield* append(3_000)
    // The clock goes back, the log does not.
    const fourth = yield* append(2_000)
    assert.ok(fourth.last > third.last)
    assert.equal(yield* store.positionAt(-1), SequencePosition.start)
    assert.equal(yield* store.positionAt(999), SequencePosition.start)
    assert.equal(yield* store.positionAt(1_000), second.last)
    assert.equal(yield* store.positionAt(2_999), second.last)
    assert.equal(yield* store.positionAt(3_000), fourth.last)
    assert.equal(yield* store.positionAt(Number.MAX_SAFE_INTEGER), fourth.last)
  }),

  check("positionAt answers as looking at every event does (property)", function* ({ fresh, setClock }) {
    yield* property(instants, ({ asked, instants }) =>
      Effect.gen(function* () {
        const store = yield* fresh
        for (const now of instants) {
          yield* setClock(now)
          yield* store.append(Events.many(1, "place.taken"))
        }
        const log = yield* wholeLog(store)
        assert.equal(log.length, instants.length)
        for (const instant of asked) {
          const expected = log.findLast(({ recordedAt }) => recordedAt <= instant)?.position ?? SequencePosition.start
          assert.equal(yield* store.positionAt(instant), expected)
        }
      })
    )
  })
]
