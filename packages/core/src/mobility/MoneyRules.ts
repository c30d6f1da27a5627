/**
 * What must be true of the money that moved between the project and the participant of a mobility.
 */
import type { BudgetHeading } from "../grants/BudgetHeading.ts"
import type { Currency, Money } from "../grants/Money.ts"
import type { ProjectAwards } from "../grants/ProjectAwards.ts"
import type { MobilityId, PaymentId, ProjectId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { MoneyMoved } from "./MoneyMoved.ts"
import type { Mobility } from "./MobilityState.ts"

/** Cents paid, and taken back. */
export const sumsOf = (money: ReadonlyArray<MoneyMoved>): { readonly paid: number; readonly recovered: number } => {
  const sum = (wanted: MoneyMoved["what"]): number =>
    money.reduce((cents, { amount, what }) => (what === wanted ? cents + amount.cents : cents), 0)
  return { paid: sum("paid"), recovered: sum("recovered") }
}

/** The same under a heading by the end of a day. */
const movedBy = (money: ReadonlyArray<MoneyMoved>, heading: BudgetHeading, day: CalendarDate | null) =>
  sumsOf(money.filter((each) => each.heading === heading && (day === null || (each.on ?? day) <= day)))

/** Nobody gives back more than they got: under no heading, and on no day. */
const tooMuchRecovered = (mobility: MobilityId, money: ReadonlyArray<MoneyMoved>): Refusal | undefined => {
  for (const { amount, heading, on, what } of money) {
    if (what === "paid") continue
    const { paid, recovered } = movedBy(money, heading, on)
    if (recovered > paid) {
      return { code: "RecoveredTooMuch", mobility, heading, on, paid, recovered, currency: amount.currency }
    }
  }
  return undefined
}

/** Money goes to who was given a place; what came of the mobility then does not matter. */
export const moneyRefusal = (
  { facts, money }: Mobility,
  { mobility }: { readonly mobility: MobilityId }
): Refusal | undefined => {
  if (money.length === 0) return undefined
  return facts.some(({ event }) => event.type === "mobility.approved")
    ? tooMuchRecovered(mobility, money)
    : { code: "NeverApproved", mobility }
}

/** That money was paid which has not come back: it cannot vanish with the mobility. */
export const stillPaid = (mobility: MobilityId, { money }: Mobility): Refusal | undefined => {
  const { paid, recovered } = sumsOf(money)
  const [first] = money
  return first === undefined || paid === recovered
    ? undefined
    : { code: "StillPaid", mobility, paid, recovered, currency: first.amount.currency }
}

/** That the mobility knows the id already: payments and recoveries share their ids. */
export const takenId = (mobility: MobilityId, { money }: Mobility, payment: PaymentId): Refusal | undefined =>
  money.some((each) => each.payment === payment) ? { code: "PaymentIdTaken", mobility, payment } : undefined

/** The currency of the project; before anything is awarded, that in which the mobility was paid at first. */
const currencyOf = (awards: ProjectAwards, money: ReadonlyArray<MoneyMoved>): Currency | undefined =>
  awards.currency ?? money[0]?.amount.currency

/** That an amount is not in the currency of the project. */
export const otherCurrency = (
  project: ProjectId,
  awards: ProjectAwards,
  money: ReadonlyArray<MoneyMoved>,
  { currency }: Money
): Refusal | undefined => {
  const current = currencyOf(awards, money)
  return current === undefined || currency === current
    ? undefined
    : { code: "OtherCurrency", project, currency, current }
}

/** That something was paid in another currency than the project has now, since that was corrected: it has to be entered again. */
export const paidOtherwise = (
  mobility: MobilityId,
  project: ProjectId,
  awards: ProjectAwards,
  money: ReadonlyArray<MoneyMoved>
): Refusal | undefined => {
  const current = currencyOf(awards, money)
  // The last first: what was taken back is withdrawn before what was paid.
  const other = money.findLast(({ amount }) => amount.currency !== current)
  return current === undefined || other === undefined
    ? undefined
    : {
        code: "PaidInOtherCurrency",
        mobility,
        project,
        payment: other.payment,
        currency: other.amount.currency,
        current
      }
}
