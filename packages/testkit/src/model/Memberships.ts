/**
 * What is told of those who take part in a project, and what of that was said by mistake.
 */
import { numberOf } from "./Days.ts"
import type { Member } from "./Member.ts"
import type { Agreed, Project, ProjectCommand } from "./Model.ts"

type Of<Type extends ProjectCommand["type"]> = Extract<ProjectCommand, { readonly type: Type }>

/** A word on who takes part. */
export type MemberCommand = Of<"join-member" | "leave-member" | "correct-member" | "retract-leave">

/** The right values in place of the wrong ones. */
export type MemberChanges = Of<"correct-member">["changes"]

const joined = (before: Member | undefined, command: Of<"join-member">, on: number): Member => {
  const { accededOn = null, country = before?.country ?? null, member, name } = command
  const { away = [], leftOn } = before ?? {}
  const times = leftOn === undefined ? away : [...away, [leftOn, on] as const]
  return { id: member, name, country, accededOn, joinedOn: on, leftOn: undefined, away: times }
}

/** The member as it should have been entered. */
export const corrected = (member: Member, { joinedOn, ...changes }: MemberChanges): Member => {
  const on = joinedOn === undefined ? member.joinedOn : numberOf(joinedOn)
  const [lastLeft] = member.away.at(-1) ?? []
  const away = lastLeft === undefined ? [] : [...member.away.slice(0, -1), [lastLeft, on] as const]
  return { ...member, ...changes, joinedOn: on, away }
}

const after = (before: Member | undefined, command: MemberCommand, on: number): Member | undefined => {
  if (command.type === "join-member") return joined(before, command, on)
  if (before === undefined) return undefined
  if (command.type === "correct-member") return corrected(before, command.changes)
  return { ...before, leftOn: command.type === "leave-member" ? on : undefined }
}

/** The members after a word on one of them. */
export const membersAfter = (members: Agreed["members"], command: MemberCommand, on: number): Agreed["members"] => {
  const before = members.find(({ id }) => id === command.member)
  const one = after(before, command, on)
  return one === undefined ? members : [...members.filter(({ id }) => id !== one.id), one]
}

type Told = Project["told"]

/** The joining as it should have been entered. */
const rejoined = ({ command, on }: Told[number], { joinedOn, ...changes }: MemberChanges): Told[number] => {
  if (command.type !== "join-member") return { command, on }
  const { accededOn: saidDay, country: saidCountry, ...said } = command
  const { accededOn = saidDay, country = saidCountry, name = said.name } = changes
  const known = { ...(accededOn == null ? {} : { accededOn }), ...(country == null ? {} : { country }) }
  return { on: joinedOn === undefined ? on : numberOf(joinedOn), command: { ...said, name, ...known } }
}

/** What was told with this correction worked in: the last leaving gone, or the last joining as it should have been. */
export const toldRightly = (told: Told, correction: Of<"correct-member" | "retract-leave">): Told => {
  const wanted = correction.type === "retract-leave" ? "leave-member" : "join-member"
  const last = told.findLastIndex(({ command }) => command.type === wanted && command.member === correction.member)
  return told.flatMap((each, i) => {
    if (i !== last) return [each]
    return correction.type === "retract-leave" ? [] : [rejoined(each, correction.changes)]
  })
}
