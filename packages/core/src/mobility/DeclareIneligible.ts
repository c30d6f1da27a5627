/**
 * Decision: the agency does not accept the row of a mobility; it no longer counts as accepted.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { DeclareIneligible } from "./EligibilityCommand.ts"
import { mobility } from "./Mobility.ts"
import { keysOf } from "./Parts.ts"
import { stepRefusal, takeStep } from "./TakeStep.ts"
import { judgementRefusal } from "./UnderCheck.ts"

const parts = { mobility, project }

export const declareIneligible: Decision<DeclareIneligible, ConsortiumEvent, Refusal, typeof parts> = {
  name: "declare-ineligible",
  parts,
  contends: "mobility",
  keys: keysOf,
  decide: (command, states, context) => {
    const { mobility: id, reason, type } = command
    const refused = stepRefusal(states.mobility, id, type)
    if (refused !== undefined) return Result.fail(refused)
    const { registration } = states.mobility
    if (registration === undefined) return Result.fail({ code: "NotRegistered", mobility: id })
    if (registration.ineligible !== undefined) return Result.fail({ code: "AlreadyIneligible", mobility: id })
    return takeStep(
      command,
      states,
      context,
      (occurredOn) => ({
        type: "mobility.declared-ineligible",
        mobility: id,
        occurredOn,
        tool: registration.tool,
        reason
      }),
      (on) => judgementRefusal(states.mobility, id, states.project, on)
    )
  }
}
