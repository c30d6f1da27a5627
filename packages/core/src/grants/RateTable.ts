/**
 * All rates by which grants are reckoned, as data with a published schema: a consortium brings those of its own agency.
 */
import { Result, Schema } from "effect"
import { linesOf, parserOf, Problem } from "../Problem.ts"
import { meet } from "./Bracket.ts"
import { CountryGroups } from "./CountryGroups.ts"
import { Currency, type CurrencyMix } from "./Money.ts"
import { clash, Rate } from "./Rate.ts"
import { TravelTable } from "./TravelTable.ts"
import { type CallYears, share } from "../programme/CallYears.ts"

/** Rates of one currency, in which all their cents are. */
export const RateTable = Schema.Struct({
  currency: Currency,
  /** At most one for each call. */
  countryGroups: Schema.Array(CountryGroups),
  /** At most one for each call. */
  travel: Schema.Array(TravelTable),
  rates: Schema.Array(Rate)
})
export type RateTable = typeof RateTable.Type

/** What is wrong with a table of rates, and where. */
export class InvalidRateTable extends Schema.TaggedError<InvalidRateTable>()("InvalidRateTable", {
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return linesOf(this.problems)
  }
}

/** Every row that answers what one before it answers already. */
const repeated = <Row>(
  rows: ReadonlyArray<Row>,
  path: string,
  clashes: (a: Row, b: Row) => boolean
): ReadonlyArray<Problem> =>
  rows.flatMap((row, i) => {
    const first = rows.slice(0, i).findIndex((other) => clashes(other, row))
    return first < 0 ? [] : [{ path: `${path}.${i}`, message: `Expected no row for what ${path}.${first} answers` }]
  })

type OfCalls = { readonly calls: CallYears }
const sameCall = (a: OfCalls, b: OfCalls): boolean => share(a.calls, b.calls)

const loose = ({ countryGroups, rates, travel }: RateTable): ReadonlyArray<Problem> => [
  ...repeated(countryGroups, "countryGroups", sameCall),
  ...countryGroups.flatMap(({ groups }, i) =>
    repeated(groups, `countryGroups.${i}.groups`, (a, b) => a.countries.some((each) => b.countries.includes(each)))
  ),
  ...repeated(travel, "travel", sameCall),
  ...travel.flatMap(({ bands }, i) => repeated(bands, `travel.${i}.bands`, meet)),
  ...repeated(rates, "rates", clash),
  ...rates.flatMap(({ allActivities, item }, i) =>
    allActivities === undefined || item === "organisational-support"
      ? []
      : [{ path: `rates.${i}.allActivities`, message: "Expected of organisational support alone" }]
  )
]

const parsed = parserOf(RateTable, loose)

/** A table from a value or from parsed JSON, or every problem in it with its path; no two rows answer the same. */
export const parseRateTable = (input: unknown): Result.Result<RateTable, InvalidRateTable> =>
  Result.mapError(parsed(input), (problems) => new InvalidRateTable({ problems }))

/** Two tables as one: where both answer for the same agency, or for all, the first counts. Both are of one currency. */
export const over = (own: RateTable, base: RateTable): Result.Result<RateTable, CurrencyMix> =>
  own.currency === base.currency
    ? Result.succeed({
        currency: own.currency,
        countryGroups: [...own.countryGroups, ...base.countryGroups],
        travel: [...own.travel, ...base.travel],
        rates: [...own.rates, ...base.rates]
      })
    : Result.fail({ code: "CurrencyMix", expected: own.currency, found: base.currency })
