/**
 * A consortium on one day, as plain lists: what was told of each project and each mobility, and what follows from it. Written
 * apart from the domain, to know what is possible next, and what should have come of what was asked.
 */
import type { CommandInput } from "@westum/mobility"
import { type Fact, seen } from "../oracle/Facts.ts"
import type { Hosting, SeenHosting } from "../oracle/HostingFacts.ts"
import type { Holder, Limits } from "../oracle/Limits.ts"
import { type Goals, holds, type Mobility as Told } from "../oracle/World.ts"
import { numberOf } from "./Days.ts"
import type { Rule } from "./Rules.ts"

/** A day by its number; null where nobody knows it. */
export type Day = number | null

/** From the first to the last day. */
export interface Span {
  readonly start: Day
  readonly end: Day
}

/** What happened to the row in the tool. */
export interface RowFact {
  readonly on: Day
  readonly complete: boolean
  readonly actual: boolean
}

/** What an application may say beside what is counted. */
export interface Extras {
  readonly activity?: string
  readonly host?: string
  readonly group?: string
}

/** What was told of a mobility. */
export interface Entered extends Told {
  readonly extras: Extras
  /** How many entries its timeline has. */
  readonly entries: number
  /** The day of the last correction. */
  readonly correctedOn: number | undefined
}

/** A mobility: what was told of it, and how it stands by that. */
export interface Mobility extends Entered {
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
  readonly appliedOn: Day
  readonly approvedOn: Day
  readonly departedOn: Day
  readonly endedOn: Day
  /** The day of the rejection, withdrawal or cancellation. */
  readonly leftOn: Day
  readonly planned: Span
  readonly plannedEnd: Day
  readonly past: boolean
  readonly row: { readonly tool: string; readonly complete: boolean; readonly actual: boolean } | undefined
  readonly rowFacts: ReadonlyArray<RowFact>
  readonly goalDays: ReadonlyArray<Day>
  readonly outcomes: ReadonlyArray<{ readonly goal: string; readonly on: Day }>
}

/** The settings as commands carry them. */
export type Settings = NonNullable<Extract<CommandInput, { readonly type: "open-project" }>["settings"]>

/** A goal as commands carry it. */
export type Goal = Goals[number]

/** A command about a mobility. */
export type MobilityCommand = Extract<CommandInput, { readonly mobility: string }>

/** A command about a hosting. */
export type HostingCommand = Extract<CommandInput, { readonly hosting: string }>

/** A command about an offer to host. */
export type OfferCommand = Extract<CommandInput, { readonly offer: string }>

/** A command to a project. */
export type ProjectCommand = Exclude<CommandInput, MobilityCommand | HostingCommand | OfferCommand>

/** What was told of a hosting. */
export interface EnteredHosting extends Hosting {
  /** How many entries its story has. */
  readonly entries: number
}

/** A hosting: what was told of it, and how it stands by that; `in-error` is a stage here. */
export type Hosted = EnteredHosting & SeenHosting

/** What was said of an offer, and on which day it happened. */
export interface ToldOffer {
  readonly on: number
  readonly command: OfferCommand
}

/** What a project has agreed on. */
export interface Agreed {
  readonly id: string
  readonly opened: boolean
  readonly start: number
  readonly end: number
  readonly number: string | undefined
  /** The end that was asked for and not decided on yet. */
  readonly requestedEnd: number | undefined
  readonly categories: ReadonlyArray<string>
  readonly members: ReadonlyArray<{ readonly id: string; readonly leftOn: number | undefined }>
  readonly goals: ReadonlyArray<Goal>
  readonly settings: Settings
  readonly limits: Limits
}

/** A project, and how it came to agree on that. */
export interface Project extends Agreed {
  /** In the order in which it was told, each with the day on which it happened. */
  readonly told: ReadonlyArray<{ readonly on: number; readonly command: ProjectCommand }>
}

/** Whether the consortium's own rules let a mobility stand so beside the others. */
export type Allows = (mobility: Mobility, others: ReadonlyArray<Mobility>) => boolean

/** Everything, on one day, and who acts on it. */
export interface Model {
  readonly today: number
  readonly allows: Allows
  /** Those who apply, again and again. */
  readonly participants: ReadonlyArray<string>
  /** What is overlooked by whoever acts; nothing where all rules are kept. */
  readonly overlooks: Rule | undefined
  readonly projects: ReadonlyArray<Project>
  readonly mobilities: ReadonlyArray<Mobility>
  readonly hostings: ReadonlyArray<Hosted>
  /** In the order in which it was told. */
  readonly offersTold: ReadonlyArray<ToldOffer>
}

/** A day as commands carry it, by its number. */
export const dayOf = (on: string | null | undefined): Day => (on === null || on === undefined ? null : numberOf(on))

const spanOf = ({ end, start }: { readonly start: string | null; readonly end: string | null }): Span => ({
  start: dayOf(start),
  end: dayOf(end)
})

const stageOf = (facts: ReadonlyArray<Fact>): Mobility["stage"] => {
  const { stage } = seen(facts)
  return stage === "none" ? "in-error" : stage
}

/** How a mobility stands by what was told of it. */
export const standing = (entered: Entered): Mobility => {
  const { facts } = entered
  const { goals, past, planned, row } = seen(facts)
  const dayOfStep = (...stages: ReadonlyArray<string>): Day =>
    dayOf(facts.find(({ to }) => to !== undefined && stages.includes(to))?.on)
  return {
    ...entered,
    goals,
    stage: stageOf(facts),
    appliedOn: dayOfStep("applied"),
    approvedOn: dayOfStep("approved"),
    departedOn: dayOfStep("departed"),
    endedOn: dayOfStep("completed", "returned-early"),
    leftOn: dayOfStep("rejected", "withdrawn", "cancelled"),
    planned: spanOf(planned),
    plannedEnd: dayOf(facts.find(({ to }) => to === "departed")?.plannedEnd),
    past,
    row:
      row === null
        ? undefined
        : { tool: row.tool, complete: row.status === "complete", actual: row.dates === "actual" },
    rowFacts: facts.flatMap(({ kind, on, row: each }) =>
      kind === "row" ? [{ on: dayOf(on), complete: each?.status === "complete", actual: each?.dates === "actual" }] : []
    ),
    goalDays: facts.flatMap(({ kind, on }) => (kind === "goals" ? [dayOf(on)] : [])),
    outcomes: facts.flatMap(({ on, outcome }) => (outcome === undefined ? [] : [{ goal: outcome.goal, on: dayOf(on) }]))
  }
}

/** Stages after the stay. */
export const hasEnded = ({ stage }: Mobility): boolean => stage === "completed" || stage === "returned-early"

/** Stages in which something may still happen to it, or has happened to the end. */
export const isOpen = (mobility: Mobility): boolean => mobility.stage === "applied" || holds(mobility)

/** The project of a mobility; each has one. */
export const projectOf = (model: Model, id: string): Project => {
  const found = model.projects.find((project) => project.id === id)
  if (found === undefined) throw new RangeError(`the model knows no project ${id}`)
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

/** Those who take part now. */
export const activeMembers = ({ members }: Agreed): ReadonlyArray<string> =>
  members.flatMap(({ id, leftOn }) => (leftOn === undefined ? [id] : []))

/** Goals that mobilities can be linked to: those without children. */
export const linkable = ({ goals }: Pick<Agreed, "goals">): ReadonlyArray<string> =>
  goals.flatMap(({ code }) => (goals.some(({ parent }) => parent === code) ? [] : [code]))
