/**
 * A history with a mistake in it: one command entered wrongly, and later corrected to what it should have been.
 */
import type { CommandInput } from "@westum/mobility"
import type { Changes } from "../oracle/Facts.ts"
import { iso, numberOf } from "../model/Days.ts"
import { type Entry, History } from "./History.ts"
import { choose } from "./Move.ts"
import { projectSlips, roomUntil, type Slip } from "./ProjectMistake.ts"
import type { Names } from "./Setting.ts"

type Entered = Extract<CommandInput, { readonly type: "apply" | "record-past" }>

/** The wrong command about a mobility, and what puts it right. */
type Wrong = readonly [wrong: CommandInput, changes: Changes]

const other = (values: ReadonlyArray<string>, right: string, number: number): string =>
  choose(
    values.filter((value) => value !== right),
    number
  ) ?? right

/** Today, where it was earlier; otherwise some days too early. */
const misread = (right: string, day: number, number: number): string =>
  right === iso(day) || number % 2 === 0 ? iso(numberOf(right) - 1 - (number % 3)) : iso(day)

const details = (command: Entered, names: Names, number: number): ReadonlyArray<Wrong> => {
  const { activity, category, goals = [], group, host, member, participant, planned, project } = command
  const wrongGoals = names.goals.filter((goal) => !goals.includes(goal))
  return [
    [{ ...command, member: other(names.members, member, number) }, { member }],
    [{ ...command, category: other(names.categories, category, number) }, { category }],
    [{ ...command, participant: other(["p1", "p2", "p7"], participant, number) }, { participant }],
    [{ ...command, goals: goals.length > 1 ? goals.slice(1) : [...goals, ...wrongGoals] }, { goals }],
    [{ ...command, project: other(names.projects, project, number) }, { project }],
    [{ ...command, activity: "course" }, { activity: activity ?? null }],
    [{ ...command, host: "h9" }, { host: host ?? null }],
    [{ ...command, group: "g9" }, { group: group ?? null }],
    ...(planned === undefined ? [] : [[{ ...command, planned: { ...planned, end: null } }, { planned }] as const])
  ]
}

const forgotten = (command: Extract<CommandInput, { readonly type: "record-past" }>): ReadonlyArray<Wrong> => {
  const { appliedOn, approvedOn, departedOn, endedOn } = command
  return [
    ...(appliedOn === null ? [] : [[{ ...command, appliedOn: null }, { dates: { applied: appliedOn } }] as const]),
    ...(approvedOn === null ? [] : [[{ ...command, approvedOn: null }, { dates: { approved: approvedOn } }] as const]),
    ...(departedOn === null ? [] : [[{ ...command, departedOn: null }, { dates: { departed: departedOn } }] as const]),
    ...(endedOn === null ? [] : [[{ ...command, endedOn: null }, { dates: { ended: endedOn } }] as const])
  ]
}

/** What every word about a return says. */
const ofReturn = ({ mobility, on }: Extract<CommandInput, { readonly type: "complete" | "return-early" }>) => ({
  mobility,
  ...(on === undefined ? {} : { on })
})

/** Every way to enter this command wrongly that a correction can put right. */
const slips = (command: CommandInput, names: Names, day: number, number: number): ReadonlyArray<Wrong> => {
  const right = "on" in command && command.on !== undefined ? command.on : iso(day)
  const on = misread(right, day, number)
  switch (command.type) {
    case "apply":
      return [[{ ...command, on }, { dates: { applied: right } }], ...details(command, names, number)]
    case "record-past":
      return [...forgotten(command), ...details(command, names, number)]
    case "approve":
      return [[{ ...command, on }, { dates: { approved: right } }]]
    case "depart":
      return [[{ ...command, on }, { dates: { departed: right } }]]
    case "complete":
      return [
        [{ ...command, on }, { dates: { ended: right } }],
        [{ ...ofReturn(command), type: "return-early", forceMajeure: true, reason: "other" }, { returnedEarly: null }]
      ]
    case "return-early": {
      const { forceMajeure, reason } = command
      const returnedEarly = { forceMajeure, reason }
      return [
        [{ ...command, on }, { dates: { ended: right } }],
        [{ ...command, forceMajeure: !forceMajeure, reason: "other" }, { returnedEarly }],
        [{ ...ofReturn(command), type: "complete" }, { returnedEarly }]
      ]
    }
    case "register":
      return [[{ ...command, on }, { dates: { registered: right } }]]
    case "update-registration":
      return [[{ ...command, on }, { dates: { registrationUpdated: right } }]]
    case "remove-registration":
      return [[{ ...command, on }, { dates: { registrationRemoved: right } }]]
    case "change-goals":
      return [
        [{ ...command, goals: [...names.goals.slice(0, 1), ...command.goals.slice(1)] }, { goals: command.goals }]
      ]
    default:
      return []
  }
}

/** What a row in the tool shows is no fact about the stay: it shows what was typed there, whatever was known. */
const withPeriod = (command: CommandInput): CommandInput => {
  const period = { start: null, end: null }
  if (command.type === "register" || command.type === "update-registration") return { ...command, period }
  return command.type === "record-past" && command.registration !== undefined
    ? { ...command, registration: { ...command.registration, period } }
    : command
}

