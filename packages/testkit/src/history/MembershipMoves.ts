/**
 * Who takes part in a project: who joins, leaves and comes back, and what of that was entered wrongly.
 */
import { iso } from "../model/Days.ts"
import type { MemberChanges } from "../model/Memberships.ts"
import { activeMembers, type Project, type ProjectCommand } from "../model/Model.ts"
import { choose, type Draw } from "./Move.ts"

/** Somebody comes back or joins, or the last one leaves. */
export const membership = (project: Project, { how }: Draw): ProjectCommand | undefined => {
  const active = activeMembers(project)
  const gone = project.members.find(({ leftOn }) => leftOn !== undefined)
  if (gone !== undefined || how % 2 === 0) {
    const member = gone?.id ?? `member${project.members.length + 1}`
    const known = how % 4 === 0 ? { country: "SE", accededOn: iso(project.start) } : {}
    return { type: "join-member", project: project.id, member, name: `Member ${member}`, ...known }
  }
  const leaving = active.length > 1 ? active[active.length - 1] : undefined
  return leaving === undefined ? undefined : { type: "leave-member", project: project.id, member: leaving }
}

/** Something about a member had been entered wrongly. */
export const memberCorrected = ({ id, members }: Project, { how, what, who }: Draw): ProjectCommand | undefined => {
  const wrong = choose(members, who)
  if (wrong === undefined) return undefined
  const { accededOn, country, joinedOn, name } = wrong
  const all: ReadonlyArray<MemberChanges> = [
    { joinedOn: iso(joinedOn - 1 - (how % 3)) },
    { name: `${name}, rightly` },
    { country: country === null ? "GR" : null },
    { accededOn: accededOn === null ? iso(joinedOn - (how % 3)) : null, name: `New ${name}` }
  ]
  const changes = choose(all, what) ?? {}
  return { type: "correct-member", project: id, member: wrong.id, changes, reason: "typing-error" }
}

/** Somebody had not left. */
export const neverLeft = ({ id, members }: Project): ProjectCommand | undefined => {
  const gone = members.find(({ leftOn }) => leftOn !== undefined)
  return gone === undefined
    ? undefined
    : { type: "retract-leave", project: id, member: gone.id, reason: "other-member" }
}
