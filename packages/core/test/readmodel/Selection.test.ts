/**
 * Selections: what is left out has a meaning, and rows come in one order everywhere.
 */
import { Result } from "effect"
import { describe, expect, it } from "vitest"
import { InvalidSelection, parseSelection } from "../../src/readmodel/InvalidSelection.ts"
import { matching, page, type PlainSelection, type Selection } from "../../src/readmodel/Selection.ts"

type Town = { readonly country: string | null; readonly people: number | null }

const plain = (selection: unknown): PlainSelection =>
  Result.getOrThrow(parseSelection({ model: "towns", columns: { country: "text", people: "number" } }, selection))

const plainTown = (selection: Selection<Town>): PlainSelection => plain(selection)

const everything: PlainSelection = { tests: [], order: [], offset: 0, limit: undefined }

const row = (key: string, country: string | null, people: number | null = null) => ({
  key,
  columns: { country, people } satisfies Town
})

const keys = (rows: ReadonlyArray<{ readonly key: string }>): ReadonlyArray<string> => rows.map(({ key }) => key)

describe("a selection, every part of it said", () => {
  it("of which nothing is said wants every row", () => expect(plainTown({})).toEqual(everything))

  it("wants a value, null among them, one of several, or a range", () => {
    expect(plainTown({ where: { country: "SE", people: null } }).tests).toEqual([
      { column: "country", is: "one of", values: ["SE"] },
      { column: "people", is: "one of", values: [null] }
    ])
    expect(plainTown({ where: { country: { oneOf: ["SE", null] } } }).tests).toEqual([
      { column: "country", is: "one of", values: ["SE", null] }
    ])
    expect(plainTown({ where: { people: { atLeast: 1, below: 9 } } }).tests).toEqual([
      { column: "people", is: "at least", value: 1 },
      { column: "people", is: "below", value: 9 }
    ])
    expect(plainTown({ where: { people: { below: 9 } } }).tests).toEqual([{ column: "people", is: "below", value: 9 }])
    expect(plain({ where: undefined, limit: undefined })).toEqual(everything)
  })

  it("keeps order and page", () => {
    expect(
      plainTown({ orderBy: [{ column: "people", descending: true }, { column: "country" }], offset: 2, limit: 3 })
    ).toEqual({
      tests: [],
      order: [
        { column: "people", descending: true },
        { column: "country", descending: false }
      ],
      offset: 2,
      limit: 3
    })
  })
})

describe("what is no selection is told, with its place and what there is", () => {
  const natural = "Expected a value greater than or equal to 0"
  const forms = "oneOf, atLeast, below"
  it.each<[string, unknown, string]>([
    ["a page of less than no rows", { limit: -1 }, `limit: ${natural}, got -1`],
    ["a page of rows and a half", { limit: 1.5 }, "limit: Expected an integer, got 1.5"],
    ["a page of no number", { limit: Number.NaN }, "limit: Expected an integer, got NaN"],
    ["a page of a text", { limit: "10" }, 'limit: Expected number, got "10"'],
    ["less than none passed over", { offset: -2 }, `offset: ${natural}, got -2`],
    [
      "a part that there is not",
      { wher: {} },
      "wher: Expected no such field; allowed are where, orderBy, offset, limit"
    ],
    [
      "a column that there is not",
      { where: { contry: "SE" } },
      "where.contry: Expected no such field; allowed are country, people"
    ],
    [
      "a form that there is not",
      { where: { people: { atLest: 1 } } },
      `where.people.atLest: Expected no such field; allowed are ${forms}`
    ],
    [
      "nothing of a column",
      { where: { people: {} } },
      "where.people: Expected either oneOf, or atLeast, below or both, got {}"
    ],
    ["two forms at once", { where: { people: { oneOf: [1], below: 2 } } }, "where.people: Expected either oneOf, or"],
    ["a text of a number", { where: { people: "3" } }, "where.people: "],
    ["a range that ends nowhere", { where: { people: { below: Number.NaN } } }, "where.people.below: "],
    ["a number of a text", { where: { country: { oneOf: ["SE", 3] } } }, "where.country.oneOf.1: "],
    [
      "an order by what there is not",
      { orderBy: [{ column: "size" }] },
      'orderBy.0.column: Expected "country" | "people", got "size"'
    ],
    [
      "a misspelt order",
      { orderBy: [{ column: "people", decending: true }] },
      "orderBy.0.decending: Expected no such field; allowed are column, descending"
    ],
    ["nothing that it could be", "everything", 'Expected object, got "everything"']
  ])("%s", (_, selection, message) => {
    const wrong = () => plain(selection)
    expect(wrong).toThrow(InvalidSelection)
    expect(wrong).toThrow(`towns cannot be asked so. ${message}`)
  })
})

