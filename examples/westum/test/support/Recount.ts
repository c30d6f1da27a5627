/**
 * What waits in a project, counted once more from the commands of the story alone: a plain list of what was entered by a day, without
 * the library's projections.
 */
import type { CommandInput } from "@westum/mobility"
import { after, day } from "../../src/story/Days.ts"
import type { Entry } from "../../src/story/Story.ts"

/** One thing that waits, since a day; and whether the final report waits for it. */
export interface Waiting {
  readonly kind: string
  readonly since: string
  readonly blocks: boolean
}

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>

/** The commands about one mobility of the project, in the order in which they were entered. */
const toldOf = (
  entries: ReadonlyArray<Entry>,
  project: string,
  by: string
): ReadonlyMap<string, Array<CommandInput>> => {
  const told = new Map<string, Array<CommandInput>>()
  const entered = [...entries].filter(({ at }) => new Date(at).toISOString().slice(0, 10) <= by)
  for (const command of entered.flatMap(({ commands }) => commands)) {
    if (command.type === "apply" && command.project === project) told.set(command.mobility, [])
    if ("mobility" in command) told.get(command.mobility)?.push(command)
  }
  return told
}

const notGone: ReadonlyArray<CommandInput["type"]> = ["reject", "withdraw", "cancel", "no-show"]

const dayOf = (command: { readonly on?: string | null } | undefined): string => command?.on ?? ""

const waitsOf = (commands: ReadonlyArray<CommandInput>, on: string): ReadonlyArray<Waiting> => {
  const last = <Type extends CommandInput["type"]>(type: Type): Of<Type> | undefined =>
    commands.findLast((command): command is Of<Type> => command.type === type)
  const waiting: Array<Waiting> = []
  const waits = (kind: string, since: string, blocks = false): number => waiting.push({ kind, since, blocks })
  if (commands.some(({ type }) => notGone.includes(type))) return []
  const [approved, departed, prevented] = [last("approve"), last("depart"), last("prevent")]
  const ended = last("complete") ?? last("return-early")
  if (approved === undefined) {
    const waitlisted = last("waitlist")
    waits(waitlisted === undefined ? "decide-application" : "give-place", dayOf(waitlisted ?? last("apply")))
    return waiting
  }
  const planned = last("replan")?.planned ?? last("apply")?.planned
  if (departed === undefined && prevented === undefined) {
    if (last("sign-document") === undefined) waits("sign-document", dayOf(approved))
    if ((planned?.start ?? on) < on) waits("confirm-departure", planned?.start ?? "")
  }
  if (departed !== undefined && ended === undefined) {
    const end = last("extend")?.plannedEnd ?? planned?.end ?? ""
    if (end < on) waits("confirm-return", end, true)
    else if (end <= after(day(on), 14)) waits("extend-in-time", after(day(end), -14))
    const pause = last("interrupt")
    if (pause !== undefined && last("resume") === undefined) waits("resume-stay", dayOf(pause))
  }
  if (last("register") === undefined) {
    const isSettled = ended !== undefined || prevented !== undefined
    waits("register", dayOf(approved), isSettled)
  }
  const report = last("note-report")
  if (report?.status === "requested") waits("hand-in-report", dayOf(report), true)
  if (report?.status === "undelivered") waits("reach-participant", dayOf(report), true)
  return waiting
}

/** All that waited on a day, as it was known by its end; the oldest first. */
export const recounted = (entries: ReadonlyArray<Entry>, project: string, on: string): ReadonlyArray<Waiting> =>
  [...toldOf(entries, project, on).values()]
    .flatMap((commands) => waitsOf(commands, on))
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
