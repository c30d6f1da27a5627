/**
 * Decision: a row was made in Mobility Tool. Its id belongs to one mobility of the project (NAITDOC 33530123).
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { mobility } from "./Mobility.ts"
import type { Register } from "./MobilityCommand.ts"
import { stepRefusal, takeStep } from "./TakeStep.ts"
import { keysWithToolId, toolIdHolders, toolIdTaken } from "./ToolIdHolders.ts"

const parts = { mobility, project, holders: toolIdHolders }

export const register: Decision<Register, ConsortiumEvent, Refusal, typeof parts> = {
  name: "register",
  parts,
  contends: "mobility",
  keys: keysWithToolId,
  decide: (command, states, context) => {
    const { dates, mobility: id, period, status, tool } = command
    const { details, registration, stay } = states.mobility
    const refused = stepRefusal(states.mobility, id, command.type)
    if (refused !== undefined) return Result.fail(refused)
    if (registration !== undefined) {
      return Result.fail({ code: "AlreadyRegistered", mobility: id, tool: registration.tool })
    }
    const taken = details && toolIdTaken(states.holders, details.project, tool)
    if (taken !== undefined) return Result.fail(taken)
    return takeStep(command, states, context, (occurredOn) => ({
      type: "mobility.registered",
      mobility: id,
      occurredOn,
      tool,
      status,
      dates,
      period: period ?? stay
    }))
  }
}
