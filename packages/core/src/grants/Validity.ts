/**
 * For which calls something in a table holds, who says so, and how sure that is.
 */
import { Schema } from "effect"

/** The year of a call for proposals; it stands first in the number of a grant agreement. */
export const CallYear = Schema.Int.check(
  Schema.isBetween({ minimum: 2014, maximum: 2100 }, { expected: "the year of a call, from 2014 on" })
)

/** From the first to the last call, both included. */
export const CallYears = Schema.Struct({ from: CallYear, to: CallYear }).check(
  Schema.makeFilter(({ from, to }) => from <= to, { expected: "a first call that is not after the last" })
)
export type CallYears = typeof CallYears.Type

/**
 * What every row of a table says of itself. The calls are its whole validity: the grant agreement of a call keeps the amounts of
 * that call to its end, so no day is looked at.
 */
export const validity = {
  /** The calls for which it holds. */
  calls: CallYears,
  /** The document that says so. */
  source: Schema.NonEmptyString,
  /** Whether it was read in that document; what was not is shown as unconfirmed and counts all the same. */
  confirmed: Schema.Boolean
}

/** Whether a call is one of them. */
export const holdsFor = ({ calls }: { readonly calls: CallYears }, call: number): boolean =>
  calls.from <= call && call <= calls.to

/** Whether two spans of calls have one in common. */
export const share = (a: CallYears, b: CallYears): boolean => a.from <= b.to && b.from <= a.to
