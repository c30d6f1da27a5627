/**
 * Decision: the participant was paid. A project may ask for papers before the balance.
 */
import type { Settings } from "../project/Settings.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { lackingFor } from "./FinalPayment.ts"
import type { Mobility } from "./MobilityState.ts"
import { moneyStep } from "./MoneyStep.ts"
import type { RecordPayment } from "./PaymentCommand.ts"

/** The balance is the last of what is paid under a heading, by the days on which it is paid. */
const notTheLast = (
  { heading, kind, mobility }: RecordPayment,
  { money }: Mobility,
  on: CalendarDate
): Refusal | undefined => {
  const others = money.filter((each) => each.what === "paid" && each.heading === heading)
  const wrong = others.find((each) =>
    kind === "final" ? (each.on ?? on) > on : each.kind === "final" && (each.on ?? on) < on
  )
  if (wrong === undefined) return undefined
  const [paidOn, finalOn] = kind === "final" ? [wrong.on, on] : [on, wrong.on]
  return { code: "PaidAfterFinal", mobility, heading, paidOn, finalOn }
}

/** There is one balance under a heading, and it waits for what the project wants to see. */
const againstFinal = (
  { heading, mobility, type }: RecordPayment,
  state: Mobility,
  on: CalendarDate,
  { finalPaymentNeeds }: Settings
): Refusal | undefined => {
  const before = state.money.find((each) => each.kind === "final" && each.heading === heading)
  if (before !== undefined) return { code: "FinalPaymentTwice", mobility, heading, payment: before.payment }
  const { report, signatures } = lackingFor(state, finalPaymentNeeds, on)
  const [first] = signatures
  if (first !== undefined) {
    return { code: "SignatureMissing", mobility, step: type, ...first, missing: signatures.length }
  }
  return report ? { code: "ReportMissing", mobility } : undefined
}

export const recordPayment = moneyStep<RecordPayment>(
  "record-payment",
  ({ amount, heading, kind, mobility, payment }, occurredOn) => ({
    type: "mobility.payment-made",
    mobility,
    occurredOn,
    payment,
    kind,
    heading,
    amount
  }),
  (command, state, on, settings) =>
    (command.kind === "final" ? againstFinal(command, state, on, settings) : undefined) ??
    notTheLast(command, state, on)
)
