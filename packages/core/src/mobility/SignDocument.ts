/**
 * Decision: somebody signed a document.
 */
import type { SignDocument } from "./PaperCommand.ts"
import { signatureIn } from "./MobilityState.ts"
import { homeStep } from "./StepDecision.ts"

export const signDocument = homeStep<SignDocument>(
  "sign-document",
  ({ document, mobility, party, reference }, occurredOn) => ({
    type: "mobility.document-signed",
    mobility,
    occurredOn,
    document,
    party,
    ...(reference === undefined ? {} : { reference })
  }),
  ({ document, mobility, party }, state) =>
    signatureIn(state, { document, party }) === undefined
      ? undefined
      : { code: "AlreadySigned", mobility, document, party }
)
