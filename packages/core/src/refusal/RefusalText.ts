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

/** The catalogue of a language; throws a `RangeError` where there is none, or where it has no text of what is to be told. */
export const shippedIn = <Catalogue extends { readonly templates: object }>(
  all: Readonly<Record<Language, Catalogue>>,
  language: Language,
  told: unknown
): Catalogue => {
  if (!Object.hasOwn(all, language)) {
    throw new RangeError(`There are texts in ${Object.keys(all).join(" and ")}, not in ${language}`)
  }
  const { code }: { readonly code?: unknown } = Object(told)
  if (typeof code === "string" && Object.hasOwn(all[language].templates, code)) return all[language]
  throw new RangeError(`There is no text of ${JSON.stringify(code)}: no such code is known to this version`)
}

/**
 * A refusal in words. Other languages are catalogues of your own, for `textOf`; throws a `RangeError` where one of these is meant, and
 * where the code is none.
 */
export const refusalText = (refusal: Refusal, language: Language = "en"): string =>
  textOf(shippedIn(catalogues, language, refusal), refusal)
