/**
 * Money awarded to a project: a table by budget heading and, where the agreement says so, by category or member.
 */
import { Schema } from "effect"
import { CategoryCode, MemberId } from "../Ids.ts"
import { BudgetHeading } from "./BudgetHeading.ts"
import { Cents } from "./Money.ts"

/** One row. Without a category it is for all of them, without a member for the whole consortium. */
export const Award = Schema.Struct({
  heading: BudgetHeading,
  category: Schema.optionalKey(CategoryCode),
  member: Schema.optionalKey(MemberId),
  cents: Cents
})
export type Award = typeof Award.Type

/** The whole table; rows that name a category or a member are beside those that do not, and never within them. */
export const Awards = Schema.Array(Award)
export type Awards = typeof Awards.Type

/** Why the table is set: the grant agreement, an amendment to it, or a mistake that is put right. */
export const AwardReason = Schema.Literals(["original", "amendment", "correction"])
export type AwardReason = typeof AwardReason.Type

/** Whether two rows are for the same heading, category and member. */
export const isSameRow = (a: Award, b: Award): boolean =>
  a.heading === b.heading && a.category === b.category && a.member === b.member

/** A row for what an earlier one is for already. */
export const repeatedRow = (awards: Awards): Award | undefined =>
  awards.find((award, i) => awards.findIndex((other) => isSameRow(other, award)) < i)