describe("rows that match", () => {
  const rows = [row("d", "SE", 3), row("a", null, 2), row("c", "FI", null), row("b", "SE", 1)]
  const tests = (...all: PlainSelection["tests"]) => keys(matching(rows, { ...everything, tests: all }))
  const by = (...order: PlainSelection["order"]) => keys(matching(rows, { ...everything, order }))

  it("come by their keys where nothing else is said", () => {
    expect(keys(matching(rows, everything))).toEqual(["a", "b", "c", "d"])
  })

  it("are those for which every test holds; null is in no range", () => {
    expect(tests({ column: "country", is: "one of", values: ["SE"] })).toEqual(["b", "d"])
    expect(tests({ column: "country", is: "one of", values: [null, "FI"] })).toEqual(["a", "c"])
    expect(tests({ column: "country", is: "one of", values: [] })).toEqual([])
    expect(tests({ column: "people", is: "at least", value: 2 })).toEqual(["a", "d"])
    expect(tests({ column: "people", is: "below", value: 2 })).toEqual(["b"])
    expect(tests({ column: "country", is: "below", value: "SE" })).toEqual(["c"])
    expect(tests({ column: "people", is: "below", value: "9" })).toEqual([])
    expect(
      tests({ column: "country", is: "one of", values: ["SE"] }, { column: "people", is: "at least", value: 2 })
    ).toEqual(["d"])
  })

  it("are sorted by columns, null first and last the other way round, and then by key", () => {
    expect(by({ column: "people", descending: false })).toEqual(["c", "b", "a", "d"])
    expect(by({ column: "people", descending: true })).toEqual(["d", "a", "b", "c"])
    expect(by({ column: "country", descending: false }, { column: "people", descending: true })).toEqual([
      "a",
      "c",
      "d",
      "b"
    ])
    expect(by({ column: "country", descending: true })).toEqual(["b", "d", "c", "a"])
  })

  it("with numbers and texts in one column have null first, then numbers, then texts", () => {
    const values = ["b", 10, null, "1", -1, 2]
    const mixed = values.map((value, i) => ({ key: String(i), columns: { value } }))
    const order = [{ column: "value", descending: false }]
    for (const given of [mixed, mixed.toReversed()]) {
      const sorted = matching(given, { ...everything, order }).map(({ columns }) => columns.value)
      expect(sorted).toEqual([null, -1, 2, 10, "1", "b"])
    }
  })

  it("sort texts by code points: not as a language has them, and not by halves of a character", () => {
    const words = ["\u{1F9ED}", "\uFFFD", "å", "a", "Z", "ab", "", "10", "9"]
    const sorted = ["", "10", "9", "Z", "a", "ab", "å", "\uFFFD", "\u{1F9ED}"]
    expect(
      keys(
        matching(
          words.map((word) => row(word, null)),
          everything
        )
      )
    ).toEqual(sorted)
    const named = words.map((word, i) => row(String(i), word))
    const order = [{ column: "country", descending: false }]
    expect(matching(named, { ...everything, order }).map(({ columns }) => columns.country)).toEqual(sorted)
  })
})

it("a page begins after those passed over, and ends with its limit", () => {
  const rows = ["a", "b", "c", "d"]
  expect(page(rows, everything)).toEqual(rows)
  expect(page(rows, { ...everything, offset: 1, limit: 2 })).toEqual(["b", "c"])
  expect(page(rows, { ...everything, limit: 0 })).toEqual([])
  expect(page(rows, { ...everything, offset: 9, limit: 2 })).toEqual([])
})
