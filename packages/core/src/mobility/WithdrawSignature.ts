/**
 * Decision: a signature no longer holds; it held until a day on which it had been given.
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
  ({ document, mobility, party }, state, on) => {
    const signed = signatureIn(state, { document, party })
    if (signed === undefined) return { code: "NotSigned", mobility, document, party }
    return signed.on === null || on >= signed.on
      ? undefined
      : { code: "OutOfOrder", earlier: "signature", earlierOn: signed.on, later: "signature-withdrawal", laterOn: on }
  }
)
