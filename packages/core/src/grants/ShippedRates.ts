/**
 * The rates that come with the library: only what was read in a document that is named. What is not here is missing, never zero.
 */
import { Currency } from "./Money.ts"
import type { RateTable } from "./RateTable.ts"
import { countryGroups, individualSupport } from "./shipped/IndividualSupport.ts"
import { travelBands } from "./shipped/TravelBands.ts"
import { unitCosts } from "./shipped/UnitCosts.ts"

/** In euro; lay the rates of your own agency over it with `RateTable.over`. */
export const shippedRates: RateTable = {
  currency: Currency.make("EUR"),
  countryGroups,
  travel: travelBands,
  rates: [...individualSupport, ...unitCosts]
}
