/**
 * What callers bring for grants and budgets is plain data: it is read as it stands, and no part of it may be of another kind.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import { Payment } from "../../src/grants/Budget.ts"
import { Missing } from "../../src/grants/GrantLine.ts"
import { MobilityFacts } from "../../src/grants/MobilityFacts.ts"
import { Currency } from "../../src/grants/Money.ts"
import { parseRateTable, RateTable } from "../../src/grants/RateTable.ts"
import { TransferRule } from "../../src/grants/Transfers.ts"
import { mutilated } from "../support/Mutilated.ts"
import { euro, facts } from "./facts.ts"
import { rate, table } from "./table.ts"

const days = { start: "2021-10-01", end: "2021-10-14", interruption: 1, virtual: 2, travel: 2, nonFunded: 1 }
const full = {
  ...facts(),
  days,
  linguisticGrants: 1,
  inclusionCosts: euro(1),
  specialNeedsCosts: euro(2),
  courseDays: 3,
  courseDaysBefore: 1,
  forceMajeure: { departed: true, entered: [{ heading: "travel", amount: euro(3) }] }
}
const key = {
  item: "travel",
  agency: "SE01",
  call: 2021,
  sector: "VET",
  profile: "learner",
  activity: "LM-SHORT-VET",
  international: false,
  group: "1"
}

const cases: ReadonlyArray<readonly [name: string, schema: Schema.Codec<unknown, unknown>, plain: unknown]> = [
  ["the facts of a mobility that goes by a band", MobilityFacts, full],
  [
    "those of one that is paid its costs",
    MobilityFacts,
    { ...full, travel: { by: "exceptional", real: euro(9), asked: euro(8) } }
  ],
  ["those of one without a journey", MobilityFacts, { ...full, travel: { by: "none" } }],
  ["a payment", Payment, { what: "paid", heading: "travel", category: "learner", member: "north", amount: euro(1) }],
  [
    "a rule of transfers",
    TransferRule,
    {
      calls: { first: 2014, last: 2020 },
      source: "a letter",
      confirmed: true,
      from: "travel",
      to: ["individual-support"],
      percent: 10
    }
  ],
  ["a table of rates", RateTable, table],
  [
    "a rate that is missing",
    Missing,
    { what: "rate", heading: "individual-support", key: { ...key, item: "individual-support" }, from: 1, to: 2 }
  ],
  [
    "a group that is missing",
    Missing,
    { what: "country-group", heading: "individual-support", agency: "SE01", call: 2021, country: "CH" }
  ],
  ["bands that are missing", Missing, { what: "travel-table", heading: "travel", call: 2021 }],
  ["a distance that is missing", Missing, { what: "distance", heading: "travel" }]
]

describe("plain data:", () => {
  it.each(cases)("%s", (_, schema, plain) => {
    const read = Schema.decodeUnknownResult(schema)
    expect(Schema.encodeUnknownSync(schema)(Result.getOrThrow(read(plain)))).toEqual(plain)
    const others = mutilated(plain)
    expect(others.length).toBeGreaterThan(1)
    expect(others.filter((other) => Result.isSuccess(read(other)))).toEqual([])
  })

  it("a currency is three capital letters", () => {
    expect(["EUR", "SEK", "EURO", "xEUR", "eur", ""].filter(Schema.is(Currency))).toEqual(["EUR", "SEK"])
  })

  it.each<readonly [change: object, message: string]>([
    [{ currency: "euro" }, "a currency of ISO 4217, such as EUR"],
    [{ rates: [{ ...rate, cents: -1 }] }, "whole cents from 0 to 100000000000"],
    [{ rates: [{ ...rate, from: 0 }] }, "counted from 1"],
    [{ rates: [{ ...rate, agency: "XSE01" }] }, "an agency as in the number of a grant agreement, such as SE01"],
    [{ rates: [{ ...rate, agency: "SE012" }] }, "an agency as in the number of a grant agreement, such as SE01"],
    [{ rates: [{ ...rate, calls: { first: 2022, last: 2021 } }] }, "a first call that is not after the last"]
  ])("a table with %j is told what it should have", (change, message) => {
    const parsed = parseRateTable({ ...table, ...change })
    expect(Result.isFailure(parsed) && parsed.failure).toMatchObject({
      _tag: "InvalidRateTable",
      problems: [{ message: expect.stringContaining(`Expected ${message}`) }]
    })
  })
})
