/**
 * Decision: the person came. A fact is not guarded: where the days moved to full ones, that shows as overbooked.
 */
import type { RecordArrival } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const recordArrival = hostingStep<RecordArrival>("record-arrival", ({ hosting }, occurredOn) => ({
  type: "hosting.arrived",
  hosting,
  occurredOn
}))
