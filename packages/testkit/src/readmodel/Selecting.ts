/**
 * Rows are selected, sorted, counted and paged as an evaluator says that looks at all of them.
 */
import { type ReadModel, ReadModelStore, Rows, type Selection } from "@westum/mobility"
import { Effect, Schema } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import { property } from "../contract/Property.ts"
import { at, rowCheck, type RowCheck, town, towns } from "./RowCheck.ts"

/** Capitals, letters beyond the basic plane, what is not sorted by its bytes where a language is known, and what has none. */
const words = [
  "",
  "A",
  "a",
  "b",
  "ab",
  "\uFFFD",
  "\u{1F9ED}",
  "Å",
  "å",
  "Z",
  "10",
  "9",
  "a\0",
  "a\u0001",
  "\uD800",
  "\uDC00"
]
const numbers = [-1, 0, 0.5, 1, 2, 10, 1e15]

const country = fc.option(fc.constantFrom(...words), { freq: 4 })
const people = fc.option(fc.constantFrom(...numbers), { freq: 4 })

const rows: fc.Arbitrary<ReadonlyArray<ReadModelStore.StoredRow>> = fc
  .uniqueArray(fc.tuple(fc.string({ maxLength: 2 }), country, people), { maxLength: 25, selector: ([key]) => key })
  .map((all) =>
    all.map(([key, inCountry, howMany]) => ({ key, state: "{}", columns: { country: inCountry, people: howMany } }))
  )

const test: fc.Arbitrary<Selection.Test> = fc.oneof(
  fc.record({
    column: fc.constant("country"),
    is: fc.constant("one of" as const),
    values: fc.array(country, { maxLength: 4 })
  }),
  fc.record({
    column: fc.constant("people"),
    is: fc.constant("one of" as const),
    values: fc.array(people, { maxLength: 4 })
  }),
  fc.record({
    column: fc.constant("country"),
    is: fc.constantFrom("at least" as const, "below" as const),
    value: fc.constantFrom(...words)
  }),
  fc.record({
    column: fc.constant("people"),
    is: fc.constantFrom("at least" as const, "below" as const),
    value: fc.constantFrom(...numbers)
  })
)

const selection: fc.Arbitrary<Selection.PlainSelection> = fc.record({
  tests: fc.array(test, { maxLength: 3 }),
  order: fc.uniqueArray(fc.record({ column: fc.constantFrom("country", "people"), descending: fc.boolean() }), {
    maxLength: 2,
    selector: ({ column }) => column
  }),
  offset: fc.constantFrom(0, 1, 5, 100, Number.MAX_SAFE_INTEGER),
  limit: fc.option(fc.constantFrom(0, 1, 3, 100, Number.MAX_SAFE_INTEGER), { nil: undefined })
})

/** Numbers of 24 bits, so that their bytes are in their order: of code points, as in UTF-8. */
const pointsOf = (text: string): Buffer =>
  Buffer.concat(
    Array.from(text, (char) => {
      const point = char.codePointAt(0) ?? 0
      return Buffer.of(point >> 16, point >> 8, point)
    })
  )

const compared = (a: ReadModel.Cell, b: ReadModel.Cell): number => {
  if (a === null || b === null) return Number(b === null) - Number(a === null)
  return typeof a === "number" ? a - Number(b) : Buffer.compare(pointsOf(a), pointsOf(String(b)))
}

const holds = ({ columns }: ReadModelStore.StoredRow, each: Selection.Test): boolean => {
  const cell = columns[each.column] ?? null
  if (each.is === "one of") return each.values.some((value) => value === cell)
  return cell !== null && compared(cell, each.value) < 0 === (each.is === "below")
}

const evaluated = (
  all: ReadonlyArray<ReadModelStore.StoredRow>,
  { limit, offset, order, tests }: Selection.PlainSelection
): ReadModelStore.Selected => {
  const wanted = all.filter((row) => tests.every((each) => holds(row, each)))
  const sorted = wanted.toSorted((a, b) => {
    const by = order.map(({ column, descending }) => {
      const ascending = compared(a.columns[column] ?? null, b.columns[column] ?? null)
      return descending ? -ascending : ascending
    })
    return by.find((each) => each !== 0) ?? compared(a.key, b.key)
  })
  return { rows: sorted.slice(offset, offset + (limit ?? Infinity)), count: wanted.length, upTo: at(1) }
}

/** The read model of towns, as programs ask it. */
const model: ReadModel.ReadModel<
  unknown,
  unknown,
  { readonly country: string | null; readonly people: number | null }
> = {
  projection: {
    name: "towns",
    version: 1,
    types: ["town.founded"],
    schema: Schema.Unknown,
    initial: null,
    tags: () => [],
    keys: () => [],
    evolve: (state) => state
  },
  version: 1,
  columns: { country: "text", people: "number" },
  row: () => ({ country: null, people: null })
}

/** As a request brings them, of which nobody knows what they are. */
const noSelections: ReadonlyArray<string> = [
  '{ "limit": -1 }',
  '{ "limit": 1.5 }',
  '{ "limit": "1" }',
  '{ "offset": -2 }',
  '{ "wher": {} }',
  '{ "where": { "size": 1 } }',
  '{ "where": { "people": {} } }',
  '{ "where": { "people": "many" } }',
  '{ "where": { "people": { "atLest": 1 } } }',
  '{ "where": { "country": { "oneOf": ["SE", 1] } } }',
  '{ "orderBy": [{ "column": "size" }] }',
  '{ "orderBy": [{ "column": "people", "decending": true }] }'
]

export const selecting: ReadonlyArray<RowCheck> = [
  rowCheck("what is no selection is told as such, and is none of the store's failures", function* ({ store }) {
    const shape = towns("1.1")
    yield* store.prepare(shape)
    yield* store.advance(shape, { from: at(0), upTo: at(1), rows: [town("a", "SE", 1), town("b", "FI", 2)] })
    yield* store.serve(shape)
    const asked = (selection: Selection.Selection<{ country: string | null; people: number | null }>) =>
      Effect.provideService(Rows.select(model, selection), ReadModelStore.ReadModelStore, store)
    const { count, rows: found } = yield* asked({ where: { people: { atLeast: 2 } }, orderBy: [{ column: "country" }] })
    assert.deepStrictEqual([count, found.map(({ key }) => key)], [1, ["b"]])
    for (const selection of [{ limit: Number.NaN }, ...noSelections.map((text) => JSON.parse(text))]) {
      const refused = yield* Effect.flip(asked(selection))
      assert.equal(refused._tag, "InvalidSelection", JSON.stringify(selection))
    }
  }),
  rowCheck("any selection of any rows is the one that an evaluator finds", function* ({ fresh }) {
    yield* property(fc.tuple(rows, fc.array(selection, { minLength: 1, maxLength: 8 })), ([all, selections]) =>
      Effect.gen(function* () {
        const store = yield* fresh
        const shape = towns("1.1")
        yield* store.prepare(shape)
        yield* store.advance(shape, { from: at(0), upTo: at(1), rows: all })
        yield* store.serve(shape)
        for (const each of selections) {
          assert.deepStrictEqual(yield* store.select(shape, each), evaluated(all, each), JSON.stringify(each))
        }
      })
    )
  })
]
