/**
 * Money that is paid to the participant of a mobility, and taken back. Events are stored for ever: a change of shape is a new version
 * with an upcast.
 */
import { Schema } from "effect"
import { BudgetHeading } from "../grants/BudgetHeading.ts"
import { Amount } from "../grants/Money.ts"
import { PaymentId, ReasonCode } from "../Ids.ts"
import { common } from "./FactFields.ts"

/** Paid before the stay, on the way, or as the balance of what is owed. */
export const PaymentKind = Schema.Literals(["advance", "instalment", "final"])
export type PaymentKind = typeof PaymentKind.Type

/** The participant was paid; `occurredOn` is the day of the payment. */
export const PaymentMade = Schema.Struct({
  type: Schema.Literal("mobility.payment-made"),
  ...common,
  payment: PaymentId,
  kind: PaymentKind,
  heading: BudgetHeading,
  amount: Amount
})
export type PaymentMade = typeof PaymentMade.Type

/** Money was taken back from the participant; it has an id of its own, as a payment has. */
export const PaymentRecovered = Schema.Struct({
  type: Schema.Literal("mobility.payment-recovered"),
  ...common,
  payment: PaymentId,
  heading: BudgetHeading,
  amount: Amount,
  reason: ReasonCode
})
export type PaymentRecovered = typeof PaymentRecovered.Type
