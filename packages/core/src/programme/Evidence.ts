/**
 * Where a value of a rule set comes from, and whether it was read there for just this case.
 */
import { Schema } from "effect"

/** A short text that people read. */
export const text = Schema.String.check(Schema.isMinLength(1), Schema.isMaxLength(255))

/** Where a value comes from, and why it is not confirmed if it is not. Whatever has a source has these fields. */
export const Evidence = Schema.Struct({
  /** One of the rule set's `sources`, by its key. */
  source: text,
  /** Why the value is not confirmed; what follows from it is a warning, never an error. */
  unconfirmed: Schema.optionalKey(text)
})
export type Evidence = typeof Evidence.Type

/** A document or page that values were read in. */
export const Source = Schema.Struct({
  title: text,
  url: Schema.optionalKey(Schema.String.check(Schema.isMinLength(1)))
})
export type Source = typeof Source.Type
