/**
 * Aims at the form of a mobility and at what was paid for it: at ids that are known, at the sums that were paid, and at the days on
 * which a project begins and ends.
 */
import { BudgetHeading, type CommandInput } from "@westum/mobility"
import { dayIn, mostly, type Sight } from "./Sight.ts"

type Paying = Extract<CommandInput, { readonly payment: string }>
type Days = { readonly start: string; readonly end: string }

/** Days online that begin and end on such days. */
export const onlineIn = (sight: Sight, given: Days): Days => {
  const start = sight.choice([given.start, dayIn(sight), dayIn(sight)], given.start)
  return { start, end: sight.choice([start, dayIn(sight), dayIn(sight)], start) }
}

/**
 * A payment that is known where one is to be withdrawn, most often one that is not where one is entered: under a heading under which
 * something was paid.
 */
export const aimedPayment = (sight: Sight, command: Paying): Paying => {
  const { choice, mobility } = sight
  const money = mobility?.money ?? []
  const known = money.map(({ payment }) => payment)
  if (command.type === "withdraw-payment") return { ...command, payment: mostly(sight, known, command.payment) }
  const fresh = `P${money.length + 1}`
  const payment = choice([fresh, fresh, command.payment], fresh)
  const heading = mostly(
    sight,
    BudgetHeading.headings.filter((each) => money.some((moved) => moved.heading === each)),
    command.heading
  )
  const left = money.reduce((sum, each) => sum + (each.heading === heading ? each.cents : 0), 0)
  const other = sight.project?.money?.currency ?? money[0]?.currency ?? command.amount.currency
  const currency = choice([other, other, other, command.amount.currency], other)
  const cents = command.type === "record-recovery" ? Math.max(0, left + choice([0, 0, 1, -1], 0)) : command.amount.cents
  return { ...command, payment, heading, amount: { cents, currency } }
}
