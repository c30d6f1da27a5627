/**
 * Decision: take an organisation into a project; one that had left may come back.
 */
import { Result } from "effect"
import type { JoinMember } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const joinMember = projectDecision<JoinMember>(
  "join-member",
  ({ accededOn = null, country = null, member, name, project }, state, occurredOn) => {
    const membership = state.members[member]
    return membership !== undefined && membership.leftOn === undefined
      ? Result.fail({ code: "MemberExists", project, member })
      : Result.succeed([{ type: "project.member-joined", project, occurredOn, member, name, country, accededOn }])
  }
)
