/**
 * Decision: a member says no; a corrected request may follow.
 */
import type { RejectHosting } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const rejectHosting = hostingStep<RejectHosting>("reject-hosting", ({ hosting, reason }, occurredOn) => ({
  type: "hosting.rejected",
  hosting,
  occurredOn,
  reason
}))
