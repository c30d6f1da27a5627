/**
 * Decision: the last leaving of a member was a mistake; it takes part as before, also after the closing. To put its day right, send the
 * leaving again in one batch with this. Where it has joined again since, it left.
 */
import { Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { project } from "./Project.ts"
import type { RetractLeave } from "./ProjectCorrectionCommand.ts"

const parts = { project }

export const retractLeave: Decision<RetractLeave, ConsortiumEvent, Refusal, typeof parts> = {
  name: "retract-leave",
  parts,
  contends: "project",
  keys: ({ project }) => ({ project }),
  decide: ({ member, project: id, reason }, { project: { period, sources, timeZone } }, { now }) => {
    if (period === undefined) return Result.fail({ code: "UnknownProject", project: id })
    const ofMember = sources.members[member]
    if (ofMember === undefined) return Result.fail({ code: "UnknownMember", project: id, member })
    return ofMember.leaving === undefined
      ? Result.fail({ code: "NoLeaveToRetract", project: id, member })
      : Result.succeed([
          {
            type: "project.leave-retracted",
            project: id,
            occurredOn: dateAt(now, timeZone),
            corrects: [EventId.make(ofMember.leaving)],
            reason,
            member
          }
        ])
  }
}
