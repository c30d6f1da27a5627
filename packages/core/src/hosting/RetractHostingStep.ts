/**
 * Decision: the last step of a hosting was a mistake; the stage before holds again, also where its bed is gone by now.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hosting } from "./Hosting.ts"
import type { RetractHostingStep } from "./HostingCommand.ts"
import { lastHostingStep, restateHosting } from "./HostingRectify.ts"
import { hostingStepRefusal } from "./HostingRules.ts"
import { fromHostedFacts } from "./HostingState.ts"

const parts = { hosting }

export const retractHostingStep: Decision<RetractHostingStep, ConsortiumEvent, Refusal, typeof parts> = {
  name: "retract-hosting-step",
  parts,
  contends: "hosting",
  keys: ({ hosting }) => ({ hosting }),
  decide: ({ hosting, reason, type }, states, { now }) => {
    const { facts, standing: before } = states.hosting
    const refused = hostingStepRefusal(states.hosting, hosting, type)
    if (refused !== undefined) return Result.fail(refused)
    const last = lastHostingStep(facts)
    const after = fromHostedFacts(restateHosting(facts.filter((fact) => fact !== last))).standing
    if (last === undefined || before === undefined || after === undefined) {
      return Result.fail({ code: "UnknownHosting", hosting })
    }
    return Result.succeed([
      {
        type: "hosting.step-retracted",
        hosting,
        occurredOn: dateAt(now, before.timeZone),
        before,
        after,
        corrects: [EventId.make(last.id)],
        reason
      }
    ])
  }
}
