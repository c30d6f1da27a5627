/**
 * What must be true of the money that moved between the project and the participant of a mobility.
 */
import type { BudgetHeading } from "../grants/BudgetHeading.ts"
import type { Currency } from "../grants/Money.ts"
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
      return { code: "RecoveredTooMuch", mobility, heading, paid, recovered, currency: amount.currency }
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

/** That the mobility knows the id already: payments and recoveries share their ids. */
export const takenId = (mobility: MobilityId, { money }: Mobility, payment: PaymentId): Refusal | undefined =>
  money.some((each) => each.payment === payment) ? { code: "PaymentIdTaken", mobility, payment } : undefined

/** That the money is not of the project's currency; before anything is awarded, of that in which the mobility was paid at first. */
export const otherCurrency = (
  project: ProjectId,
  awards: ProjectAwards,
  money: ReadonlyArray<{ readonly amount: { readonly currency: Currency } }>
): Refusal | undefined => {
  const current = awards.currency ?? money[0]?.amount.currency
  const other = money.find(({ amount }) => amount.currency !== current)
  return current === undefined || other === undefined
    ? undefined
    : { code: "OtherCurrency", project, currency: other.amount.currency, current }
}
