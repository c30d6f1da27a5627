/**
 * Refusals in the languages shipped.
 */
import { textOf } from "./Catalogue.ts"
import { english } from "./English.ts"
import type { Refusal } from "./Refusal.ts"
import { swedish } from "./Swedish.ts"

/** The languages shipped, by their ISO 639-1 codes. */
const catalogues = { en: english, sv: swedish }

/** A language that refusals are shipped in. */
export type Language = keyof typeof catalogues

/** A refusal in words. Other languages are catalogues of your own, for `textOf`; throws a `RangeError` where one of these is meant. */
export const refusalText = (refusal: Refusal, language: Language = "en"): string => {
  if (Object.hasOwn(catalogues, language)) return textOf(catalogues[language], refusal)
  throw new RangeError(`There are texts in ${Object.keys(catalogues).join(" and ")}, not in ${language}`)
}
