/**
 * As much of a consortium as a generator must remember to know what is possible next; written apart from the domain.
 */
import type { CommandInput } from "@westum/mobility"
import type { Holder, Limits } from "../oracle/Limits.ts"

/** A day by its number; null where nobody knows it. */
export type Day = number | null

/** From the first to the last day. */
export interface Span {
  readonly start: Day
  readonly end: Day
}

/** What happened to the row in the tool. */
export interface RowFact {
  readonly did: "registered" | "updated" | "removed"
  readonly on: Day
  readonly complete: boolean
  readonly actual: boolean
}

/** A mobility. */
export interface Mobility {
  readonly id: string
  readonly project: string
  readonly member: string
  readonly category: string
  readonly participant: string
  readonly goals: ReadonlyArray<string>
  readonly stage:
    | "applied"
    | "approved"
    | "departed"
    | "completed"
    | "returned-early"
    | "rejected"
    | "withdrawn"
    | "cancelled"
    | "in-error"
  /** The stage before a rejection, withdrawal or cancellation. */
  readonly came: "applied" | "approved"
  readonly appliedOn: Day
  readonly approvedOn: Day
  readonly departedOn: Day
  readonly endedOn: Day
  readonly leftOn: Day
  readonly planned: Span
  readonly plannedEnd: Day
  readonly past: boolean
  readonly row: { readonly tool: string; readonly complete: boolean; readonly actual: boolean } | undefined
  readonly rowFacts: ReadonlyArray<RowFact>
  readonly goalDays: ReadonlyArray<number>
  readonly outcomes: ReadonlyArray<{ readonly goal: string; readonly on: number }>
}

/** The settings as commands carry them. */
export type Settings = NonNullable<Extract<CommandInput, { readonly type: "open-project" }>["settings"]>

/** A goal as commands carry it. */
export type Goal = Extract<CommandInput, { readonly type: "set-goals" }>["goals"][number]

/** A project. */
export interface Project {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly requested: boolean
  readonly categories: ReadonlyArray<string>
  readonly members: ReadonlyArray<{ readonly id: string; readonly leftOn: number | undefined }>
  readonly goals: ReadonlyArray<Goal>
  readonly settings: Settings
  readonly limits: Limits
}

/** Whether the consortium's own rules let a mobility stand so beside the others. */
export type Allows = (mobility: Mobility, others: ReadonlyArray<Mobility>) => boolean

/** What somebody who does wrong overlooks: the rule that keeps a mobility from standing so. */
export const rules = ["member", "days", "period", "goals", "row", "other stays", "places", "tool", "own rules"] as const

/** One of them. */
export type Rule = (typeof rules)[number]

/** Everything, on one day. */
export interface Model {
  readonly today: number
  /** Nothing where all rules are kept. */
  readonly overlooks: Rule | undefined
  readonly allows: Allows
  /** Those who apply, again and again. */
  readonly participants: ReadonlyArray<string>
  readonly projects: ReadonlyArray<Project>
  readonly mobilities: ReadonlyArray<Mobility>
}

/** Stages in which a place is held. */
export const holds = ({ stage }: Mobility): boolean =>
  stage === "approved" || stage === "departed" || stage === "completed" || stage === "returned-early"

/** Stages after the stay. */
export const hasEnded = ({ stage }: Mobility): boolean => stage === "completed" || stage === "returned-early"

/** Stages in which something may still happen to it, or has happened to the end. */
export const isOpen = (mobility: Mobility): boolean => mobility.stage === "applied" || holds(mobility)

/** The project of a mobility; each has one. */
export const projectOf = (model: Model, id: string): Project => {
  const found = model.projects.find((project) => project.id === id)
  if (found === undefined) throw new RangeError(`the generator knows no project ${id}`)
  return found
}

/** Those who hold places of a project. */
export const holdersIn = (model: Model, project: string): ReadonlyArray<Holder> =>
  model.mobilities.filter((mobility) => mobility.project === project && holds(mobility))

/** The first tool id that nobody of the project has: one that was given back is given again. */
export const freeTool = (model: Model, project: string): string => {
  if (model.overlooks === "tool") return "T1"
  const taken = model.mobilities.flatMap((mobility) => (mobility.project === project ? (mobility.row?.tool ?? []) : []))
  let number = 1
  while (taken.includes(`T${number}`)) number += 1
  return `T${number}`
}

/** The model with this mobility in place of the one with its id, or added. */
export const withMobility = (model: Model, mobility: Mobility): Model => ({
  ...model,
  mobilities: model.mobilities.some(({ id }) => id === mobility.id)
    ? model.mobilities.map((each) => (each.id === mobility.id ? mobility : each))
    : [...model.mobilities, mobility]
})

/** The model with this project in place of the one with its id. */
export const withProject = (model: Model, project: Project): Model => ({
  ...model,
  projects: model.projects.map((each) => (each.id === project.id ? project : each))
})

/** Those who take part now. */
export const activeMembers = ({ members }: Project): ReadonlyArray<string> =>
  members.flatMap(({ id, leftOn }) => (leftOn === undefined ? [id] : []))

/** Goals that mobilities can be linked to: those without children. */
export const linkable = ({ goals }: Project): ReadonlyArray<string> =>
  goals.flatMap(({ code }) => (goals.some(({ parent }) => parent === code) ? [] : [code]))
