/**
 * Decision: the last outcome for a goal had been entered by mistake; the one that was entered before it, if there was one, holds again.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { WithdrawOutcome } from "./CorrectionCommand.ts"
import { mobility } from "./Mobility.ts"
import { standingOf } from "./MobilityState.ts"
import { keysOf } from "./Parts.ts"
import { takeBack } from "./TakeBack.ts"
import { stepRefusal } from "./TakeStep.ts"

const parts = { mobility, project }

export const withdrawOutcome: Decision<WithdrawOutcome, ConsortiumEvent, Refusal, typeof parts> = {
  name: "withdraw-outcome",
  parts,
  contends: "mobility",
  keys: keysOf,
  decide: ({ goal, mobility: id, reason, type }, states, context) => {
    const { details, facts } = states.mobility
    const refused = stepRefusal(states.mobility, id, type)
    if (refused !== undefined) return Result.fail(refused)
    const entry = facts.findLast(({ event }) => event.type === "mobility.outcome-recorded" && event.goal === goal)
    const before = standingOf(states.mobility)
    if (details === undefined || before === undefined || entry === undefined) {
      return Result.fail({ code: "NoOutcome", mobility: id, goal })
    }
    const wrong = { type: "mobility.outcome-withdrawn", corrects: [EventId.make(entry.id)] } as const
    return Result.map(takeBack(states, id, wrong, context), ({ corrected, today }) => [
      {
        ...wrong,
        mobility: id,
        occurredOn: today,
        ...details,
        goal,
        reason,
        before,
        after: standingOf(corrected) ?? before
      }
    ])
  }
}
