/**
 * Findings in the languages shipped.
 */
import { type Language, shippedIn } from "../refusal/RefusalText.ts"
import type { RegistrationRules } from "../registration/RegistrationRules.ts"
import { type AnyFinding, type FieldNames, findingIn } from "./FindingCatalogue.ts"
import { findingsInEnglish } from "./FindingEnglish.ts"
import { findingsInSwedish } from "./FindingSwedish.ts"

const catalogues = { en: findingsInEnglish, sv: findingsInSwedish } as const

/** What rules call their fields in a language; those that they do not name in it are left out. */
export const fieldNames = ({ fields }: RegistrationRules, language: string): FieldNames =>
  Object.fromEntries(
    fields.flatMap(({ name, names }) => {
      const named = Object.hasOwn(names, language) ? names[language] : undefined
      return named === undefined ? [] : [[name, named]]
    })
  )

/**
 * A finding in words; with the rules that found it, its fields are called as these call them. Other languages are catalogues of your
 * own, for `findingIn`; throws a `RangeError` where one of these is meant, and where the code is none.
 */
export const findingText = (finding: AnyFinding, language: Language = "en", rules?: RegistrationRules): string =>
  findingIn(shippedIn(catalogues, language, finding), finding, rules === undefined ? {} : fieldNames(rules, language))
