/**
 * The budget of a project: what is awarded, committed, spent and planned, by heading, category and member.
 *
 * Awards and payments are answers from the log (`Question.awards`, `Question.payments`). Grants are reckoned from mobilities by the
 * caller, who knows what no event says, such as distances.
 */
import { Result, Schema } from "effect"
import { CategoryCode, MemberId } from "../Ids.ts"
import { BudgetHeading } from "./BudgetHeading.ts"
import type { Grant } from "./Grant.ts"
import type { Missing } from "./GrantLine.ts"
import { Amount, type Currency, type CurrencyMix, type Money, total } from "./Money.ts"
import type { ProjectAwards } from "./ProjectAwards.ts"

/** Money paid to a participant, or taken back. */
export const Payment = Schema.Struct({
  what: Schema.Literals(["paid", "recovered"]),
  heading: BudgetHeading,
  category: CategoryCode,
  member: MemberId,
  amount: Amount
})
export type Payment = typeof Payment.Type

/** The grant of a mobility, and whose it is. */
export interface Costed {
  readonly category: CategoryCode
  readonly member: MemberId
  /** Committed once the mobility holds a place; planned while it is only applied for. */
  readonly standing: "planned" | "committed"
  readonly grant: Grant
}

/** What a budget is made of. */
export interface BudgetInput {
  readonly awards: Pick<ProjectAwards, "currency" | "awards">
  readonly mobilities: ReadonlyArray<Costed>
  readonly payments: ReadonlyArray<Payment>
}

/** The four sums, in cents of the budget's currency; what is left or overdrawn follows from them. */
export interface BudgetCell {
  readonly awarded: number
  /** Granted to mobilities that hold a place, paid or not. */
  readonly committed: number
  /** Paid, less recovered: below zero where more was taken back than paid. */
  readonly spent: number
  /** What mobilities that are only applied for would cost. */
  readonly planned: number
  /** Awarded and not committed, 0 or more. */
  readonly left: number
  /** Committed beyond what is awarded, 0 or more. */
  readonly overdrawn: number
}

/** The cell of a heading, category and member; null stands for money awarded to no category, or no member, of its own. */
export interface BudgetRow extends BudgetCell {
  readonly heading: BudgetHeading
  readonly category: CategoryCode | null
  readonly member: MemberId | null
}

/** By what rows can be put together. */
export type Dimension = "heading" | "category" | "member"

/** The budget of a project. */
export interface Budget {
  readonly currency: Currency
  readonly rows: ReadonlyArray<BudgetRow>
  readonly total: BudgetCell
  /** The rates for want of which committed and planned are too low. */
  readonly missing: ReadonlyArray<Missing>
}

type Sums = Omit<BudgetCell, "left" | "overdrawn">
type Entry = Pick<BudgetRow, "heading" | "category" | "member"> & Partial<Sums>

const sumsOf = (entries: ReadonlyArray<Partial<Sums>>): BudgetCell => {
  const sum = (name: keyof Sums): number => entries.reduce((cents, entry) => cents + (entry[name] ?? 0), 0)
  const awarded = sum("awarded")
  const committed = sum("committed")
  return {
    awarded,
    committed,
    spent: sum("spent"),
    planned: sum("planned"),
    left: Math.max(0, awarded - committed),
    overdrawn: Math.max(0, committed - awarded)
  }
}

const grouped = <Each>(all: ReadonlyArray<Each>, keyOf: (each: Each) => string): ReadonlyMap<string, Array<Each>> => {
  const groups = new Map<string, Array<Each>>()
  for (const each of all) {
    const key = keyOf(each)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return groups
}

const entriesOf = ({ awards: { awards }, mobilities, payments }: BudgetInput): ReadonlyArray<Entry> => [
  ...awards.map(({ category = null, cents, heading, member = null }) => ({
    heading,
    category,
    member,
    awarded: cents
  })),
  ...mobilities.flatMap(({ category, grant: { lines }, member, standing }) =>
    lines.map(({ cents, heading }) => ({ heading, category, member, [standing]: cents }))
  ),
  ...payments.map(({ amount: { cents }, category, heading, member, what }) => ({
    heading,
    category,
    member,
    spent: what === "paid" ? cents : 0 - cents
  }))
]

const moneyIn = ({ mobilities, payments }: BudgetInput): ReadonlyArray<Money> => [
  ...mobilities.map(({ grant }) => grant.total),
  ...payments.map(({ amount }) => amount)
]

/** The budget in a currency; fails where awards, grants or payments are in another one. */
export const budget = (currency: Currency, input: BudgetInput): Result.Result<Budget, CurrencyMix> => {
  const awarded = input.awards.currency === null ? [] : [{ cents: 0, currency: input.awards.currency }]
  return Result.map(total(currency, [...awarded, ...moneyIn(input)]), () => {
    const entries = entriesOf(input)
    const groups = grouped(entries, ({ category, heading, member }) => JSON.stringify([heading, category, member]))
    return {
      currency,
      rows: [...groups.values()].flatMap((group) =>
        group.slice(0, 1).map(({ category, heading, member }) => ({ heading, category, member, ...sumsOf(group) }))
      ),
      total: sumsOf(entries),
      missing: input.mobilities.flatMap(({ grant }) => grant.missing)
    }
  })
}

/** The cells by heading, by category or by member. Under `null` stands what is awarded to none of them. */
export const budgetBy = (dimension: Dimension, { rows }: Budget): ReadonlyMap<string | null, BudgetCell> => {
  const groups = grouped(rows, (row) => JSON.stringify(row[dimension]))
  return new Map(
    [...groups.values()].flatMap((group) => group.slice(0, 1).map((row) => [row[dimension], sumsOf(group)] as const))
  )
}
