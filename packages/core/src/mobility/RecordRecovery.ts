/**
 * Decision: money was taken back from the participant.
 */
import { moneyStep } from "./MoneyStep.ts"
import type { RecordRecovery } from "./PaymentCommand.ts"

export const recordRecovery = moneyStep<RecordRecovery>(
  "record-recovery",
  ({ amount, heading, mobility, payment, reason }, occurredOn) => ({
    type: "mobility.payment-recovered",
    mobility,
    occurredOn,
    payment,
    heading,
    amount,
    reason
  })
)
