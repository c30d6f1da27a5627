/**
 * What speaks against a word on who takes part in a project.
 */
import { dayOf, type Project } from "./Model.ts"
import { corrected, type MemberChanges, type MemberCommand } from "./Memberships.ts"
import type { Member } from "./Member.ts"
import { isAfterClosing } from "./Phases.ts"
import { type Reason, when } from "./Standing.ts"

const againstJoining = (membership: Member | undefined, on: number): ReadonlyArray<Reason> => {
  if (membership === undefined) return []
  const { leftOn } = membership
  return [...when(leftOn === undefined, "MemberExists"), ...when(leftOn !== undefined && on < leftOn, "OutOfOrder")]
}

const againstLeaving = ({ joinedOn, leftOn }: Member, on: number): ReadonlyArray<Reason> => [
  ...when(leftOn !== undefined, "MemberHasLeft"),
  ...when(leftOn === undefined && on < joinedOn, "OutOfOrder")
]

const againstCorrection = (
  project: Project,
  membership: Member,
  changes: MemberChanges,
  today: number
): ReadonlyArray<Reason> => {
  const right = corrected(membership, changes)
  const isSo = JSON.stringify(right) === JSON.stringify(membership)
  if (changes.joinedOn === undefined) return when(isSo, "ProjectAlreadySo")
  const { away, joinedOn, leftOn } = right
  const [leftBefore = joinedOn] = away.at(-1) ?? []
  return [
    ...when(isSo, "ProjectAlreadySo"),
    ...when(joinedOn > today, "InFuture"),
    ...when(isAfterClosing(project, joinedOn), "ProjectClosed"),
    ...when(joinedOn < leftBefore || (leftOn !== undefined && leftOn < joinedOn), "OutOfOrder")
  ]
}

/** Every reason against it, besides its own day. */
export const againstMembership = (project: Project, command: MemberCommand, today: number): ReadonlyArray<Reason> => {
  const membership = project.members.find(({ id }) => id === command.member)
  const on = dayOf("on" in command ? command.on : undefined) ?? today
  if (command.type === "join-member") return againstJoining(membership, on)
  if (membership === undefined) return ["UnknownMember"]
  switch (command.type) {
    case "leave-member":
      return againstLeaving(membership, on)
    case "correct-member":
      return againstCorrection(project, membership, command.changes, today)
    case "retract-leave":
      return when(membership.leftOn === undefined, "NoLeaveToRetract")
  }
}
