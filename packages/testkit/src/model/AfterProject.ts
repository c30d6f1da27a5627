/**
 * What a project agrees on after a command to it, now and as of a day.
 */
import { limitsIn } from "../oracle/Sharing.ts"
import { iso, numberOf } from "./Days.ts"
import { type Agreed, isPhaseStep, type Project, type ProjectCommand, type Settings } from "./Model.ts"
import { extended, isExtensionStep, unextended } from "./LaterEnds.ts"

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
  opened: false,
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

const withMember = (agreed: Agreed, one: Agreed["members"][number]): Agreed => ({
  ...agreed,
  members: [...agreed.members.filter(({ id }) => id !== one.id), one]
})

const opened = (
  agreed: Agreed,
  { categories, end, number, phase, settings, start }: Extract<ProjectCommand, { readonly type: "open-project" }>
): Agreed => ({
  ...agreed,
  opened: true,
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
      return opened(agreed, command)
    case "assign-number":
      return since(agreed, "number", on, { number: command.number })
    case "change-settings":
      return since(agreed, "settings", on, { settings: { ...agreed.settings, ...command.settings } })
    case "set-goals":
      return since(agreed, "goals", on, { goals: command.goals })
    case "join-member": {
      const before = agreed.members.find(({ id }) => id === command.member)
      const { away = [], leftOn } = before ?? {}
      const times = leftOn === undefined ? away : [...away, [leftOn, on] as const]
      return withMember(agreed, { id: command.member, joinedOn: on, leftOn: undefined, away: times })
    }
    case "leave-member": {
      const { away = [], joinedOn = on } = agreed.members.find(({ id }) => id === command.member) ?? {}
      return withMember(agreed, { id: command.member, joinedOn, leftOn: on, away })
    }
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

/** The project after a command to it, which tells of something that happened on that day. */
export const afterProject = (project: Project | undefined, command: ProjectCommand, on: number): Project => {
  const { told, ...agreed } = project ?? { ...unopened(command.project), told: [] }
  return { ...afterWord(agreed, command, on), told: [...told, { on, command }] }
}

/** What was told of a project, without the steps that were taken back. */
const kept = (told: Project["told"]): Project["told"] => {
  const list: Array<Project["told"][number]> = []
  const takeBack = (isStep: (command: ProjectCommand) => boolean): void => {
    list.splice(
      list.findLastIndex(({ command }) => isStep(command)),
      1
    )
  }
  for (const each of told) {
    if (each.command.type === "retract-project-step") takeBack(isPhaseStep)
    else if (each.command.type === "retract-extension-step") takeBack(isExtensionStep)
    else list.push(each)
  }
  return list
}

/** What a project had agreed on by the end of a day. */
export const agreedBy = (projects: ReadonlyArray<Project>, id: string, day: number): Agreed => {
  const told = kept(projects.find((project) => project.id === id)?.told ?? [])
  return told.reduce((agreed, { command, on }) => (on <= day ? afterWord(agreed, command, on) : agreed), unopened(id))
}
