/**
 * Budgets: what was awarded beside what is committed, spent and planned.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import * as fc from "fast-check"
import { Awards } from "../../src/grants/Award.ts"
import { headings, ParticipantHeading } from "../../src/grants/BudgetHeading.ts"
import { budget, budgetBy, type BudgetInput, type Costed, Payment } from "../../src/grants/Budget.ts"
import { Currency } from "../../src/grants/Money.ts"
import { transferFindings, type TransferRule, unconfirmedTransfers } from "../../src/grants/Transfers.ts"
import { CategoryCode, MemberId } from "../../src/Ids.ts"
import { anyFacts } from "./Arbitraries.ts"
import { euro, facts, granted, staff } from "./facts.ts"

const eur = Currency.make("EUR")
const awards = Schema.decodeUnknownSync(Awards)
const payment = Schema.decodeUnknownSync(Payment)

const costed = (standing: Costed["standing"], member: string, category: string, given = facts()): Costed => ({
  standing,
  member: MemberId.make(member),
  category: CategoryCode.make(category),
  grant: granted(given)
})

const paid = (what: "paid" | "recovered", euros: number) =>
  payment({ what, heading: "travel", category: "learner", member: "north", amount: euro(euros) })

/** Awarded by heading alone, for learners, and for learners of the north. */
const input: BudgetInput = {
  awards: {
    currency: eur,
    awards: awards([
      { heading: "travel", cents: 300_00 },
      { heading: "travel", category: "learner", member: "north", cents: 200_00 },
      { heading: "organisational-support", cents: 1000_00 }
    ])
  },
  mobilities: [
    costed("committed", "north", "learner"),
    costed("committed", "south", "staff", staff()),
    costed("planned", "north", "learner", facts({ agency: "SE01" }))
  ],
  payments: [paid("paid", 275), paid("paid", 275), paid("recovered", 300)]
}

const of = (given: BudgetInput) => Result.getOrThrow(budget(eur, given))

describe("a budget", () => {
  const whole = of(input)

  it("has a row for each heading, category and member that money is awarded, committed, spent or planned for", () => {
    const rows = whole.rows.filter(({ heading }) => heading === "travel")
    const none = { awarded: 0, committed: 0, spent: 0, planned: 0, left: 0, overdrawn: 0 }
    const [north, south] = [MemberId.make("north"), MemberId.make("south")]
    expect(rows).toEqual([
      { heading: "travel", category: null, member: null, ...none, awarded: 300_00, left: 300_00 },
      {
        heading: "travel",
        category: "learner",
        member: north,
        awarded: 200_00,
        committed: 275_00,
        spent: 250_00,
        planned: 275_00,
        left: 0,
        overdrawn: 75_00
      },
      { heading: "travel", category: "staff", member: south, ...none, committed: 275_00, overdrawn: 275_00 }
    ])
  })

  it("is put together by heading, by category, by member", () => {
    const byHeading = budgetBy("heading", whole)
    // 500 awarded, two journeys committed.
    expect(byHeading.get("travel")).toMatchObject({ awarded: 500_00, committed: 550_00, left: 0, overdrawn: 50_00 })
    expect(byHeading.get("organisational-support")).toMatchObject({ committed: 700_00, left: 300_00 })
    expect(byHeading.get("individual-support")).toMatchObject({ committed: 14 * (57_00 + 104_00), planned: 0 })
    expect([...budgetBy("category", whole).keys()]).toEqual([null, "learner", "staff"])
    expect(budgetBy("member", whole).get("south")).toMatchObject({
      awarded: 0,
      committed: (275 + 350 + 14 * 104) * 100
    })
  })

  it("tells which rates were missing", () => {
    expect(whole.missing.map(({ heading }) => heading)).toEqual(["individual-support", "organisational-support"])
  })

  it("is of one currency", () => {
    const sek = Currency.make("SEK")
    const mix = Result.fail({ code: "CurrencyMix", expected: "EUR", found: "SEK" })
    expect(budget(eur, { ...input, awards: { ...input.awards, currency: sek } })).toEqual(mix)
    const kronor = { ...paid("paid", 1), amount: { cents: 1, currency: sek } }
    expect(budget(eur, { ...input, payments: [kronor] })).toEqual(mix)
    expect(budget(sek, { awards: { currency: null, awards: [] }, mobilities: input.mobilities, payments: [] })).toEqual(
      Result.fail({ code: "CurrencyMix", expected: "SEK", found: "EUR" })
    )
    expect(
      Result.isSuccess(budget(sek, { awards: { currency: null, awards: [] }, mobilities: [], payments: [] }))
    ).toBe(true)
  })

  it("adds up by every dimension, and in any order", () => {
    const member = fc.constantFrom("north", "south")
    const category = fc.constantFrom("learner", "staff")
    const standing = fc.constantFrom("planned" as const, "committed" as const)
    const mobility = fc.tuple(standing, member, category, anyFacts).map((each) => costed(...each))
    fc.assert(
      fc.property(fc.array(mobility, { maxLength: 8 }), (mobilities) => {
        const one = of({ ...input, mobilities })
        for (const dimension of ["heading", "category", "member"] as const) {
          const cells = [...budgetBy(dimension, one).values()]
          for (const name of ["awarded", "committed", "spent", "planned"] as const) {
            expect(cells.reduce((sum, cell) => sum + cell[name], 0)).toBe(one.total[name])
          }
          for (const { awarded, committed, left, overdrawn } of cells) {
            expect(left - overdrawn).toBe(awarded - committed)
            expect(Math.min(left, overdrawn)).toBe(0)
          }
        }
        const grants = mobilities.reduce((sum, { grant }) => sum + grant.total.cents, 0)
        expect(one.total.committed + one.total.planned).toBe(grants)
        expect(of({ ...input, mobilities: mobilities.toReversed() }).total).toEqual(one.total)
      })
    )
  })
})

