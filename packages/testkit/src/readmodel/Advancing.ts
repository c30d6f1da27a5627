/**
 * Rows and the position up to which they are true change together, and for one runner only.
 */
import type { Selection } from "@westum/mobility"
import { Effect, Result } from "effect"
import assert from "node:assert/strict"
import { at, everything, rowCheck, type RowCheck, town, towns } from "./RowCheck.ts"

const shape = towns("1.1")

/** Steps while others look. */
const steps = 60

/** Runners that start from the same position. */
const racers = 16

/** No database has all of these in UTF-8, or in an index: NUL, halves of surrogate pairs, and what cannot be made shorter. */
const hardToStore = ["\0", "a\0b", "\u0001", "\u0001\u0001", "\uD7FF", "\uD7FF\u0100", "\uD800", "\uD801", "a\uDFFF"]
const long = Array.from({ length: 9_000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * i * 7919) % 20_011))).join("")

/** Texts that are not what one thinks of first. */
const odd = ["", "'; DROP TABLE row_1; --", "å\u{1F9ED}", "a\nb", "%_", "\\", "\\101", ...hardToStore, long, `${long}x`]

/** More keys than any database takes as parameters of one statement. */
const many = 40_000

/** The mark of an event of this id. */
const mark = (event: string) => ({ event, recordedAt: 1_700_000_000_123 })

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

  rowCheck(
    "the event where a version stands is kept with it, until a step comes that does not know it",
    function* ({ store }) {
      const standing = { model: "towns", version: "1.1", serving: false }
      yield* store.prepare(shape)
      yield* store.advance(shape, { from: at(0), upTo: at(5), mark: mark('a "1" å'), rows: [town("a")] })
      assert.deepStrictEqual(yield* store.prepare(shape), { ...standing, upTo: 5, mark: mark('a "1" å') })
      yield* Effect.flip(store.advance(shape, { from: at(4), upTo: at(6), mark: mark("b"), rows: [] }))
      assert.deepStrictEqual(yield* store.prepare(shape), { ...standing, upTo: 5, mark: mark('a "1" å') })
      yield* store.advance(shape, { from: at(5), upTo: at(6), mark: mark("b"), rows: [] })
      assert.deepStrictEqual(yield* store.prepare(shape), { ...standing, upTo: 6, mark: mark("b") })
      yield* store.advance(shape, { from: at(6), upTo: at(7), rows: [town("b")] })
      assert.deepStrictEqual(yield* store.prepare(shape), { ...standing, upTo: 7 })
      assert.deepStrictEqual(yield* store.standings(), [{ ...standing, upTo: 7 }])
      yield* store.advance(shape, { from: at(7), upTo: at(8), mark: mark("c"), rows: [] })
      yield* store.forget(shape)
      assert.deepStrictEqual(yield* store.prepare(shape), { ...standing, upTo: 0 })
    }
  ),

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
    const rows = [...odd, ...Array.from({ length: many }, (_, i) => `key${i}`)].map((key) => town(key, key))
    yield* store.prepare(shape)
    yield* store.advance(shape, { from: at(0), upTo: at(1), rows })
    const found = yield* store.find(shape, [...rows.map(({ key }) => key), "unheard-of"])
    assert.deepStrictEqual(found, new Map(rows.map(({ key, state }) => [key, state])))
  }),

  rowCheck("what stands in a column is any text, and is looked for among tens of thousands", function* ({ store }) {
    yield* store.prepare(shape)
    yield* store.advance(shape, { from: at(0), upTo: at(1), rows: odd.map((text) => town(text, text)) })
    yield* store.serve(shape)
    const selected = (test: Selection.Test) => store.select(shape, { ...everything, tests: [test] })
    const values = Array.from({ length: many }, (_, i) => `country${i}`)
    for (const text of odd) {
      const { rows } = yield* selected({ column: "country", is: "one of", values: [text] })
      assert.deepStrictEqual(rows, [town(text, text)])
    }
    const among = yield* selected({ column: "country", is: "one of", values: [...values, ...odd] })
    assert.deepStrictEqual(new Set(among.rows), new Set(odd.map((text) => town(text, text))))
    assert.equal(among.count, odd.length)
    const last = yield* selected({ column: "country", is: "at least", value: long })
    assert.deepStrictEqual(
      last.rows.map(({ key }) => key).filter((key) => key.startsWith(long)),
      [long, `${long}x`]
    )
    const before = yield* selected({ column: "country", is: "below", value: `${long}x` })
    assert.equal(before.count + last.count, odd.length + 1)
  }),

  ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((people) =>
    rowCheck(`a step with ${people} in a column is refused, and nothing of it is kept`, function* ({ store }) {
      yield* store.prepare(shape)
      yield* store.advance(shape, { from: at(0), upTo: at(5), rows: [town("a", "SE", 3)] })
      yield* store.serve(shape)
      const rows = [town("b", "FI", 1), town("a", "SE", people)]
      const refused = yield* Effect.flip(store.advance(shape, { from: at(5), upTo: at(6), rows }))
      assert.ok(refused._tag === "InvalidCell", `refused as ${refused._tag}`)
      const { column, found, key, model, version } = refused
      assert.deepStrictEqual([model, version, key, column, found], ["towns", "1.1", "a", "people", `${people}`])
      assert.deepStrictEqual(yield* store.select(shape, everything), { rows: [town("a", "SE", 3)], count: 1, upTo: 5 })
    })
  ),

  rowCheck("a row that comes twice in one step is as it comes last", function* ({ store }) {
    yield* store.prepare(shape)
    const rows = [town("a", "SE", 1), town("b"), town("a", "FI", 2)]
    yield* store.advance(shape, { from: at(0), upTo: at(1), rows })
    yield* store.serve(shape)
    const { count, rows: kept } = yield* store.select(shape, everything)
    assert.deepStrictEqual([count, kept], [2, [town("a", "FI", 2), town("b")]])
  }),

  rowCheck("rows, count and position that are selected are from one moment", function* ({ store }) {
    yield* store.prepare(shape)
    yield* store.serve(shape)
    const growing = Effect.forEach(
      Array.from({ length: steps }, (_, i) => i),
      (i) => store.advance(shape, { from: at(i), upTo: at(i + 1), rows: [town(`town${i}`)] })
    )
    const looking = Effect.gen(function* () {
      for (let seen = 0; seen < steps;) {
        const { count, rows, upTo } = yield* store.select(shape, everything)
        assert.deepStrictEqual([count, rows.length], [upTo, upTo])
        assert.ok(upTo >= seen)
        seen = upTo
      }
    })
    yield* Effect.all([growing, looking, looking], { concurrency: "unbounded" })
  })
]
