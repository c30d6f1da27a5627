/**
 * Decision: let an organisation go; its mobilities stay where they are.
 */
import { Result } from "effect"
import type { LeaveMember } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const leaveMember = projectDecision<LeaveMember>("leave-member", ({ member, project }, state, occurredOn) => {
  const membership = state.members[member]
  if (membership === undefined) return Result.fail({ code: "UnknownMember", project, member })
  return membership.leftOn === undefined
    ? Result.succeed([{ type: "project.member-left", project, occurredOn, member }])
    : Result.fail({ code: "MemberHasLeft", project, member, leftOn: membership.leftOn })
})
