/**
 * Decision: somebody signed a document.
 */
import type { SignDocument } from "./PaperCommand.ts"
import { isSignature } from "./MobilityState.ts"
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
  ({ document, mobility, party }, { signed }) =>
    signed.some((each) => isSignature(each, { document, party }))
      ? { code: "AlreadySigned", mobility, document, party }
      : undefined
)
