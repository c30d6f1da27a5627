/**
 * Decision: the member calls it off before arrival; the bed is free again.
 */
import type { CancelHosting } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const cancelHosting = hostingStep<CancelHosting>("cancel-hosting", ({ hosting, reason }, occurredOn) => ({
  type: "hosting.cancelled",
  hosting,
  occurredOn,
  reason
}))
