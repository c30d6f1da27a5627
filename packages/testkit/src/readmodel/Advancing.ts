/**
 * Rows and the position up to which they are true change together, and for one runner only.
 */
import { Effect, Result } from "effect"
import assert from "node:assert/strict"
import { at, everything, rowCheck, type RowCheck, town, towns } from "./RowCheck.ts"

const shape = towns("1.1")

/** Runners that start from the same position. */
const racers = 16

/** More keys than any database takes as parameters of one statement. */
const many = 40_000

export const advancing: ReadonlyArray<RowCheck> = [
  rowCheck("rows are kept with their position, and found by their keys", function* ({ store }) {
    yield* store.prepare(shape)
    yield* store.advance(shape, { from: at(0), upTo: at(5), rows: [town("a", "SE"), town("b")] })
    assert.deepStrictEqual(
      yield* store.find(shape, ["b", "c", "a"]),
      new Map([town("b"), town("a")].map((row) => [row.key, row.state]))
    )
    assert.deepStrictEqual(yield* store.find(shape, []), new Map())
    assert.equal((yield* store.prepare(shape)).upTo, 5)
  }),

  rowCheck("a row takes the place of the one with its key", function* ({ store }) {
    yield* store.prepare(shape)
    yield* store.advance(shape, { from: at(0), upTo: at(5), rows: [town("a", "SE", 3), town("b")] })
    yield* store.advance(shape, { from: at(5), upTo: at(6), rows: [town("a", null, 4)] })
    yield* store.serve(shape)
    const rows = [town("a", null, 4), town("b")]
    assert.deepStrictEqual(yield* store.select(shape, everything), { rows, count: 2, upTo: 6 })
  }),

  rowCheck("who starts from another position has written nothing", function* ({ store }) {
    yield* store.prepare(shape)
    yield* store.advance(shape, { from: at(0), upTo: at(5), rows: [town("a", "SE")] })
    yield* store.serve(shape)
    for (const from of [0, 4, 6]) {
      const step = { from: at(from), upTo: at(9), rows: [town("a", "FI"), town("z")] }
      const refused = yield* Effect.flip(store.advance(shape, step))
      assert.equal(refused._tag === "Overtaken" && refused.upTo, 5)
    }
    assert.deepStrictEqual(yield* store.select(shape, everything), { rows: [town("a", "SE")], count: 1, upTo: 5 })
  }),

  rowCheck("of many who start from one position, one wins", function* ({ store }) {
    yield* store.prepare(shape)
    const tries = yield* Effect.forEach(
      Array.from({ length: racers }, (_, i) => `racer${i}`),
      (key) => Effect.result(store.advance(shape, { from: at(0), upTo: at(1), rows: [town(key)] })),
      { concurrency: "unbounded" }
    )
    assert.equal(tries.filter(Result.isSuccess).length, 1)
    yield* store.serve(shape)
    assert.equal((yield* store.select(shape, everything)).count, 1)
  }),

  rowCheck("a version that nobody has prepared is not written", function* ({ store }) {
    const refused = yield* Effect.flip(store.advance(shape, { from: at(0), upTo: at(1), rows: [town("a")] }))
    assert.equal(refused._tag, "UnknownBuild")
    assert.deepStrictEqual(yield* store.standings(), [])
  }),

  rowCheck("keys and states are any text, also tens of thousands of them", function* ({ store }) {
    const odd = ["", "'; DROP TABLE row_1; --", "å\u{1F9ED}", "a\nb", "%_", "x".repeat(5_000)]
    const rows = [...odd, ...Array.from({ length: many }, (_, i) => `key${i}`)].map((key) => town(key, key))
    yield* store.prepare(shape)
    yield* store.advance(shape, { from: at(0), upTo: at(1), rows })
    const found = yield* store.find(shape, [...rows.map(({ key }) => key), "unheard-of"])
    assert.deepStrictEqual(found, new Map(rows.map(({ key, state }) => [key, state])))
  })
]
