/**
 * What was paid to the participant of a mobility, and what was taken back.
 */
import type { BudgetHeading } from "../grants/BudgetHeading.ts"
import type { Money } from "../grants/Money.ts"
import type { PaymentId } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { PaymentKind, PaymentMade, PaymentRecovered } from "./PaymentEvent.ts"

/** One payment, or one recovery. */
export interface MoneyMoved {
  readonly payment: PaymentId
  readonly what: "paid" | "recovered"
  /** Nothing of a recovery. */
  readonly kind: PaymentKind | undefined
  readonly heading: BudgetHeading
  readonly amount: Money
  readonly on: CalendarDate | null
}

/** What the event says. */
export const movedBy = (event: PaymentMade | PaymentRecovered): MoneyMoved => {
  const { amount, heading, occurredOn: on, payment } = event
  return event.type === "mobility.payment-made"
    ? { payment, what: "paid", kind: event.kind, heading, amount, on }
    : { payment, what: "recovered", kind: undefined, heading, amount, on }
}
