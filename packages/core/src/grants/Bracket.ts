/**
 * Prices by bracket: so much for each unit from one number to another, such as for each day from the 1st to the 14th.
 */
import { Schema } from "effect"
import { Cents } from "./Money.ts"

/** Counted from 1. */
const nth = Schema.Int.check(Schema.isGreaterThanOrEqualTo(1, { expected: "counted from 1" }))

/** From which to which unit, and how much for each. */
export const Bracket = Schema.Struct({
  from: nth,
  /** The last unit; left out, there is no last. */
  to: Schema.optionalKey(nth),
  /** For each unit. */
  cents: Cents
})
export type Bracket = typeof Bracket.Type

/** Some units in a row: from the first to the last, both included, none where the last comes first. */
export interface Units {
  readonly from: number
  readonly to: number
}

/** Units in a row of one price; of none where no bracket has them. */
export interface Priced<B extends Bracket> extends Units {
  readonly bracket: B | undefined
}

/** From one number to another, or without a last. */
type Span = { readonly from: number; readonly to?: number }

const last = ({ to }: Span): number => to ?? Number.POSITIVE_INFINITY

/** The units cut into runs of one price. Where two brackets have a unit, the one that stands first counts. */
export const priced = <B extends Bracket>(
  brackets: ReadonlyArray<B>,
  { from, to }: Units
): ReadonlyArray<Priced<B>> => {
  const runs: Array<Priced<B>> = []
  for (let unit = from; unit <= to;) {
    const index = brackets.findIndex((each) => each.from <= unit && unit <= last(each))
    const bracket = brackets[index]
    const earlier = index < 0 ? brackets : brackets.slice(0, index)
    // The run ends with its bracket, or where one that comes before it begins.
    const begins = earlier.map((each) => each.from).filter((start) => start > unit)
    const end = Math.min(to, bracket === undefined ? to : last(bracket), ...begins.map((start) => start - 1))
    runs.push({ from: unit, to: end, bracket })
    unit = end + 1
  }
  return runs
}

/** Whether two of them have a number in common. */
export const meet = (a: Span, b: Span): boolean => a.from <= last(b) && b.from <= last(a)
