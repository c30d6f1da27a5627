/**
 * Countries, as ISO 3166-1 writes them.
 */
import { Schema } from "effect"

/** How the EU's open data on mobilities write two countries. */
const spelledOtherwise: Readonly<Record<string, string>> = { EL: "GR", UK: "GB" }

const isCountry = (text: string): boolean => /^[A-Z]{2}$/.test(text) && spelledOtherwise[text] === undefined

/**
 * Two capital letters, such as `SE`. Greece is `GR` and the United Kingdom `GB`: the programme's own `EL` and `UK` are refused, so
 * that one country has one code here. `XK`, the programme's code for Kosovo, is free for such use in ISO 3166-1.
 */
export const CountryCode = Schema.String.check(
  Schema.makeFilter(isCountry, {
    expected: "two capital letters of ISO 3166-1, such as SE; GR for the programme's EL, and GB for its UK"
  })
).pipe(Schema.brand("CountryCode"))
export type CountryCode = typeof CountryCode.Type
