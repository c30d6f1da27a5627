/**
 * What mobilities are granted: line by line, by budget heading, in all; with every rate that is missing.
 */
import { Result } from "effect"
import { byRates, type Part, together } from "./GrantLine.ts"
import type { BudgetHeading } from "./BudgetHeading.ts"
import type { MobilityFacts } from "./MobilityFacts.ts"
import { type CurrencyMix, type Money, total } from "./Money.ts"
import { numbered, organisationalSupport } from "./OrganisationalSupport.ts"
import { participantSupport } from "./ParticipantSupport.ts"
import type { RateKey } from "./Rate.ts"
import type { RateTable } from "./RateTable.ts"

/** A grant, of one mobility or of many. What is missing is in no sum. */
export interface Grant extends Part {
  /** Every heading, with 0 where there is nothing. */
  readonly headings: Readonly<Record<BudgetHeading, Money>>
  readonly total: Money
}

const inCurrency = (table: RateTable, part: Part): Grant => {
  const { currency } = table
  const sum = (lines: Part["lines"]): Money => ({
    cents: lines.reduce((cents, line) => cents + line.cents, 0),
    currency
  })
  const of = (heading: BudgetHeading): Money => sum(part.lines.filter((line) => line.heading === heading))
  return {
    ...part,
    headings: {
      travel: of("travel"),
      "individual-support": of("individual-support"),
      "linguistic-support": of("linguistic-support"),
      "inclusion-support": of("inclusion-support"),
      "exceptional-costs": of("exceptional-costs"),
      "course-fees": of("course-fees"),
      "special-needs": of("special-needs"),
      "organisational-support": of("organisational-support"),
      "preparatory-visits": of("preparatory-visits")
    },
    total: sum(part.lines)
  }
}

/** Every amount that somebody stated. */
const stated = ({ forceMajeure, inclusionCosts, specialNeedsCosts, travel }: MobilityFacts): ReadonlyArray<Money> => [
  ...(travel.by === "exceptional" ? [travel.real, ...(travel.asked === undefined ? [] : [travel.asked])] : []),
  ...(inclusionCosts === undefined ? [] : [inclusionCosts]),
  ...(specialNeedsCosts === undefined ? [] : [specialNeedsCosts]),
  ...(forceMajeure?.entered ?? []).map(({ amount }) => amount)
]

/**
 * The grant of a mobility whose participant is the nth of those whom organisational support counts together, from 1: the number decides
 * on that support alone. Fails where costs are in another currency than the table.
 */
export const grantOf = (facts: MobilityFacts, table: RateTable, nth = 1): Result.Result<Grant, CurrencyMix> =>
  Result.map(total(table.currency, stated(facts)), () =>
    inCurrency(table, together([participantSupport(facts, table), organisationalSupport(facts, table, nth)]))
  )

/** Grants of several mobilities, one by one and all together. */
export interface Grants {
  /** In the order of the mobilities. */
  readonly each: ReadonlyArray<Grant>
  readonly all: Grant
}

/**
 * The grants of all mobilities of a project, or of a group whose project has no others. Who is the 101st follows from the order; the
 * sums do not depend on it.
 */
export const grantsOf = (
  mobilities: ReadonlyArray<MobilityFacts>,
  table: RateTable
): Result.Result<Grants, CurrencyMix> => {
  const numbers = numbered(mobilities, table)
  return Result.map(Result.all(mobilities.map((facts, i) => grantOf(facts, table, numbers[i]))), (each) => ({
    each,
    all: inCurrency(table, together(each))
  }))
}

/** Who prepares mobilities on the spot, and by what the rate of such a visit is looked up. */
export interface PreparatoryVisit extends Pick<RateKey, "activity" | "agency" | "call" | "sector"> {
  readonly persons: number
}

/** The grant of a preparatory visit: by the person, and for no more persons than the table pays. */
export const visitGrant = ({ persons, ...key }: PreparatoryVisit, table: RateTable): Grant =>
  inCurrency(
    table,
    byRates(
      table,
      { item: "preparatory-visits", ...key, profile: "staff", international: false, group: null },
      { from: 1, to: persons },
      0
    )
  )
