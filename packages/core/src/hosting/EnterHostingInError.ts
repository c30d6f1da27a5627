/**
 * Decision: a hosting should never have been entered; it counts nowhere. What it is said to be a duplicate of has to be there
 * and to count.
 */
import { Result } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import { duplicateRefusal } from "../mobility/DuplicateRule.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hosting } from "./Hosting.ts"
import type { EnterHostingInError } from "./HostingCommand.ts"
import { hostingStepRefusal } from "./HostingRules.ts"

const parts = { hosting, original: hosting }

export const enterHostingInError: Decision<EnterHostingInError, ConsortiumEvent, Refusal, typeof parts> = {
  name: "enter-hosting-in-error",
  parts,
  contends: "hosting",
  keys: ({ duplicateOf, hosting }) => ({ hosting, ...(duplicateOf === undefined ? {} : { original: duplicateOf }) }),
  decide: ({ duplicateOf, hosting, reason, type }, states, { now }) => {
    const { facts, standing: before } = states.hosting
    const refused =
      hostingStepRefusal(states.hosting, hosting, type) ??
      duplicateRefusal(hosting, duplicateOf, states.original, (id) => ({ code: "UnknownHosting", hosting: id }))
    if (refused !== undefined) return Result.fail(refused)
    const corrects = facts.map(({ id }) => EventId.make(id))
    if (before === undefined || !isReadonlyArrayNonEmpty(corrects)) {
      return Result.fail({ code: "UnknownHosting", hosting })
    }
    return Result.succeed([
      {
        type: "hosting.entered-in-error",
        hosting,
        occurredOn: dateAt(now, before.timeZone),
        before,
        after: { ...before, stage: "entered-in-error" },
        corrects,
        reason,
        ...(duplicateOf === undefined ? {} : { duplicateOf })
      }
    ])
  }
}
