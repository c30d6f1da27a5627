/**
 * Tables of rates: what is one, which row counts, and that those shipped say what they have always said.
 *
 * `GOLDEN=write` writes the golden file of the rates shipped where there is none.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { priced } from "../../src/grants/Bracket.ts"
import { Currency } from "../../src/grants/Money.ts"
import { AgencyCode } from "../../src/grants/Rate.ts"
import { over, parseRateTable, type RateTable } from "../../src/grants/RateTable.ts"
import { shippedRates } from "../../src/grants/ShippedRates.ts"
import { facts, granted, inEuro } from "./facts.ts"
import { bands, group, groups, rate, table } from "./table.ts"

const plain: unknown = JSON.parse(JSON.stringify(shippedRates))
const golden = new URL("shipped-rates.json", import.meta.url)

if (process.env["GOLDEN"] === "write" && !existsSync(golden)) {
  writeFileSync(golden, `${JSON.stringify(plain, null, 2)}\n`)
}

describe("the rates shipped", () => {
  it("are what the golden file says: a change of one is a change of what was granted", () => {
    expect(plain).toEqual(JSON.parse(readFileSync(golden, "utf8")))
  })

  it("are a table as any other, each row with its source and confirmed", () => {
    expect(Result.getOrThrow(parseRateTable(plain))).toEqual(shippedRates)
    const rows = [...shippedRates.countryGroups, ...shippedRates.travel, ...shippedRates.rates]
    expect(rows.filter(({ confirmed, source }) => !confirmed || source === "")).toEqual([])
  })

  it("have nothing that only an agency can fix for any but Spain's", () => {
    const fixed = shippedRates.rates.filter(({ item }) => item === "individual-support")
    expect(new Set(fixed.map(({ agency }) => agency))).toEqual(new Set(["ES01"]))
  })
})

const pathsIn = (input: unknown): ReadonlyArray<string> => {
  const parsed = parseRateTable(input)
  return Result.isSuccess(parsed) ? [] : parsed.failure.problems.map(({ path }) => path)
}
const withRate = (change: object) => pathsIn({ ...table, rates: [rate, { ...rate, ...change }] })

const rows = (...changes: ReadonlyArray<object>) => ({
  ...table,
  rates: changes.map((each) => ({ ...rate, ...each }))
})

describe("a table", () => {
  it.each<readonly [what: string, change: object, paths: ReadonlyArray<string>]>([
    ["as it is", {}, []],
    ["with no currency", { currency: "euro" }, ["currency"]],
    ["with a field too many", { rate: 1 }, ["rate"]],
    ["with cents below zero", { rates: [{ ...rate, cents: -1 }] }, ["rates.0.cents"]],
    ["with parts of a cent", { rates: [{ ...rate, cents: 0.5 }] }, ["rates.0.cents"]],
    ["with no source", { rates: [{ ...rate, source: "" }] }, ["rates.0.source"]],
    ["with calls turned round", { rates: [{ ...rate, calls: { first: 2022, last: 2021 } }] }, ["rates.0.calls"]],
    [
      "with participants of all activity types for what counts none",
      { rates: [{ ...rate, allActivities: true }] },
      ["rates.0.allActivities"]
    ],
    [
      "with participants of all activity types for organisational support",
      { rates: [{ ...rate, item: "organisational-support", allActivities: true }] },
      []
    ],
    ["with an agency by its name", { rates: [{ ...rate, agency: "SEPIE" }] }, ["rates.0.agency"]],
    ["with more than all of the costs", { travel: [{ ...bands, exceptional: 101 }] }, ["travel.0.exceptional"]],
    [
      "with two tables of bands for a call",
      { travel: [bands, { ...bands, calls: { first: 2023, last: 2024 } }] },
      ["travel.1"]
    ],
    [
      "with two bands of a distance",
      { travel: [{ ...bands, bands: [...bands.bands, { from: 99, cents: 2 }] }] },
      ["travel.0.bands.1"]
    ],
    [
      "with bands one after the other",
      { travel: [{ ...bands, bands: [...bands.bands, { from: 100, cents: 2 }] }] },
      []
    ],
    [
      "with two groups of a country",
      { countryGroups: [{ ...groups, groups: [group, group] }] },
      ["countryGroups.0.groups.1"]
    ],
    [
      "with a country of one group in another",
      { countryGroups: [{ ...groups, groups: [{ ...group, countries: ["SE", "FI"] }, group] }] },
      ["countryGroups.0.groups.1"]
    ],
    ["with two tables of groups for a call", { countryGroups: [groups, groups] }, ["countryGroups.1"]]
  ])("%s", (_, change, paths) => {
    expect(pathsIn({ ...table, ...change })).toEqual(paths)
  })

  it.each<readonly [what: string, change: object, clash: boolean]>([
    ["the same", {}, true],
    ["a unit in common", { from: 10, to: 20 }, true],
    ["the next units", { from: 11, to: 20 }, false],
    ["a call in common", { calls: { first: 2023, last: 2025 } }, true],
    ["other calls", { calls: { first: 2024, last: 2025 } }, false],
    ["another item", { item: "course-fees" }, false],
    ["another sector", { sector: "SCH" }, false],
    ["of an agency, which goes before", { agency: "SE01" }, false],
    ["of a profile among all", { profiles: ["staff"] }, true],
    ["of an activity among all", { activities: ["SM-TTA"] }, true],
    ["of international mobilities among all", { international: true }, true],
    ["of a group among all", { group: "1" }, true]
  ])("with a second row, %s: one answer too many is %s", (_, change, clash) => {
    expect(withRate(change)).toEqual(clash ? ["rates.1"] : [])
    expect(pathsIn(rows(change, {}))).toEqual(clash ? ["rates.1"] : [])
  })

  it("with two rates for some of the same people and activities has one answer too many", () => {
    for (const name of ["profiles", "activities"]) {
      const some = { profiles: ["learner", "staff"], activities: ["LM-SHORT-VET", "SM-TTA"] }
      const [all, last] = name === "profiles" ? [some.profiles, "staff"] : [some.activities, "SM-TTA"]
      expect(pathsIn(rows({ [name]: all }, { [name]: [last] }))).toEqual(["rates.1"])
    }
  })

  it("names every problem with its path", () => {
    const parsed = parseRateTable({ ...table, rates: [rate, rate, { ...rate, from: 5 }] })
    expect(Result.isFailure(parsed) && parsed.failure.message).toBe(
      "rates.1: Expected no row for what rates.0 answers\nrates.2: Expected no row for what rates.0 answers"
    )
  })

  it.each<readonly [what: string, one: object, other: object]>([
    ["profiles", { profiles: ["staff"] }, { profiles: ["learner"] }],
    ["activities", { activities: ["SM-TTA"] }, { activities: ["LM-SHORT-VET"] }],
    ["destinations", { international: true }, { international: false }],
    ["groups", { group: "1" }, { group: "2" }]
  ])("may have a row for each of two %s", (_, one, other) => {
    expect(pathsIn(rows(one, other))).toEqual([])
    expect(pathsIn(rows(one, one))).toEqual(["rates.1"])
  })
})

describe("one table over another", () => {
  const own: RateTable = {
    ...shippedRates,
    countryGroups: [],
    travel: [],
    rates: shippedRates.rates
      .filter(({ item }) => item === "individual-support")
      .map((each) => ({ ...each, agency: AgencyCode.make("SE01"), cents: each.cents + 100, confirmed: false }))
  }

  it("answers for its agency, and leaves the others as they are", () => {
    const both = Result.getOrThrow(over(own, shippedRates))
    const swedish = granted(facts({ agency: "SE01" }), 1, both)
    expect(inEuro(swedish)["individual-support"]).toBe(14 * 58)
    expect(swedish.lines.filter(({ confirmed }) => !confirmed)).toHaveLength(1)
    expect(granted(facts(), 1, both)).toEqual(granted(facts()))
  })

  it("goes before the other where both answer, and an agency's rate before one for all", () => {
    const dearer: RateTable = {
      ...own,
      travel: shippedRates.travel.map((each) => ({ ...each, bands: [{ from: 0, cents: 1_00 }] as const })),
      rates: shippedRates.rates
        .filter(({ agency, item }) => item === "organisational-support" && agency === undefined)
        .flatMap((each) => [
          { ...each, cents: 1_00 },
          { ...each, agency: AgencyCode.make("SE01"), cents: 2_00 }
        ])
    }
    const both = Result.getOrThrow(over(dearer, shippedRates))
    const of = (agency: string) => inEuro(granted(facts({ agency, call: 2019 }), 1, both))
    expect(of("SE01")).toEqual({ travel: 1, "organisational-support": 2 })
    expect(of("FI01")).toEqual({ travel: 1, "organisational-support": 1 })
  })

  it("is of the same currency", () => {
    const inKronor = { ...own, currency: Currency.make("SEK") }
    expect(over(inKronor, shippedRates)).toEqual(Result.fail({ code: "CurrencyMix", expected: "SEK", found: "EUR" }))
  })
})

describe("units by brackets", () => {
  it("are cut only where the price is another", () => {
    const [first, second, empty] = [
      { from: 1, to: 20, cents: 1 },
      { from: 5, to: 30, cents: 2 },
      { from: 3, to: 2, cents: 3 }
    ]
    expect(priced([first, second], { from: 1, to: 25 })).toEqual([
      { from: 1, to: 20, bracket: first },
      { from: 21, to: 25, bracket: second }
    ])
    // One that ends before it begins has no units.
    expect(priced([empty, first], { from: 3, to: 5 })).toEqual([{ from: 3, to: 5, bracket: first }])
  })

  const bracket = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.option(fc.nat({ max: 6 })), fc.nat({ max: 9 }))
    .map(([from, length, cents]) => ({ from, ...(length === null ? {} : { to: from + length }), cents }))

  it("have each the price of the first bracket that has them, once and in their order", () => {
    const any = fc.tuple(fc.array(bracket, { maxLength: 4 }), fc.integer({ min: 1, max: 9 }), fc.nat({ max: 20 }))
    fc.assert(
      fc.property(any, ([brackets, from, to]) => {
        const one = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).map((unit) =>
          brackets.find((each) => each.from <= unit && unit <= (each.to ?? unit))
        )
        const runs = priced(brackets, { from, to }).flatMap((run) =>
          Array.from({ length: run.to - run.from + 1 }, () => run.bracket)
        )
        expect(runs).toEqual(one)
      })
    )
  })
})
