/**
 * Mistakes about those who take part in a project, and what puts them right.
 */
import type { CommandInput } from "@westum/mobility"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { iso, numberOf } from "../model/Days.ts"
import type { MemberChanges } from "../model/Memberships.ts"
import type { Entry } from "./History.ts"

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>

type OpeningChanges = Of<"correct-project">["changes"]

/** What was entered instead of an entry, what puts that right, and within how many entries. */
export interface Slip {
  readonly wrong: Entry["commands"]
  readonly right: NonEmptyReadonlyArray<CommandInput>
  readonly room: number
}

/** Later entries until one that speaks of the same. */
export const roomUntil = (
  entries: ReadonlyArray<Entry>,
  from: number,
  isSame: (command: CommandInput) => boolean
): number => {
  const next = entries.findIndex(({ commands }, i) => i > from && commands.some(isSame))
  return (next < 0 ? entries.length : next) - from - 1
}

const isOfMember =
  (joining: Of<"join-member">, ...types: ReadonlyArray<string>) =>
  (command: CommandInput): boolean =>
    types.includes(command.type) &&
    "project" in command &&
    command.project === joining.project &&
    "member" in command &&
    command.member === joining.member

/** The joining entered otherwise, each with what corrects it. */
const joinings = (joining: Of<"join-member">, day: number): ReadonlyArray<readonly [CommandInput, MemberChanges]> => {
  const { accededOn = null, country = null, name, on: right = iso(day) } = joining
  const { accededOn: _1, country: _2, ...unsaid } = joining
  return [
    [{ ...joining, name: `${name}, wrongly` }, { name }],
    [{ ...joining, on: iso(numberOf(right) - 2) }, { joinedOn: right }],
    [
      { ...joining, country: "GR", accededOn: iso(numberOf(right) - 1) },
      { country, accededOn }
    ],
    [unsaid, { country, accededOn, name }]
  ]
}

const replaced = ({ commands: [first, ...rest] }: Entry, at: number, command: CommandInput): Entry["commands"] =>
  at === 0 ? [command, ...rest] : [first, ...rest.slice(0, at - 1), command, ...rest.slice(at)]

/** What was entered wrongly of a member that joins here. */
const ofJoining = (entries: ReadonlyArray<Entry>, entry: Entry, i: number, at: number): ReadonlyArray<Slip> => {
  const joining = entry.commands[at]
  if (joining?.type !== "join-member") return []
  const { member, project } = joining
  const reason = "typing-error"
  const settled = isOfMember(joining, "join-member", "correct-member")
  const wrongly = joinings(joining, entry.day).map(([wrong, changes]): Slip => ({
    wrong: replaced(entry, at, wrong),
    right: [{ type: "correct-member", project, member, changes, reason }],
    room: roomUntil(entries, i, settled)
  }))
  const leaving: CommandInput = { type: "leave-member", project, member, on: iso(entry.day) }
  const left: Slip = {
    wrong: [...entry.commands, leaving],
    right: [{ type: "retract-leave", project, member, reason: "other-member" }],
    room: roomUntil(entries, i, isOfMember(joining, "join-member", "leave-member", "retract-leave"))
  }
  return [...wrongly, left]
}

/** The opening entered otherwise, each with what corrects it; a hosting keeps the zone in which it was requested. */
const openings = (
  opening: Of<"open-project">,
  hosts: boolean,
  day: number
): ReadonlyArray<readonly [CommandInput, OpeningChanges]> => {
  const { categories, coordinator, end, on = iso(day), programme = null, start, timeZone } = opening
  const [first] = categories
  const { programme: _, ...unsaid } = opening
  return [
    [{ ...opening, start: iso(numberOf(start) - 3) }, { start }],
    [{ ...opening, end: iso(numberOf(end) + 2) }, { end }],
    [{ ...opening, end: iso(numberOf(end) - 1) }, { end }],
    [{ ...opening, on: iso(numberOf(on) - 2) }, { openedOn: on }],
    [{ ...opening, coordinator: "somebody-else" }, { coordinator }],
    [{ ...opening, programme: "KA000" }, { programme }],
    [
      { ...unsaid, coordinator: "somebody-else" },
      { programme, coordinator }
    ],
    [{ ...opening, categories: [first] }, { categories }],
    ...(hosts ? [] : [[{ ...opening, timeZone: "Europe/Lisbon" }, { timeZone }] as const])
  ]
}

/** What was entered wrongly of a project that is opened here. */
const ofOpening = (entries: ReadonlyArray<Entry>, entry: Entry, i: number): ReadonlyArray<Slip> => {
  const [opening] = entry.commands
  if (opening.type !== "open-project") return []
  const { project } = opening
  const hosts = entries.some(({ commands }) => commands.some(({ type }) => type === "request-hosting"))
  return openings(opening, hosts, entry.day).map(([wrong, changes]): Slip => ({
    wrong: replaced(entry, 0, wrong),
    right: [{ type: "correct-project", project, changes, reason: "typing-error" }],
    room: roomUntil(entries, i, (each) => each.type === "correct-project" && each.project === project)
  }))
}

/** Every mistake about projects that can be made in the entry at this place, and put right. */
export const projectSlips = (entries: ReadonlyArray<Entry>, i: number): ReadonlyArray<Slip> => {
  const entry = entries[i]
  if (entry === undefined) return []
  const same = JSON.stringify(entry.commands)
  return [
    ...ofOpening(entries, entry, i),
    ...entry.commands.flatMap((_, at) => ofJoining(entries, entry, i, at))
  ].filter(({ wrong }) => JSON.stringify(wrong) !== same)
}
