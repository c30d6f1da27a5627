/**
 * What can be asked about money that participants are paid. `on` is today where it is left out.
 */
import { Schema } from "effect"
import { BudgetHeading } from "../grants/BudgetHeading.ts"
import { Amount } from "../grants/Money.ts"
import { PaymentId, ReasonCode } from "../Ids.ts"
import { common, of } from "./CommandFields.ts"
import { PaymentKind } from "./PaymentEvent.ts"

const sum = { payment: PaymentId, heading: BudgetHeading, amount: Amount }

/** The participant was paid; who pays under several headings records a payment for each. `on` is the day of the payment. */
export const RecordPayment = Schema.Struct({
  type: Schema.Literal("record-payment"),
  ...common,
  ...sum,
  kind: PaymentKind
})
export type RecordPayment = typeof RecordPayment.Type

/** Money was taken back; `payment` is a new id, for it is an entry of its own. */
export const RecordRecovery = Schema.Struct({
  type: Schema.Literal("record-recovery"),
  ...common,
  ...sum,
  reason: ReasonCode
})
export type RecordRecovery = typeof RecordRecovery.Type

/** A payment or a recovery was entered by mistake: it counts as never entered, and its id is free again. */
export const WithdrawPayment = Schema.Struct({
  type: Schema.Literal("withdraw-payment"),
  ...of,
  payment: PaymentId,
  reason: ReasonCode
})
export type WithdrawPayment = typeof WithdrawPayment.Type