const rule = (
  from: TransferRule["from"],
  to: TransferRule["to"],
  percent: number,
  confirmed = false
): TransferRule => ({
  calls: { first: 2014, last: 2020 },
  source: "none",
  confirmed,
  from,
  to,
  percent
})

const findings = (rules: ReadonlyArray<TransferRule>, call = 2019) => transferFindings(of(input), rules, call)

it("money goes from organisational support to any other heading, and from any to travel and individual support", () => {
  const targets = Object.fromEntries(
    headings.map((heading) => [
      heading,
      unconfirmedTransfers.filter(({ from }) => from === heading).flatMap(({ to }) => to)
    ])
  )
  const both = ["travel", "individual-support"]
  expect(targets).toEqual({
    ...Object.fromEntries(headings.map((heading) => [heading, both])),
    travel: ["individual-support"],
    "individual-support": ["travel"],
    "organisational-support": [...ParticipantHeading.literals]
  })
  expect(unconfirmedTransfers.filter(({ confirmed, percent }) => confirmed || percent !== 100)).toEqual([])
})

describe("a heading that is overdrawn", () => {
  const individual = 14 * (57_00 + 104_00)

  it("is told of with what could cover it; no cent is used twice", () => {
    // 300 euro of organisational support are left: 50 cover travel, 250 a part of individual support.
    expect(findings(unconfirmedTransfers)).toEqual([
      {
        heading: "travel",
        overdrawn: 50_00,
        covers: [{ from: "organisational-support", cents: 50_00, confirmed: false }],
        uncovered: 0
      },
      {
        heading: "individual-support",
        overdrawn: individual,
        covers: [{ from: "organisational-support", cents: 250_00, confirmed: false }],
        uncovered: individual - 250_00
      }
    ])
  })

  it("is covered by no more than the rule allows, by confirmed rules first, and by none of another call", () => {
    const part = rule("organisational-support", ["travel", "individual-support"], 10)
    expect(findings([part]).map(({ covers }) => covers.map(({ cents }) => cents))).toEqual([[50_00], [50_00]])
    const both = [part, rule("organisational-support", ["travel"], 3, true)]
    expect(findings(both)[0]?.covers).toEqual([
      { from: "organisational-support", cents: 30_00, confirmed: true },
      { from: "organisational-support", cents: 20_00, confirmed: false }
    ])
    expect(findings(unconfirmedTransfers, 2021).map(({ uncovered }) => uncovered)).toEqual([50_00, individual])
  })

  it("is no finding where none is", () => {
    expect(transferFindings(of({ ...input, mobilities: [] }), unconfirmedTransfers, 2019)).toEqual([])
  })
})
