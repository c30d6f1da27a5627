/**
 * Decision: a mobility is paid from elsewhere, or with EU funds after all.
 */
import { saidLater } from "./SaidLater.ts"
import { homeStep } from "./StepDecision.ts"
import type { ChangeFunding } from "./TermsCommand.ts"

export const changeFunding = homeStep<ChangeFunding>(
  "change-funding",
  ({ funding, mobility }, occurredOn) => ({ type: "mobility.funding-changed", mobility, occurredOn, funding }),
  (_, mobility, on) => saidLater(({ type }) => type === "mobility.funding-changed", mobility, "funding-change", on)
)
