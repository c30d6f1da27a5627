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
import { keysOf } from "./Parts.ts"
import { stepRefusal, takeStep } from "./TakeStep.ts"
import { toolIdHolders, toolIdKey } from "./ToolIdHolders.ts"

const parts = { mobility, project, holders: toolIdHolders }

export const register: Decision<Register, ConsortiumEvent, Refusal, typeof parts> = {
  name: "register",
  parts,
  contends: "mobility",
  keys: (command, known) => {
    const keys = keysOf(command, known)
    const details = known.mobility?.details
    return details === undefined ? keys : { ...keys, holders: toolIdKey(details.project, command.tool) }
  },
  decide: (command, states, context) => {
    const { dates, mobility: id, period, status, tool } = command
    const { details, registration, stay } = states.mobility
    const refused = stepRefusal(states.mobility, id, command.type)
    if (refused !== undefined) return Result.fail(refused)
    if (registration !== undefined) {
      return Result.fail({ code: "AlreadyRegistered", mobility: id, tool: registration.tool })
    }
    const [holder] = states.holders
    if (holder !== undefined && details !== undefined) {
      return Result.fail({ code: "ToolIdTaken", project: details.project, tool, mobility: holder })
    }
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
