/**
 * Decision: the last word on a later end of a project was a mistake; what held before it holds again, also after the closing. To put it
 * right, send it again in one batch with this: the project is then as if it had been entered so at first.
 *
 * Phases stand beside it: a report that was submitted meanwhile froze what was known then, and is not submitted anew for this. Nor are
 * mobilities touched: their days stay, where they lie outside the project now, until they are used or changed.
 */
import { Result } from "effect"
import { EventId } from "../Ids.ts"
import type { RetractExtensionStep } from "./ProjectCommand.ts"
import { projectCorrection } from "./ProjectCorrecting.ts"

export const retractExtensionStep = projectCorrection<RetractExtensionStep>(
  "retract-extension-step",
  (_, { extensions, period }, told) => {
    const last = extensions.at(-1)
    if (last === undefined) return Result.fail({ code: "NoExtensionToRetract", project: told.project })
    const { end, requestedEnd = null } = last.before
    const type = "project.extension-step-retracted"
    return Result.succeed({ type, ...told, corrects: [EventId.make(last.id)], end, requestedEnd, before: period.end })
  }
)
