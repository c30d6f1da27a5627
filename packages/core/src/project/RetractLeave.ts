/**
 * Decision: the last leaving of a member was a mistake; it takes part as before, also after the closing. To put its day right, send the
 * leaving again in one batch with this. Where it has joined again since, it left.
 */
import { Result } from "effect"
import { EventId } from "../Ids.ts"
import type { RetractLeave } from "./ProjectCorrectionCommand.ts"
import { projectCorrection } from "./ProjectCorrecting.ts"

export const retractLeave = projectCorrection<RetractLeave>("retract-leave", ({ member }, { sources }, told) => {
  const { project } = told
  const ofMember = sources.members[member]
  if (ofMember === undefined) return Result.fail({ code: "UnknownMember", project, member })
  const { leaving } = ofMember
  return leaving === undefined
    ? Result.fail({ code: "NoLeaveToRetract", project, member })
    : Result.succeed({ type: "project.leave-retracted", ...told, corrects: [EventId.make(leaving)], member })
})
