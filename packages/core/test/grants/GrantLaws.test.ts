/**
 * What holds of any grant, whatever the mobility.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import { headings } from "../../src/grants/BudgetHeading.ts"
import { type Grant, grantsOf } from "../../src/grants/Grant.ts"
import type { MobilityFacts } from "../../src/grants/MobilityFacts.ts"
import type { RateTable } from "../../src/grants/RateTable.ts"
import { shippedRates } from "../../src/grants/ShippedRates.ts"
import { anyFacts, lengthened } from "./Arbitraries.ts"
import { facts, granted } from "./facts.ts"

const numRuns = Math.max(200, Number(process.env["FC_RUNS"] ?? 0))
const some = fc.array(anyFacts, { maxLength: 12 })
const all = (mobilities: ReadonlyArray<MobilityFacts>) => Result.getOrThrow(grantsOf(mobilities, shippedRates))

const holds = <A>(arbitrary: fc.Arbitrary<A>, law: (value: A) => void, runs = numRuns) =>
  fc.assert(fc.property(arbitrary, law), { numRuns: runs })

/** Of each heading, how many cents. */
const cents = ({ headings }: Grant): ReadonlyArray<readonly [string, number]> =>
  Object.entries(headings).map(([heading, money]) => [heading, money.cents])

/** What is missing, in one order. */
const sorted = ({ missing }: Grant): ReadonlyArray<string> => missing.map((each) => JSON.stringify(each)).toSorted()

describe("grants", () => {
  it("are never below zero, in whole cents", () => {
    holds(anyFacts, (given) => {
      for (const { cents, each, units } of granted(given).lines) {
        expect(Number.isSafeInteger(cents) && cents >= 0 && each >= 0).toBe(true)
        expect(cents).toBe(each * (units.to - units.from + 1))
      }
    })
  })

  it("do not fall when a stay becomes longer, under any heading", () => {
    holds(lengthened, ([shorter, longer]) => {
      const after = new Map(cents(granted(longer)))
      for (const [heading, before] of cents(granted(shorter))) expect(after.get(heading)).toBeGreaterThanOrEqual(before)
    })
  })

  it("are the sum of their lines, and of their headings", () => {
    holds(some, (mobilities) => {
      const { all: together, each } = all(mobilities)
      for (const grant of [together, ...each]) {
        expect(Object.keys(grant.headings)).toEqual(headings)
        const byHeading = cents(grant).reduce((sum, [, part]) => sum + part, 0)
        expect(byHeading).toBe(grant.total.cents)
        expect(grant.lines.reduce((sum, line) => sum + line.cents, 0)).toBe(grant.total.cents)
      }
      expect(each.reduce((sum, { total }) => sum + total.cents, 0)).toBe(together.total.cents)
      expect(each.flatMap(({ missing }) => missing)).toEqual(together.missing)
    })
  })

  it("are together the same in any order of the mobilities", () => {
    const shuffled = some.chain((mobilities) =>
      fc.tuple(fc.constant(mobilities), fc.shuffledSubarray([...mobilities], { minLength: mobilities.length }))
    )
    // Enough of one kind to go over the step, wherever the others come.
    const many = Array.from({ length: 99 }, () => facts({ days: { length: 1 } }))
    holds(
      shuffled,
      ([mobilities, others]) => {
        const [one, other] = [all([...many, ...mobilities]).all, all([...others, ...many]).all]
        expect(cents(other)).toEqual(cents(one))
        expect(sorted(other)).toEqual(sorted(one))
      },
      Math.ceil(numRuns / 5)
    )
  })
})

const without = (item: string): RateTable => ({
  ...shippedRates,
  rates: shippedRates.rates.filter((rate) => rate.item !== item)
})

describe("a rate that is missing", () => {
  const items = [...new Set(shippedRates.rates.map(({ item }) => item))]

  it("never changes the other headings, and takes nothing but its own away", () => {
    holds(fc.tuple(anyFacts, fc.constantFrom(...items)), ([given, item]) => {
      const whole = granted(given)
      const poorer = granted(given, 1, without(item))
      expect(poorer.lines.filter(({ heading }) => heading !== item)).toEqual(
        whole.lines.filter(({ heading }) => heading !== item)
      )
      expect(poorer.missing.filter(({ heading }) => heading !== item)).toEqual(
        whole.missing.filter(({ heading }) => heading !== item)
      )
      expect(poorer.lines.filter(({ by, heading }) => heading === item && by === "rate")).toEqual([])
    })
  })

  it("is told of wherever the other table had a rate", () => {
    let seen = 0
    holds(fc.tuple(anyFacts, fc.constantFrom(...items)), ([given, item]) => {
      const had = granted(given).lines.some(({ by, heading }) => heading === item && by === "rate")
      const told = granted(given, 1, without(item)).missing.some(({ heading }) => heading === item)
      seen += had ? 1 : 0
      expect(told || !had).toBe(true)
    })
    expect(seen).toBeGreaterThan(0)
  })
})

it("no heading is missing and zero by a rate at once for the same units", () => {
  holds(anyFacts, (given) => {
    const { lines, missing } = granted(given)
    for (const each of missing) {
      if (each.what !== "rate") continue
      const priced = lines.filter(({ by, heading }) => by === "rate" && heading === each.heading)
      expect(priced.filter(({ units }) => units.from <= each.to && each.from <= units.to)).toEqual([])
    }
  })
})
