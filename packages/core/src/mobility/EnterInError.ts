/**
 * Decision: a mobility should never have been entered; it counts nowhere. What it is said to be a duplicate of has to be there and
 * to count, and what was paid for it has to be recovered or withdrawn: the money would vanish from the accounts.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { duplicateRefusal } from "./DuplicateRule.ts"
import { mobility } from "./Mobility.ts"
import type { EnterInError } from "./CorrectionCommand.ts"
import { standingOf } from "./MobilityState.ts"
import { stillPaid } from "./MoneyRules.ts"
import { keysOf } from "./Parts.ts"
import { detailsOf } from "./Standing.ts"
import { stepRefusal } from "./TakeStep.ts"

const parts = { mobility, project, original: mobility }

export const enterInError: Decision<EnterInError, ConsortiumEvent, Refusal, typeof parts> = {
  name: "enter-in-error",
  parts,
  contends: "mobility",
  keys: (command, known) => ({
    ...keysOf(command, known),
    ...(command.duplicateOf === undefined ? {} : { original: command.duplicateOf })
  }),
  decide: ({ duplicateOf, mobility: id, reason, type }, states, { now }) => {
    const refused =
      stepRefusal(states.mobility, id, type) ??
      duplicateRefusal(id, duplicateOf, states.original, (mobility) => ({ code: "UnknownMobility", mobility })) ??
      stillPaid(id, states.mobility)
    if (refused !== undefined) return Result.fail(refused)
    const before = standingOf(states.mobility)
    const [first, ...rest] = states.mobility.facts
    if (before === undefined || first === undefined) return Result.fail({ code: "UnknownMobility", mobility: id })
    const tool = states.mobility.registration?.tool
    return Result.succeed([
      {
        type: "mobility.entered-in-error",
        mobility: id,
        occurredOn: dateAt(now, states.project.timeZone),
        ...detailsOf(before),
        corrects: [EventId.make(first.id), ...rest.map((fact) => EventId.make(fact.id))],
        reason,
        before,
        ...(duplicateOf === undefined ? {} : { duplicateOf }),
        ...(tool === undefined ? {} : { tool })
      }
    ])
  }
}
