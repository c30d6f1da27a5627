/**
 * Decision: somebody looks after the person (VET Mobility Quality Commitment: the receiving organisation names a tutor).
 */
import type { NameSupervisor } from "./HostingCommand.ts"
import { hostingStep } from "./HostingStep.ts"

export const nameSupervisor = hostingStep<NameSupervisor>("name-supervisor", ({ hosting, supervisor }, occurredOn) => ({
  type: "hosting.supervisor-named",
  hosting,
  occurredOn,
  supervisor
}))
