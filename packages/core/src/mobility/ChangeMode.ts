/**
 * Decision: a mobility takes place in another form.
 */
import { saidLater } from "./SaidLater.ts"
import { homeStep } from "./StepDecision.ts"
import type { ChangeMode } from "./TermsCommand.ts"

export const changeMode = homeStep<ChangeMode>(
  "change-mode",
  ({ mobility, mode, virtual }, occurredOn) => ({
    type: "mobility.mode-changed",
    mobility,
    occurredOn,
    mode,
    ...(virtual === undefined ? {} : { virtual })
  }),
  (_, mobility, on) => saidLater(({ type }) => type === "mobility.mode-changed", mobility, "mode-change", on)
)
