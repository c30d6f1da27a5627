/**
 * Decision: put right what had been entered wrongly about a member when it joined last, also after the closing. What it did before another
 * day of joining stays: just as nothing that it did meanwhile keeps a leaving from being entered late.
 */
import { Equal, Result } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Decision } from "../eventsourcing/Decision.ts"
import { EventId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { dateAt } from "../time/TimeZone.ts"
import { joinedRightly, membershipOutOfOrder } from "./Membership.ts"
import { project } from "./Project.ts"
import type { CorrectMember } from "./ProjectCorrectionCommand.ts"
import { dayIn } from "./ProjectDecision.ts"

const parts = { project }

export const correctMember: Decision<CorrectMember, ConsortiumEvent, Refusal, typeof parts> = {
  name: "correct-member",
  parts,
  contends: "project",
  keys: ({ project }) => ({ project }),
  decide: ({ changes, member, project: id, reason }, { project: state }, { now }) => {
    if (state.period === undefined) return Result.fail({ code: "UnknownProject", project: id })
    const membership = state.members[member]
    const sources = state.sources.members[member]
    if (membership === undefined || sources === undefined)
      return Result.fail({ code: "UnknownMember", project: id, member })
    const right = joinedRightly(membership, changes)
    if (Equal.equals(right, membership)) return Result.fail({ code: "ProjectAlreadySo", project: id })
    if (changes.joinedOn !== undefined) {
      const day = dayIn(state, { project: id, on: changes.joinedOn }, now)
      if (Result.isFailure(day)) return Result.fail(day.failure)
      const impossible = membershipOutOfOrder(right, right.former.at(-1)?.leftOn)
      if (impossible !== undefined) return Result.fail(impossible)
    }
    return Result.succeed([
      {
        type: "project.member-corrected",
        project: id,
        occurredOn: dateAt(now, state.timeZone),
        corrects: [EventId.make(sources.joining)],
        reason,
        member,
        changes
      }
    ])
  }
}
