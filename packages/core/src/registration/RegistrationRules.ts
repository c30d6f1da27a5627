/**
 * What the tool wants in a row, as data: a version of the fields of one tool, for the calls that it is used for. A consortium that
 * knows more of its own tool writes its own, with `parseRegistrationRules`.
 */
import { Schema } from "effect"
import { type CallYear, CallYears, includes } from "../programme/CallYears.ts"
import { Evidence, text } from "../programme/Evidence.ts"
import { newestOn, RuleSet } from "../programme/RuleSet.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { FieldRule } from "./FieldRule.ts"

const { id, sources, titles, valid, version } = RuleSet.fields

/** The fields of a tool. */
export const RegistrationRules = Schema.Struct({
  id,
  /** Rules that are mended, or that a release of the tool changed, are a new version under the same id. */
  version,
  /** By language code. */
  titles,
  /** What its values were read in, by a key of its own. */
  sources,
  /** The tool by its own name. */
  tool: text,
  calls: Schema.Struct({ ...CallYears.fields, ...Evidence.fields }),
  /** The days on which this version is asked; null leaves a side open. */
  valid,
  fields: Schema.Array(FieldRule).check(Schema.isMinLength(1))
})
export type RegistrationRules = typeof RegistrationRules.Type

/**
 * The rules for a call, as they are asked on a day: the first of the list that holds, in its newest version. So a consortium puts
 * its own before those that come with the library.
 */
export const registrationRulesFor = (
  all: ReadonlyArray<RegistrationRules>,
  callYear: CallYear,
  on: CalendarDate
): RegistrationRules | undefined =>
  newestOn(
    all.filter(({ calls }) => includes(calls, callYear)),
    on
  )

/** Whether a call has a field. */
export const hasField = ({ calls }: FieldRule, callYear: CallYear): boolean =>
  calls === undefined || includes(calls, callYear)
