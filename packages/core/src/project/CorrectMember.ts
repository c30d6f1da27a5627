/**
 * Decision: put right what had been entered wrongly about a member when it joined last, also after the closing. What it did before another
 * day of joining stays: just as nothing that it did meanwhile keeps a leaving from being entered late.
 */
import { Equal, Result } from "effect"
import { EventId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { joinedRightly, type Membership, membershipOutOfOrder } from "./Membership.ts"
import type { CorrectMember } from "./ProjectCorrectionCommand.ts"
import { dayIn } from "./ProjectDecision.ts"
import { type Correcting, type OpenedProject, projectCorrection } from "./ProjectCorrecting.ts"

/** The other day of joining lies ahead, after the closing, or beside the days of leaving. */
const joiningRefusal = (
  state: OpenedProject,
  right: Membership,
  { project }: Correcting,
  now: number
): Refusal | undefined => {
  const day = dayIn(state, { project, on: right.joinedOn }, now)
  return Result.isFailure(day) ? day.failure : membershipOutOfOrder(right, right.former.at(-1)?.leftOn)
}

export const correctMember = projectCorrection<CorrectMember>(
  "correct-member",
  ({ changes, member }, state, told, now) => {
    const { project } = told
    const membership = state.members[member]
    const sources = state.sources.members[member]
    if (membership === undefined || sources === undefined) {
      return Result.fail({ code: "UnknownMember", project, member })
    }
    const right = joinedRightly(membership, changes)
    if (Equal.equals(right, membership)) return Result.fail({ code: "ProjectAlreadySo", project })
    const impossible = changes.joinedOn === undefined ? undefined : joiningRefusal(state, right, told, now)
    const corrects = [EventId.make(sources.joining)] as const
    return impossible === undefined
      ? Result.succeed({ type: "project.member-corrected", ...told, corrects, member, changes })
      : Result.fail(impossible)
  }
)
