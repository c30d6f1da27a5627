/**
 * Money of one budget heading used for another: which transfers the rules allow, as data. What they do not allow is told of, and
 * never refused: the agency is the judge.
 */
import { Schema } from "effect"
import { type Budget, type BudgetCell, budgetBy } from "./Budget.ts"
import { BudgetHeading, headings, ParticipantHeading } from "./BudgetHeading.ts"
import { holdsFor, validity } from "./Validity.ts"

/** So much of what is awarded for one heading may be used for others, without asking. */
export const TransferRule = Schema.Struct({
  ...validity,
  from: BudgetHeading,
  to: Schema.NonEmptyArray(BudgetHeading),
  /** Of what is awarded under `from`, in percent, for all transfers of the rule together. */
  percent: Schema.Natural.check(Schema.isLessThanOrEqualTo(100))
})
export type TransferRule = typeof TransferRule.Type

/** Money that could come from another heading. */
export interface Cover {
  readonly from: BudgetHeading
  readonly cents: number
  /** Whether the rule that allows it was read in a document. */
  readonly confirmed: boolean
}

/** A heading that is overdrawn, and what could cover it. */
export interface TransferFinding {
  readonly heading: BudgetHeading
  readonly overdrawn: number
  readonly covers: ReadonlyArray<Cover>
  /** What no rule covers, in cents. */
  readonly uncovered: number
}

const rule = (from: BudgetHeading, to: TransferRule["to"]): TransferRule => ({
  calls: { first: 2014, last: 2020 },
  source: "none found",
  confirmed: false,
  from,
  to,
  percent: 100
})

/**
 * The usual account of KA102 and KA116: organisational support may go to any other heading, anything else to travel and individual
 * support. No document was found that says so, so all of it is unconfirmed; rules between learners and staff are left out.
 */
export const unconfirmedTransfers: ReadonlyArray<TransferRule> = [
  rule("organisational-support", ParticipantHeading.literals),
  ...headings
    .filter((heading) => heading !== "organisational-support")
    .flatMap((from) =>
      (["travel", "individual-support"] as const).filter((to) => to !== from).map((to) => rule(from, [to]))
    )
]

/** What is still to be had: of what a heading has left, and of what a rule allows. */
class Sources {
  readonly #cells: ReadonlyMap<string | null, BudgetCell>
  readonly #taken = new Map<BudgetHeading | TransferRule, number>()

  constructor(cells: ReadonlyMap<string | null, BudgetCell>) {
    this.#cells = cells
  }

  #free(source: BudgetHeading | TransferRule, cents: number): number {
    return cents - (this.#taken.get(source) ?? 0)
  }

  /** Takes so much, or as much as there is. */
  take(rule: TransferRule, wanted: number): number {
    const { awarded, left } = this.#cells.get(rule.from) ?? { awarded: 0, left: 0 }
    const allowed = Math.floor((awarded * rule.percent) / 100)
    const cents = Math.min(wanted, this.#free(rule.from, left), this.#free(rule, allowed))
    for (const source of [rule.from, rule]) this.#taken.set(source, (this.#taken.get(source) ?? 0) + cents)
    return cents
  }
}

/**
 * The headings of a budget that are overdrawn, with what could cover each under the rules of the call: those confirmed first, and
 * no cent twice. The headings come in their order, so where money is short the later ones go without.
 */
export const transferFindings = (
  budget: Budget,
  rules: ReadonlyArray<TransferRule>,
  call: number
): ReadonlyArray<TransferFinding> => {
  const cells = budgetBy("heading", budget)
  const sources = new Sources(cells)
  const valid = rules.filter((each) => holdsFor(each, call))
  const inTurn = [...valid.filter(({ confirmed }) => confirmed), ...valid.filter(({ confirmed }) => !confirmed)]
  return headings.flatMap((heading) => {
    const overdrawn = cells.get(heading)?.overdrawn ?? 0
    if (overdrawn === 0) return []
    let uncovered = overdrawn
    const covers = inTurn.flatMap((each): ReadonlyArray<Cover> => {
      const cents = each.to.includes(heading) ? sources.take(each, uncovered) : 0
      uncovered -= cents
      return cents === 0 ? [] : [{ from: each.from, cents, confirmed: each.confirmed }]
    })
    return [{ heading, overdrawn, covers, uncovered }]
  })
}
