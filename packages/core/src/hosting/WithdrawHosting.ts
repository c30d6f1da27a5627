/**
 * Decision: the partner takes the request back; a bed that was taken is free again.
 */
import type { WithdrawHosting } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const withdrawHosting = hostingStep<WithdrawHosting>("withdraw-hosting", ({ hosting, reason }, occurredOn) => ({
  type: "hosting.withdrawn",
  hosting,
  occurredOn,
  reason
}))
