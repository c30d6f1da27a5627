/**
 * Decision: take an organisation into a project; one that had left may come back.
 */
import { Result } from "effect"
import { membershipOutOfOrder } from "./Membership.ts"
import type { JoinMember } from "./ProjectCommand.ts"
import { projectDecision } from "./ProjectDecision.ts"

export const joinMember = projectDecision<JoinMember>(
  "join-member",
  ({ accededOn = null, country: said, member, name, project }, state, occurredOn) => {
    const membership = state.members[member]
    const leftOn = membership?.leftOn
    // An organisation is where it was; it accedes anew.
    const country = said ?? membership?.country ?? null
    if (membership !== undefined && leftOn === undefined) return Result.fail({ code: "MemberExists", project, member })
    const impossible = membershipOutOfOrder({ joinedOn: occurredOn, leftOn: undefined }, leftOn)
    return impossible === undefined
      ? Result.succeed([{ type: "project.member-joined", project, occurredOn, member, name, country, accededOn }])
      : Result.fail(impossible)
  }
)
