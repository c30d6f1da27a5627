/**
 * What a project agrees on after a command to it, now and as of a day.
 */
import { limitsIn } from "../oracle/Sharing.ts"
import { iso, numberOf } from "./Days.ts"
import { type Agreed, isPhaseStep, type Project, type ProjectCommand, type Settings } from "./Model.ts"
import { extended, isExtensionStep, unextended } from "./LaterEnds.ts"
import { openedRightly } from "./Openings.ts"
import { membersAfter, toldRightly } from "./Memberships.ts"

/** What holds where a project says nothing. */
const usual: Settings = {
  guards: { project: "block", category: "block", member: "block", "member-category": "block" },
  beyondQuota: "with-reason",
  registerFrom: "approved",
  goalsFrom: "approved",
  placeless: ["accompanying-person", "preparatory-visit"],
  prevented: "uses-place",
  departureNeeds: [],
  deadlines: { finalReport: 60, participantReport: null },
  modes: ["blended"],
  finalPaymentNeeds: { signatures: [], report: false }
}

/** A project before anything was told of it. */
const unopened = (id: string): Agreed => ({
  id,
  opening: undefined,
  openedOn: null,
  start: 0,
  end: 0,
  number: undefined,
  requestedEnd: undefined,
  formerEnds: [],
  categories: [],
  members: [],
  goals: [],
  settings: usual,
  limits: [],
  shared: [],
  lastOn: {},
  money: undefined,
  appliedFor: false,
  phases: []
})

const opened = (
  agreed: Agreed,
  {
    categories,
    coordinator,
    end,
    number,
    phase,
    programme,
    settings,
    start,
    timeZone
  }: Extract<ProjectCommand, { readonly type: "open-project" }>,
  on: number
): Agreed => ({
  ...agreed,
  openedOn: on,
  opening: { coordinator, timeZone, ...(programme === undefined ? {} : { programme }) },
  start: numberOf(start),
  end: numberOf(end),
  number,
  categories,
  settings: { ...usual, ...settings },
  appliedFor: phase === "applied"
})

/** What is entered late does not take the place of what was told of a later day. */
const since = (agreed: Agreed, kind: keyof Agreed["lastOn"], on: number, change: Partial<Agreed>): Agreed =>
  on < (agreed.lastOn[kind] ?? on) ? agreed : { ...agreed, ...change, lastOn: { ...agreed.lastOn, [kind]: on } }

const afterWord = (agreed: Agreed, command: ProjectCommand, on: number): Agreed => {
  switch (command.type) {
    case "open-project":
      return opened(agreed, command, on)
    case "correct-project":
      // Where the opening stands among what was told, it is put right: see below.
      return agreed
    case "assign-number":
      return since(agreed, "number", on, { number: command.number })
    case "change-settings":
      return since(agreed, "settings", on, { settings: { ...agreed.settings, ...command.settings } })
    case "set-goals":
      return since(agreed, "goals", on, { goals: command.goals })
    case "join-member":
    case "leave-member":
    case "correct-member":
    case "retract-leave":
      return { ...agreed, members: membersAfter(agreed.members, command, on) }
    case "grant-places":
    case "allocate-places":
    case "move-places": {
      const shared = [...agreed.shared, { on: iso(on), word: command }]
      return { ...agreed, shared, limits: limitsIn(shared) }
    }
    case "award-grant":
      return since(agreed, "money", on, { money: { currency: command.currency, awards: command.awards } })
    case "request-extension":
    case "grant-extension":
    case "refuse-extension":
      return { ...agreed, ...extended(agreed, command) }
    case "retract-extension-step":
      return { ...agreed, ...unextended(agreed) }
    case "record-grant-decision":
    case "submit-report":
    case "return-report":
    case "record-check":
    case "close-project":
      return { ...agreed, phases: [...agreed.phases, { on, command }] }
    case "retract-project-step":
      return { ...agreed, phases: agreed.phases.slice(0, -1) }
  }
}

/** What was told of a project, with its corrections worked in. */
export const kept = (told: Project["told"]): Project["told"] => {
  let list: Array<Project["told"][number]> = []
  const takeBack = (isStep: (command: ProjectCommand) => boolean): void => {
    list.splice(
      list.findLastIndex(({ command }) => isStep(command)),
      1
    )
  }
  for (const each of told) {
    if (each.command.type === "retract-project-step") takeBack(isPhaseStep)
    else if (each.command.type === "retract-extension-step") takeBack(isExtensionStep)
    else if (each.command.type === "correct-project") list = [...openedRightly(list, each.command)]
    else if (each.command.type === "correct-member" || each.command.type === "retract-leave")
      list = [...toldRightly(list, each.command)]
    else list.push(each)
  }
  return list
}

/** What follows from all of this in turn. */
const folded = (id: string, told: Project["told"]): Agreed =>
  told.reduce((agreed, { command, on }) => afterWord(agreed, command, on), unopened(id))

/** The project after a command to it, which tells of something that happened on that day. */
export const afterProject = (project: Project | undefined, command: ProjectCommand, on: number): Project => {
  const { told, ...agreed } = project ?? { ...unopened(command.project), told: [] }
  const all = [...told, { on, command }]
  const now = command.type === "correct-project" ? folded(command.project, kept(all)) : afterWord(agreed, command, on)
  return { ...now, told: all }
}

/** What a project had agreed on by the end of a day. */
export const agreedBy = (projects: ReadonlyArray<Project>, id: string, day: number): Agreed => {
  const told = kept(projects.find((project) => project.id === id)?.told ?? [])
  return folded(
    id,
    told.filter(({ on }) => on <= day)
  )
}
