/**
 * The lines of which grants are made, and what is missing where there is no rate.
 */
import { Schema } from "effect"
import { priced, type Units } from "./Bracket.ts"
import { CountryCode } from "../project/Country.ts"
import { BudgetHeading } from "./BudgetHeading.ts"
import { AgencyCode, RateKey, ratesOf } from "./Rate.ts"
import type { RateTable } from "./RateTable.ts"

/** One line: so many units of one price. */
export interface GrantLine {
  readonly heading: BudgetHeading
  readonly by: "rate" | "distance-band" | "real-costs" | "entered"
  /** Which units, such as days 1 to 14; the only one where nothing is counted. */
  readonly units: Units
  /** Cents for each unit, in the currency of the table. */
  readonly each: number
  /** Cents for all of them. */
  readonly cents: number
  /** The document that the price stands in; nothing for costs. */
  readonly source: string | undefined
  /** Whether the price was read in that document. */
  readonly confirmed: boolean
}

/** What is not known, by its key: it is left out of every sum, and never taken for zero. */
export const Missing = Schema.Union([
  /** No rate has these units. */
  Schema.Struct({
    what: Schema.Literal("rate"),
    heading: BudgetHeading,
    key: RateKey,
    from: Schema.Natural,
    to: Schema.Natural
  }),
  /** No group has the country, so there is no telling which rate is its. */
  Schema.Struct({
    what: Schema.Literal("country-group"),
    heading: BudgetHeading,
    agency: AgencyCode,
    call: Schema.Int,
    country: CountryCode
  }),
  /** No distance bands hold for the call. */
  Schema.Struct({ what: Schema.Literal("travel-table"), heading: BudgetHeading, call: Schema.Int }),
  /** Nobody has said how far it is. */
  Schema.Struct({ what: Schema.Literal("distance"), heading: BudgetHeading })
])
export type Missing = typeof Missing.Type

/** A part of a grant. */
export interface Part {
  readonly lines: ReadonlyArray<GrantLine>
  readonly missing: ReadonlyArray<Missing>
}

/** No part at all. */
export const nothing: Part = { lines: [], missing: [] }

/** Several parts as one. */
export const together = (parts: ReadonlyArray<Part>): Part => ({
  lines: parts.flatMap(({ lines }) => lines),
  missing: parts.flatMap(({ missing }) => missing)
})

/** Where a price stands, and whether it was read there. */
type Said = Pick<GrantLine, "source" | "confirmed">

/** One amount in a line of its own. */
export const costs = (
  heading: BudgetHeading,
  by: GrantLine["by"],
  cents: number,
  { confirmed, source }: Said = { source: undefined, confirmed: true }
): Part => ({
  lines: [{ heading, by, units: { from: 1, to: 1 }, each: cents, cents, source, confirmed }],
  missing: []
})

/** Units by their rates, for a stay of so many days; what no rate has is missing. */
export const byRates = (table: RateTable, key: RateKey, units: Units, stayDays: number): Part =>
  together(
    priced(ratesOf(table.rates, key), units).map(({ bracket, from, to }): Part => {
      if (bracket === undefined) return { lines: [], missing: [{ what: "rate", heading: key.item, key, from, to }] }
      const { cents, confirmed, leastDays = 0, source } = bracket
      const each = stayDays < leastDays ? 0 : cents
      const line = { heading: key.item, by: "rate" as const, units: { from, to }, each, source, confirmed }
      return { lines: [{ ...line, cents: each * (to - from + 1) }], missing: [] }
    })
  )
