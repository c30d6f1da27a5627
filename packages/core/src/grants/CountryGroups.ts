/**
 * Receiving countries by group: what a day abroad is worth depends on the group.
 */
import { Schema } from "effect"
import { CountryCode } from "../project/Country.ts"
import { holdsFor, validity } from "./Validity.ts"

/** The groups of some calls. */
export const CountryGroups = Schema.Struct({
  ...validity,
  groups: Schema.Array(
    Schema.Struct({
      /** What the tables of rates call it, such as `1`. */
      group: Schema.NonEmptyString,
      countries: Schema.NonEmptyArray(CountryCode)
    })
  )
})
export type CountryGroups = typeof CountryGroups.Type

/** The group of a country in a call; nothing where no table holds for the call, or it does not have the country. */
export const groupOf = (tables: ReadonlyArray<CountryGroups>, call: number, country: CountryCode): string | undefined =>
  tables.find((table) => holdsFor(table, call))?.groups.find(({ countries }) => countries.includes(country))?.group
