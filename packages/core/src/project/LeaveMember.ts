/**
 * Decision: let an organisation go; its mobilities stay where they are.
 */
import { Result } from "effect"
import { membershipOutOfOrder } from "./Membership.ts"
import type { LeaveMember } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const leaveMember = projectDecision<LeaveMember>("leave-member", ({ member, project }, state, occurredOn) => {
  const membership = state.members[member]
  if (membership === undefined) return Result.fail({ code: "UnknownMember", project, member })
  const { joinedOn, leftOn } = membership
  if (leftOn !== undefined) return Result.fail({ code: "MemberHasLeft", project, member, leftOn })
  const impossible = membershipOutOfOrder({ joinedOn, leftOn: occurredOn }, undefined)
  return impossible === undefined
    ? Result.succeed([{ type: "project.member-left", project, occurredOn, member }])
    : Result.fail(impossible)
})
