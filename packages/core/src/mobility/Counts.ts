/**
 * How many mobilities stand where, by member and category.
 */
import { Schema } from "effect"
import type { Touched } from "./Tally.ts"

/** Each mobility counts in one of the first seven; a row in the tool counts beside that. */
export const Count = Schema.Struct({
  applied: Schema.Int,
  waitlisted: Schema.Int,
  /** Approved and still at home: *selected*, not to be mixed up with places granted. */
  selected: Schema.Int,
  underWay: Schema.Int,
  completed: Schema.Int,
  returnedEarly: Schema.Int,
  /** Kept from beginning by force majeure: records of one day. */
  prevented: Schema.Int,
  /** Rows in Mobility Tool, drafts included. */
  registered: Schema.Int,
  drafts: Schema.Int,
  /** Complete rows that the agency has not declared ineligible. */
  accepted: Schema.Int
})
export type Count = typeof Count.Type

/** Counts by member, then by category. */
export const Counts = Schema.Record(Schema.String, Schema.Record(Schema.String, Count))
export type Counts = typeof Counts.Type

/** Nothing counted. */
export const zero: Count = {
  applied: 0,
  waitlisted: 0,
  selected: 0,
  underWay: 0,
  completed: 0,
  returnedEarly: 0,
  prevented: 0,
  registered: 0,
  drafts: 0,
  accepted: 0
}

/** The sum of two counts. */
export const add = (a: Count, b: Count): Count => ({
  applied: a.applied + b.applied,
  waitlisted: a.waitlisted + b.waitlisted,
  selected: a.selected + b.selected,
  underWay: a.underWay + b.underWay,
  completed: a.completed + b.completed,
  returnedEarly: a.returnedEarly + b.returnedEarly,
  prevented: a.prevented + b.prevented,
  registered: a.registered + b.registered,
  drafts: a.drafts + b.drafts,
  accepted: a.accepted + b.accepted
})

const counted = (count: Count, { registration = "none", stage = "none" }: Touched, by: 1 | -1): Count => ({
  applied: count.applied + (stage === "applied" ? by : 0),
  waitlisted: count.waitlisted + (stage === "waitlisted" ? by : 0),
  selected: count.selected + (stage === "approved" ? by : 0),
  underWay: count.underWay + (stage === "departed" ? by : 0),
  completed: count.completed + (stage === "completed" ? by : 0),
  returnedEarly: count.returnedEarly + (stage === "returned-early" ? by : 0),
  prevented: count.prevented + (stage === "prevented" ? by : 0),
  registered: count.registered + (registration === "none" ? 0 : by),
  drafts: count.drafts + (registration === "draft" ? by : 0),
  accepted: count.accepted + (registration === "complete" ? by : 0)
})

const isZero = (count: Count): boolean => Object.values(count).every((n) => n === 0)

/**
 * The counts with one mobility more, or less, under the member and category of its details. A zero leaves no trace: the counts
 * are those of never having counted.
 */
export const tally = (counts: Counts, touched: Touched, by: 1 | -1): Counts => {
  const { category, member } = touched.details
  const ofMember = counts[member] ?? {}
  const count = counted(ofMember[category] ?? zero, touched, by)
  if (!isZero(count)) return { ...counts, [member]: { ...ofMember, [category]: count } }
  const { [category]: _, ...others } = ofMember
  if (Object.keys(others).length > 0) return { ...counts, [member]: others }
  const { [member]: __, ...rest } = counts
  return rest
}

/** Whose mobilities are wanted; what is left out does not narrow. */
export interface Of {
  readonly member?: string
  readonly category?: string
  /** Categories that do not count. */
  readonly without?: ReadonlyArray<string>
}

/** The sum over members and categories. */
export const total = (counts: Counts, of: Of = {}): Count => {
  let sum = zero
  for (const byCategory of of.member === undefined ? Object.values(counts) : [counts[of.member] ?? {}]) {
    for (const [category, count] of Object.entries(byCategory)) {
      const wanted = of.category === undefined || category === of.category
      if (wanted && of.without?.includes(category) !== true) sum = add(sum, count)
    }
  }
  return sum
}

/** Approved and not given back: places held, but for those of mobilities that were prevented. */
export const held = ({ completed, returnedEarly, selected, underWay }: Count): number =>
  selected + underWay + completed + returnedEarly

/** Stays that began: places used, but for those of mobilities that were prevented. */
export const used = ({ completed, returnedEarly, underWay }: Count): number => underWay + completed + returnedEarly

/** Stays that are over, to the end or not. */
export const over = ({ completed, returnedEarly }: Count): number => completed + returnedEarly
