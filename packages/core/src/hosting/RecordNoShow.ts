/**
 * Decision: nobody came; the bed is free again.
 */
import type { RecordNoShow } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const recordNoShow = hostingStep<RecordNoShow>("record-no-show", ({ hosting }, occurredOn) => ({
  type: "hosting.no-show",
  hosting,
  occurredOn
}))
