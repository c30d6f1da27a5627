/**
 * Decision: the last word on a later end of a project was a mistake; what held before it holds again, also after the closing. To put it
 * right, send it again in one batch with this: the project is then as if it had been entered so at first.
 *
 * Phases stand beside it: a report that was submitted meanwhile froze what was known then, and is not submitted anew for this. Nor are
 * mobilities touched: their days stay, where they lie outside the project now, until they are used or changed.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { project } from "./Project.ts"
import type { RetractExtensionStep } from "./ProjectCommand.ts"

const parts = { project }

export const retractExtensionStep: Decision<RetractExtensionStep, ConsortiumEvent, Refusal, typeof parts> = {
  name: "retract-extension-step",
  parts,
  contends: "project",
  keys: ({ project }) => ({ project }),
  decide: ({ project: id, reason }, { project: { extensions, period, timeZone } }, { now }) => {
    if (period === undefined) return Result.fail({ code: "UnknownProject", project: id })
    const last = extensions.at(-1)
    return last === undefined
      ? Result.fail({ code: "NoExtensionToRetract", project: id })
      : Result.succeed([
          {
            type: "project.extension-step-retracted",
            project: id,
            occurredOn: dateAt(now, timeZone),
            corrects: [EventId.make(last.id)],
            reason,
            end: last.before.end,
            requestedEnd: last.before.requestedEnd ?? null,
            before: period.end
          }
        ])
  }
}
