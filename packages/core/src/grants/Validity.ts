/**
 * For which calls something in a table holds, who says so, and how sure that is.
 */
import { Schema } from "effect"
import { CallYears, includes } from "../programme/CallYears.ts"

/**
 * What every row of a table says of itself. The calls are its whole validity: the grant agreement of a call keeps the amounts of
 * that call to its end, so no day is looked at.
 */
export const validity = {
  /** The calls for which it holds. */
  calls: CallYears.check(
    Schema.makeFilter(({ first, last }) => first <= last, { expected: "a first call that is not after the last" })
  ),
  /** The document that says so. */
  source: Schema.NonEmptyString,
  /**
   * Whether it was read in that document; what was not is shown as unconfirmed and counts all the same. A rule of a programme says why
   * it is not confirmed, and nothing where it is (`Evidence`): there the reason makes an error a warning. Of money everybody who brings
   * a table says it of each row, so that silence never passes for having read it.
   */
  confirmed: Schema.Boolean
}

/** Whether a call is one of them. */
export const holdsFor = ({ calls }: { readonly calls: CallYears }, call: number): boolean => includes(calls, call)
