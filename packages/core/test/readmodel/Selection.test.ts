/**
 * Selections: what is left out has a meaning, and rows come in one order everywhere.
 */
import { describe, expect, it } from "vitest"
import { matching, page, plain, type PlainSelection } from "../../src/readmodel/Selection.ts"

type Town = { readonly country: string | null; readonly people: number | null }

const everything: PlainSelection = { tests: [], order: [], offset: 0, limit: undefined }

const row = (key: string, country: string | null, people: number | null = null) => ({
  key,
  columns: { country, people } satisfies Town
})

const keys = (rows: ReadonlyArray<{ readonly key: string }>): ReadonlyArray<string> => rows.map(({ key }) => key)

describe("a selection, every part of it said", () => {
  it("of which nothing is said wants every row", () => expect(plain<Town>({})).toEqual(everything))

  it("wants a value, null among them, one of several, or a range", () => {
    expect(plain<Town>({ where: { country: "SE", people: null } }).tests).toEqual([
      { column: "country", is: "one of", values: ["SE"] },
      { column: "people", is: "one of", values: [null] }
    ])
    expect(plain<Town>({ where: { country: { oneOf: ["SE", null] } } }).tests).toEqual([
      { column: "country", is: "one of", values: ["SE", null] }
    ])
    expect(plain<Town>({ where: { people: { atLeast: 1, below: 9 } } }).tests).toEqual([
      { column: "people", is: "at least", value: 1 },
      { column: "people", is: "below", value: 9 }
    ])
    expect(plain<Town>({ where: { people: {} } }).tests).toEqual([])
  })

  it("keeps order and page", () => {
    expect(
      plain<Town>({ orderBy: [{ column: "people", descending: true }, { column: "country" }], offset: 2, limit: 3 })
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
