/**
 * Decision: the person stayed to the end.
 */
import type { EndHosting } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const endHosting = hostingStep<EndHosting>("end-hosting", ({ hosting }, occurredOn) => ({
  type: "hosting.ended",
  hosting,
  occurredOn
}))
