/**
 * An ordinary mobility, and what a test wants otherwise.
 */
import { Result, Schema } from "effect"
import { type Grant, grantOf } from "../../src/grants/Grant.ts"
import { MobilityFacts } from "../../src/grants/MobilityFacts.ts"
import type { RateTable } from "../../src/grants/RateTable.ts"
import { shippedRates } from "../../src/grants/ShippedRates.ts"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"

/** What may be said otherwise, as plain data. */
type More = Partial<Omit<typeof MobilityFacts.Encoded, "days" | "travel">> & {
  readonly days?: Partial<(typeof MobilityFacts.Encoded)["days"]> & { readonly length?: number }
  readonly travel?: (typeof MobilityFacts.Encoded)["travel"]
}

/** A Spanish learner of the call of 2021 goes to Italy for 14 days; the distance is 1000 km. */
export const facts = ({ days: { length = 14, ...days } = {}, ...more }: More = {}): MobilityFacts => {
  const start = CalendarDate.make("2021-10-01")
  return Schema.decodeUnknownSync(MobilityFacts)({
    agency: "ES01",
    call: 2021,
    sector: "VET",
    profile: "learner",
    activity: "LM-SHORT-VET",
    country: "IT",
    days: { start, end: addDays(start, length - 1), ...days },
    travel: { by: "band", distance: 1000 },
    ...more
  })
}

/** The same of staff who go to see how others work. */
export const staff = (more: More = {}): MobilityFacts => facts({ profile: "staff", activity: "SM-JOB-SHDW", ...more })

/** Euro as money in plain data. */
export const euro = (units: number) => ({ cents: Math.round(units * 100), currency: "EUR" }) as const

/** The grant under the rates shipped. */
export const granted = (given: MobilityFacts, nth = 1, table: RateTable = shippedRates): Grant =>
  Result.getOrThrow(grantOf(given, table, nth))

/** The headings that have something, in euro. */
export const inEuro = ({ headings }: Grant): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(headings).flatMap(([heading, { cents }]) => (cents === 0 ? [] : [[heading, cents / 100]]))
  )
