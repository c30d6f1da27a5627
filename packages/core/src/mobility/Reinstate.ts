/**
 * Decision: a mobility that was called an error was none; what had stood stands again, as far as it can beside what stands now. It takes
 * its place again whether there is one or not: who holds one wrongly is not for a correction to say.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import { excessOf } from "../quota/Guarding.ts"
import { places, takesPlace } from "../quota/Places.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import type { Reinstate } from "./CorrectionCommand.ts"
import { historyRefusal, overlapRefusal } from "./HistoryRules.ts"
import { mobility } from "./Mobility.ts"
import { beforeError } from "./InError.ts"
import { standingOf } from "./MobilityState.ts"
import { keysOf } from "./Parts.ts"
import { participantStays } from "./ParticipantStays.ts"
import { detailsOf } from "./Standing.ts"
import { guardedStays, stepRefusal } from "./TakeStep.ts"
import { keysWithToolId, toolIdHolders, toolIdTaken } from "./ToolIdHolders.ts"

const parts = { mobility, project, places, participant: participantStays, holders: toolIdHolders }

export const reinstate: Decision<Reinstate, ConsortiumEvent, Refusal, typeof parts> = {
  name: "reinstate",
  parts,
  contends: "places",
  keys: (command, known) => {
    const mobility = known.mobility === undefined ? undefined : beforeError(known.mobility)
    const tool = mobility?.registration?.tool
    const keys = tool === undefined ? keysOf(command, { mobility }) : keysWithToolId({ ...command, tool }, { mobility })
    return keys.project === undefined ? keys : { ...keys, places: keys.project }
  },
  decide: ({ mobility: id, reason, type }, states, { now }) => {
    const refused = stepRefusal(states.mobility, id, type)
    if (refused !== undefined) return Result.fail(refused)
    const { struck } = states.mobility
    const reinstated = beforeError(states.mobility)
    const after = standingOf(reinstated)
    if (struck === undefined || after === undefined) return Result.fail({ code: "UnknownMobility", mobility: id })
    const today = dateAt(now, states.project.timeZone)
    const tool = reinstated.registration?.tool
    const stays = guardedStays(reinstated, states.participant)
    const around = { mobility: id, project: states.project, today }
    // What it was allowed to be it may be again; but its days were free for others meanwhile.
    const impossible =
      (tool === undefined ? undefined : toolIdTaken(states.holders, after.project, tool)) ??
      historyRefusal(reinstated, { ...around, before: reinstated, stays: undefined }) ??
      overlapRefusal(reinstated, { ...around, before: states.mobility, stays })
    if (impossible !== undefined) return Result.fail(impossible)
    const excess = takesPlace(states.places, after) ? excessOf(states.places, after, "correction") : undefined
    return Result.succeed([
      {
        type: "mobility.reinstated",
        mobility: id,
        occurredOn: today,
        ...detailsOf(after),
        corrects: [EventId.make(struck.by)],
        reason,
        after,
        ...(reinstated.host === undefined ? {} : { host: reinstated.host }),
        ...(tool === undefined ? {} : { tool }),
        ...(excess === undefined ? {} : { excess })
      }
    ])
  }
}
