/**
 * Receiving countries by group: what a day abroad is worth depends on the group.
 */
import { Schema } from "effect"
import { holdsFor, validity } from "./Validity.ts"

/** A country as the programme writes it: ISO 3166-1, but `EL` for Greece and `UK` for the United Kingdom. */
export const CountryCode = Schema.String.check(
  Schema.isPattern(/^[A-Z]{2}$/, { expected: "a country by two letters, such as FI, EL or UK" })
).pipe(Schema.brand("CountryCode"))
export type CountryCode = typeof CountryCode.Type

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
