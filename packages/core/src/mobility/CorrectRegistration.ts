/**
 * Decision: the id of the row in the tool was mistyped here. What was told of that row stands as it was told, under the right id, also
 * where rows in the tool stand still by now: nothing about them changes.
 */
import { Result } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import type { CorrectRegistration } from "./CorrectionCommand.ts"
import { mobility } from "./Mobility.ts"
import { rowFacts } from "./RowFacts.ts"
import { stepRefusal } from "./TakeStep.ts"
import { keysWithToolId, toolIdHolders, toolIdTaken } from "./ToolIdHolders.ts"

const parts = { mobility, project, holders: toolIdHolders }

export const correctRegistration: Decision<CorrectRegistration, ConsortiumEvent, Refusal, typeof parts> = {
  name: "correct-registration",
  parts,
  contends: "mobility",
  keys: keysWithToolId,
  decide: ({ mobility: id, reason, tool, type }, states, { now }) => {
    const { details, facts, registration } = states.mobility
    const refused = stepRefusal(states.mobility, id, type)
    if (refused !== undefined) return Result.fail(refused)
    const corrects = rowFacts(facts).map((fact) => EventId.make(fact.id))
    if (registration === undefined || details === undefined || !isReadonlyArrayNonEmpty(corrects)) {
      return Result.fail({ code: "NotRegistered", mobility: id })
    }
    if (registration.tool === tool) return Result.fail({ code: "NothingToCorrect", mobility: id })
    const taken = toolIdTaken(states.holders, details.project, tool)
    if (taken !== undefined) return Result.fail(taken)
    const occurredOn = dateAt(now, states.project.timeZone)
    const wrongTool = registration.tool
    return Result.succeed([
      {
        type: "mobility.registration-corrected",
        mobility: id,
        occurredOn,
        ...details,
        corrects,
        tool,
        wrongTool,
        reason
      }
    ])
  }
}
