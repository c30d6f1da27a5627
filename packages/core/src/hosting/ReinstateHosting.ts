/**
 * Decision: a hosting that was called an error was none; what had stood stands again, also where its bed is gone by now.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hosting } from "./Hosting.ts"
import type { ReinstateHosting } from "./HostingCommand.ts"
import { hostingStepRefusal } from "./HostingRules.ts"
import { hostingBeforeError } from "./HostingState.ts"

const parts = { hosting }

export const reinstateHosting: Decision<ReinstateHosting, ConsortiumEvent, Refusal, typeof parts> = {
  name: "reinstate-hosting",
  parts,
  contends: "hosting",
  keys: ({ hosting }) => ({ hosting }),
  decide: ({ hosting, reason, type }, states, { now }) => {
    const refused = hostingStepRefusal(states.hosting, hosting, type)
    if (refused !== undefined) return Result.fail(refused)
    const { struck } = states.hosting
    const after = hostingBeforeError(states.hosting).standing
    if (struck === undefined || after === undefined) return Result.fail({ code: "UnknownHosting", hosting })
    return Result.succeed([
      {
        type: "hosting.reinstated",
        hosting,
        occurredOn: dateAt(now, after.timeZone),
        after,
        corrects: [EventId.make(struck.by)],
        reason
      }
    ])
  }
}
