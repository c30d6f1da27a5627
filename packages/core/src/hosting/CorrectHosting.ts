/**
 * Decision: put right what had been entered wrongly about a hosting, as far as the history that results is possible. It is not
 * guarded: where more have a bed than there are, that shows as overbooked.
 */
import { Result } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import { project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { hosting } from "./Hosting.ts"
import type { CorrectHosting } from "./HostingCommand.ts"
import type { HostingChanges } from "./HostingCorrection.ts"
import { linkedKeys } from "./HostingParts.ts"
import { correctedHosting, factsCorrected, missingHostingDate } from "./HostingRectify.ts"
import { hostingRefusal, hostingStepRefusal, linkRefusal } from "./HostingRules.ts"
import { fromHostedFacts } from "./HostingState.ts"

const parts = { hosting, project }

/** Whether it would belong elsewhere, or have been asked for on another day: only then it is asked whether it may. */
const relinks = ({ category, dates, goals, member }: HostingChanges): boolean =>
  [category, dates?.requested, goals, member].some((change) => change !== undefined)

export const correctHosting: Decision<CorrectHosting, ConsortiumEvent, Refusal, typeof parts> = {
  name: "correct-hosting",
  parts,
  contends: "hosting",
  keys: linkedKeys,
  decide: ({ changes, hosting, reason, type }, states, { now }) => {
    const { facts, stage, standing: before } = states.hosting
    const refused = hostingStepRefusal(states.hosting, hosting, type)
    if (refused !== undefined) return Result.fail(refused)
    const what = missingHostingDate(facts, changes)
    if (what !== undefined) return Result.fail({ code: "HostingHasNoSuchDate", hosting, what, stage })
    const corrected = fromHostedFacts(correctedHosting(facts, changes))
    const corrects = factsCorrected(facts, changes).map(({ id }) => EventId.make(id))
    const after = corrected.standing
    const [first] = corrected.facts
    if (before === undefined || after === undefined || first === undefined) {
      return Result.fail({ code: "UnknownHosting", hosting })
    }
    if (!isReadonlyArrayNonEmpty(corrects)) return Result.fail({ code: "HostingAlreadySo", hosting })
    const today = dateAt(now, before.timeZone)
    const impossible =
      (relinks(changes) ? linkRefusal(after, states.project, hosting, first.event.occurredOn) : undefined) ??
      hostingRefusal(corrected, today)
    return impossible === undefined
      ? Result.succeed([
          {
            type: "hosting.details-corrected",
            hosting,
            occurredOn: today,
            before,
            after,
            corrects,
            reason,
            changes
          }
        ])
      : Result.fail(impossible)
  }
}
