/**
 * Rules of a consortium's own, for programs that know no Effect: a token that `rulebook` makes and `open` understands.
 */
import { type Decisions, decisions } from "../consortium/Decisions.ts"
import { type AnyRule, withRule } from "../consortium/OwnRule.ts"

/** Rules that are laid over the decisions of the domain; handed to `open`. */
export interface Rulebook {
  /** The names of the rules, as refusals give them. */
  readonly rules: ReadonlyArray<string>
}

const ruled = new WeakMap<Rulebook, Decisions>()

/** These rules, of which each has a name of its own. */
export const rulebook = (...rules: ReadonlyArray<AnyRule>): Rulebook => {
  const made: Rulebook = { rules: rules.map(({ name }) => name) }
  ruled.set(made, rules.reduce(withRule, decisions))
  return made
}

/** The decisions under the rules of a book; without one, those of the domain. */
export const decisionsUnder = (book: Rulebook | undefined): Decisions => {
  if (book === undefined) return decisions
  const under = ruled.get(book)
  if (under === undefined) throw new TypeError("open() wants rules made by rulebook()")
  return under
}