const settled: ReadonlyArray<string> = [
  "correct-details",
  "correct-registration",
  "retract-step",
  "enter-in-error",
  "reinstate",
  "change-goals",
  "remove-registration"
]

/** A correction of planned days means those said last: an approval or a departure may say others. */
const replans = (command: CommandInput): boolean =>
  (command.type === "approve" && command.planned !== undefined) ||
  (command.type === "depart" && command.plannedEnd !== undefined)

/** Later entries until one that speaks of the same things. */
const room = (entries: ReadonlyArray<Entry>, from: number, mobility: string, { dates, planned }: Changes): number => {
  const isOfUpdate = dates?.registrationUpdated !== undefined
  return roomUntil(
    entries,
    from,
    (each) =>
      "mobility" in each &&
      each.mobility === mobility &&
      (settled.includes(each.type) ||
        (planned !== undefined && replans(each)) ||
        (isOfUpdate && each.type === "update-registration"))
  )
}

/** An entry with the id of its command, which is the same in both histories. */
export type Named = readonly [entry: Entry, commandId: string]

/** What should have been entered, and what was. */
export interface Mistake {
  readonly right: ReadonlyArray<Named>
  readonly wrong: ReadonlyArray<Named>
}

/** The id of the row was another. */
const mistypedRow = (
  { mobility, tool, ...row }: Extract<CommandInput, { readonly type: "register" }>,
  within: number
): Slip => ({
  wrong: [{ ...row, mobility, tool: `${tool}, mistyped` }],
  right: [{ type: "correct-registration", mobility, tool, reason: "typing-error" }],
  room: within
})

/** Every mistake about a mobility that can be made in the entry at this place, and put right. */
const mobilitySlips = (
  entries: ReadonlyArray<Entry>,
  at: number,
  names: Names,
  number: number
): ReadonlyArray<Slip> => {
  const [command, ...others] = entries[at]?.commands ?? []
  if (command === undefined || others.length > 0 || !("mobility" in command)) return []
  const { mobility } = command
  const same = JSON.stringify(command)
  const mistyped = command.type === "register" ? [mistypedRow(command, room(entries, at, mobility, {}))] : []
  const wrongly = slips(command, names, entries[at]?.day ?? 0, number)
    .filter(([wrong]) => JSON.stringify(wrong) !== same)
    .map(([wrong, changes]): Slip => ({
      wrong: [wrong],
      right: [{ type: "correct-details", mobility, changes, reason: "typing-error" }],
      room: room(entries, at, mobility, changes)
    }))
  return [...mistyped, ...wrongly]
}

/** Those about one project or one mobility: of the many entries that have some about a mobility, one is chosen now and then only. */
const slipsOf = (entries: ReadonlyArray<Entry>, names: Names, number: number) => {
  const all = entries.map((_, at) => ({
    at,
    mobility: mobilitySlips(entries, at, names, number),
    project: projectSlips(entries, at)
  }))
  const kind = number % 4 === 3 ? ("project" as const) : ("mobility" as const)
  return all.flatMap((each) => (each[kind].length > 0 ? [{ at: each.at, slips: each[kind] }] : []))
}

/** What things are called in these entries. */
const namesIn = (entries: ReadonlyArray<Entry>): Names => {
  const commands = entries.flatMap((entry) => entry.commands)
  const all = (names: (command: CommandInput) => ReadonlyArray<string>): ReadonlyArray<string> => [
    ...new Set(commands.flatMap(names))
  ]
  return {
    projects: all((command) => (command.type === "open-project" ? [command.project] : [])),
    members: all((command) => (command.type === "join-member" ? [command.member] : [])),
    categories: all((command) => (command.type === "open-project" ? command.categories : [])),
    goals: all((command) => (command.type === "set-goals" ? command.goals.map(({ code }) => code) : []))
  }
}

/** One mistake in this history, if there is a command to make it in. */
export const mistakeIn = ({ entries }: History, number: number): Mistake | undefined => {
  const periods = entries.map((entry): Entry => {
    const [first, ...rest] = entry.commands
    return { ...entry, commands: [withPeriod(first), ...rest.map(withPeriod)] }
  })
  const right = periods.map((entry, i): Named => [entry, `entry-${i}`])
  const names = namesIn(entries)
  const chosen = choose(slipsOf(periods, names, number), number >> 2)
  const entry = chosen === undefined ? undefined : periods[chosen.at]
  const slip = choose(chosen?.slips ?? [], number >> 4)
  if (chosen === undefined || entry === undefined || slip === undefined) return undefined
  const { at } = chosen
  const last = at + ((number >> 3) % (Math.min(8, slip.room) + 1))
  const day = periods[last]?.day ?? entry.day
  return {
    right,
    wrong: [
      ...right.slice(0, at),
      [{ ...entry, commands: slip.wrong }, `entry-${at}`],
      ...right.slice(at + 1, last + 1),
      [{ day, mode: "all-or-none", commands: slip.right }, "correction"],
      ...right.slice(last + 1)
    ]
  }
}

/** For messages. */
export const shown = (named: ReadonlyArray<Named>): string => String(new History(named.map(([entry]) => entry)))
