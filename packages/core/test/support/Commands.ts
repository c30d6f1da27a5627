/**
 * Commands of an ordinary project and an ordinary stay, each with its day; what a test wants otherwise it says.
 */
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"

type Of<Type extends CommandInput["type"]> = Extract<CommandInput, { readonly type: Type }>
type More<Type extends CommandInput["type"]> = Partial<Omit<Of<Type>, "type">>

/** The days of an ordinary stay. */
export const days = {
  applied: "2019-10-01",
  approved: "2019-10-10",
  departed: "2019-11-01",
  ended: "2019-11-20",
  registered: "2019-12-01"
} as const

export const openProject = (more: More<"open-project"> = {}): CommandInput => ({
  type: "open-project",
  project: "p",
  on: "2019-09-01",
  coordinator: "north",
  start: "2019-09-01",
  end: "2021-08-31",
  timeZone: "Europe/Stockholm",
  categories: ["learner", "staff"],
  ...more
})

/** Goals 1 and 2, the latter a heading with 2.1 and 2.2 below it. */
export const setGoals = (more: More<"set-goals"> = {}): CommandInput => ({
  type: "set-goals",
  project: "p",
  on: "2019-09-01",
  goals: [
    { code: "1", titles: { en: "Languages", sv: "Språk" } },
    { code: "2", titles: {} },
    { code: "2.1", titles: {}, parent: "2" },
    { code: "2.2", titles: {}, parent: "2" }
  ],
  ...more
})

export const join = (member: string, project = "p", more: More<"join-member"> = {}): CommandInput => ({
  type: "join-member",
  project,
  on: "2019-09-01",
  member,
  name: member.toUpperCase(),
  ...more
})

/** A project with its goals and the members north, south and east. */
export const opened = (project = "p", more: More<"open-project"> = {}): ReadonlyArray<CommandInput> => [
  openProject({ project, ...more }),
  setGoals({ project }),
  ...["north", "south", "east"].map((member) => join(member, project))
]

/** What a project decides for itself, where it says nothing; and a change to it. */
export const settings = (more: Partial<Of<"change-settings">["settings"]> = {}): Of<"change-settings">["settings"] => ({
  guards: { project: "block", category: "block", member: "block", "member-category": "block" },
  beyondQuota: "with-reason",
  registerFrom: "approved",
  goalsFrom: "approved",
  ...more
})

export const grant = (places: number, category?: string): CommandInput => ({
  type: "grant-places",
  project: "p",
  on: "2019-09-01",
  places,
  ...(category === undefined ? {} : { category })
})

export const allocate = (member: string, places: number | null, category?: string): CommandInput => ({
  type: "allocate-places",
  project: "p",
  on: "2019-09-01",
  member,
  places,
  ...(category === undefined ? {} : { category })
})

export const move = (from: string, to: string, places: number, category?: string): CommandInput => ({
  type: "move-places",
  project: "p",
  on: "2019-09-01",
  from,
  to,
  places,
  ...(category === undefined ? {} : { category })
})

/** A learner of member north applies, with goal 1; each mobility has a participant of its own. */
export const apply = (mobility: string, more: More<"apply"> = {}): CommandInput => ({
  type: "apply",
  mobility,
  project: "p",
  member: "north",
  category: "learner",
  participant: `participant of ${mobility}`,
  goals: ["1"],
  on: days.applied,
  planned: { start: "2019-11-01", end: "2019-11-20" },
  ...more
})

export const approve = (mobility: string, more: More<"approve"> = {}): CommandInput => ({
  type: "approve",
  mobility,
  on: days.approved,
  ...more
})

export const depart = (mobility: string, more: More<"depart"> = {}): CommandInput => ({
  type: "depart",
  mobility,
  on: days.departed,
  ...more
})

export const complete = (mobility: string, more: More<"complete"> = {}): CommandInput => ({
  type: "complete",
  mobility,
  on: days.ended,
  ...more
})

export const returnEarly = (mobility: string, more: More<"return-early"> = {}): CommandInput => ({
  type: "return-early",
  mobility,
  on: "2019-11-10",
  forceMajeure: false,
  reason: "homesick",
  ...more
})

export const reject = (mobility: string, on: string = days.approved): CommandInput => ({
  type: "reject",
  mobility,
  on,
  reason: "no-language"
})

export const withdraw = (mobility: string, on = "2019-10-20"): CommandInput => ({
  type: "withdraw",
  mobility,
  on,
  reason: "new-job"
})

export const cancel = (mobility: string, on = "2019-10-20"): CommandInput => ({
  type: "cancel",
  mobility,
  on,
  reason: "host-closed"
})

/** A complete row with the actual dates. */
export const register = (mobility: string, more: More<"register"> = {}): CommandInput => ({
  type: "register",
  mobility,
  on: days.registered,
  tool: `tool id of ${mobility}`,
  status: "complete",
  dates: "actual",
  ...more
})

export const updateRegistration = (mobility: string, more: More<"update-registration"> = {}): CommandInput => ({
  type: "update-registration",
  mobility,
  on: "2019-12-10",
  status: "complete",
  dates: "actual",
  ...more
})

export const removeRegistration = (mobility: string, on = "2019-12-20"): CommandInput => ({
  type: "remove-registration",
  mobility,
  on,
  reason: "wrong-project"
})

export const changeGoals = (mobility: string, goals: ReadonlyArray<string>, on = "2019-12-05"): CommandInput => ({
  type: "change-goals",
  mobility,
  goals,
  on
})

export const outcome = (mobility: string, more: More<"record-outcome"> = {}): CommandInput => ({
  type: "record-outcome",
  mobility,
  on: "2019-12-05",
  goal: "1",
  result: "reached",
  evidence: `report of ${mobility}`,
  ...more
})

export const recordPast = (mobility: string, more: More<"record-past"> = {}): CommandInput => ({
  type: "record-past",
  mobility,
  project: "p",
  member: "north",
  category: "learner",
  participant: `participant of ${mobility}`,
  goals: ["1"],
  appliedOn: days.applied,
  approvedOn: days.approved,
  departedOn: days.departed,
  endedOn: days.ended,
  ...more
})

export const correct = (mobility: string, changes: Of<"correct-details">["changes"]): CommandInput => ({
  type: "correct-details",
  mobility,
  changes,
  reason: "typing-error"
})

export const retract = (mobility: string): CommandInput => ({ type: "retract-step", mobility, reason: "wrong-row" })

export const enterInError = (mobility: string, more: More<"enter-in-error"> = {}): CommandInput => ({
  type: "enter-in-error",
  mobility,
  reason: "duplicate",
  ...more
})

/** Applied and approved. */
export const approved = (mobility: string, more: More<"apply"> = {}): ReadonlyArray<CommandInput> => [
  apply(mobility, more),
  approve(mobility)
]

/** From the application to the return. */
export const completed = (mobility: string, more: More<"apply"> = {}): ReadonlyArray<CommandInput> => [
  ...approved(mobility, more),
  depart(mobility),
  complete(mobility)
]
