/**
 * Decision: the row in Mobility Tool is gone.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { mobility } from "./Mobility.ts"
import type { RemoveRegistration } from "./MobilityCommand.ts"
import { keysOf } from "./Parts.ts"
import { stepRefusal, takeStep } from "./TakeStep.ts"

const parts = { mobility, project }

export const removeRegistration: Decision<RemoveRegistration, ConsortiumEvent, Refusal, typeof parts> = {
  name: "remove-registration",
  parts,
  contends: "mobility",
  keys: keysOf,
  decide: (command, states, context) => {
    const { mobility: id, reason } = command
    const refused = stepRefusal(states.mobility, id, command.type)
    if (refused !== undefined) return Result.fail(refused)
    const { registration } = states.mobility
    if (registration === undefined) return Result.fail({ code: "NotRegistered", mobility: id })
    return takeStep(command, states, context, (occurredOn) => ({
      type: "mobility.registration-removed",
      mobility: id,
      occurredOn,
      tool: registration.tool,
      reason
    }))
  }
}
