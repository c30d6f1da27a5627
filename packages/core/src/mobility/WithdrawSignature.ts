/**
 * Decision: a signature no longer holds.
 */
import type { WithdrawSignature } from "./PaperCommand.ts"
import { signatureIn } from "./MobilityState.ts"
import { homeStep } from "./StepDecision.ts"

export const withdrawSignature = homeStep<WithdrawSignature>(
  "withdraw-signature",
  ({ document, mobility, party, reason }, occurredOn) => ({
    type: "mobility.signature-withdrawn",
    mobility,
    occurredOn,
    document,
    party,
    reason
  }),
  ({ document, mobility, party }, state) =>
    signatureIn(state, { document, party }) === undefined ? { code: "NotSigned", mobility, document, party } : undefined
)
