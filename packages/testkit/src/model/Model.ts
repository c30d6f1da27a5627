/**
 * A consortium on one day, as plain lists: what was told of each project and each mobility, and what follows from it. Written
 * apart from the domain, to know what is possible next, and what should have come of what was asked.
 */
import type { CommandInput } from "@westum/mobility"
import type { Hosting, SeenHosting } from "../oracle/HostingFacts.ts"
import type { Holder, Limits } from "../oracle/Limits.ts"
import type { Shared } from "../oracle/Sharing.ts"
import type { Form, Moved } from "../oracle/Terms.ts"
import { type Goals, holds, type Mobility as Told, takesPlace } from "../oracle/World.ts"
import { numberOf } from "./Days.ts"
import type { Member } from "./Member.ts"
import type { Opening } from "./Opening.ts"
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
  readonly id: string
  readonly what: "made" | "changed" | "removed" | "judged"
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
    | "waitlisted"
    | "approved"
    | "departed"
    | "completed"
    | "returned-early"
    | "rejected"
    | "withdrawn"
    | "cancelled"
    | "no-show"
    | "prevented"
    | "in-error"
  readonly appliedOn: Day
  readonly approvedOn: Day
  readonly departedOn: Day
  readonly endedOn: Day
  /** The days of its steps and pauses, as they came. */
  readonly steps: ReadonlyArray<Day>
  /** The days on which the stay was extended. */
  readonly extensions: ReadonlyArray<Day>
  readonly planned: Span
  /** When the participant is away: as planned until departure, as it was from then on. */
  readonly stay: Span
  readonly paused: boolean
  /** The signatures that hold, as `document by party`, with their days. */
  readonly signed: ReadonlyMap<string, Day>
  /** The days on which something was signed, or a signature withdrawn. */
  readonly paperDays: ReadonlyArray<Day>
  /** The days on which the tool said something of the participant's report. */
  readonly reportDays: ReadonlyArray<Day>
  /** Since when the report is in, or not waited for; nothing while it is. */
  readonly reportIn: Day | undefined
  readonly form: Form
  /** What was paid, and below zero what was taken back, in the order of entry. */
  readonly money: ReadonlyArray<Moved & { readonly on: Day }>
  /** The days on which form or funding changed. */
  readonly termDays: ReadonlyArray<Day>
  /** Force majeure left so little that the participant need not report. */
  readonly isShort: boolean
  readonly past: boolean
  readonly row:
    | { readonly tool: string; readonly complete: boolean; readonly actual: boolean; readonly ineligible: boolean }
    | undefined
  readonly rowFacts: ReadonlyArray<RowFact>
  readonly goalDays: ReadonlyArray<Day>
  /** The days on which other days were planned. */
  readonly planDays: ReadonlyArray<Day>
  readonly outcomes: ReadonlyArray<{ readonly goal: string; readonly on: Day }>
}

/** The settings as commands carry them: some of them. */
export type SomeSettings = NonNullable<Extract<CommandInput, { readonly type: "open-project" }>["settings"]>

/** All settings. */
export type Settings = { readonly [Name in keyof SomeSettings]-?: NonNullable<SomeSettings[Name]> }

/** A goal as commands carry it. */
export type Goal = Goals[number]

/** The money awarded, as commands carry it. */
export type Money = Pick<Extract<CommandInput, { readonly type: "award-grant" }>, "currency" | "awards">

/** A command about a mobility. */
export type MobilityCommand = Extract<CommandInput, { readonly mobility: string }>

/** A command about roles. */
export type RoleCommand = Extract<CommandInput, { readonly role: string }>

/** A command about a hosting. */
export type HostingCommand = Extract<CommandInput, { readonly hosting: string }>

/** A command about an offer to host. */
export type OfferCommand = Extract<CommandInput, { readonly offer: string }>

/** A reminder. */
export type ReminderCommand = Extract<CommandInput, { readonly type: "remind" }>

type OtherCommand = MobilityCommand | RoleCommand | HostingCommand | OfferCommand | ReminderCommand

/** A command to a project. */
export type ProjectCommand = Exclude<CommandInput, OtherCommand>

const phaseSteps = ["record-grant-decision", "submit-report", "return-report", "record-check", "close-project"] as const

/** A command that brings a project into another phase. */
export type PhaseCommand = Extract<ProjectCommand, { readonly type: (typeof phaseSteps)[number] }>

/** Whether it does. */
export const isPhaseStep = (command: ProjectCommand): command is PhaseCommand =>
  phaseSteps.some((type) => type === command.type)

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
  readonly opening: Opening | undefined
  /** The day on which it was opened. */
  readonly openedOn: Day
  readonly start: number
  readonly end: number
  readonly number: string | undefined
  /** The end that was asked for and not decided on yet. */
  readonly requestedEnd: number | undefined
  /** What held before each word on a later end. */
  readonly formerEnds: ReadonlyArray<Pick<Agreed, "end" | "requestedEnd">>
  readonly categories: ReadonlyArray<string>
  readonly members: ReadonlyArray<Member>
  readonly goals: ReadonlyArray<Goal>
  readonly settings: Settings
  readonly limits: Limits
  /** What the limits come of, as it was entered. */
  readonly shared: ReadonlyArray<Shared>
  /** The last day of which something of a kind was told. */
  readonly lastOn: { readonly [Kind in "number" | "goals" | "settings" | "money"]?: number }
  readonly money: Money | undefined
  /** Whether it was opened before the agency had decided. */
  readonly appliedFor: boolean
  /** What brought it from phase to phase, each with the day on which it happened. */
  readonly phases: ReadonlyArray<{ readonly on: number; readonly command: PhaseCommand }>
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
  /** What was told of roles, in that order, each with the day on which it happened. */
  readonly roles: ReadonlyArray<{ readonly on: number; readonly command: RoleCommand }>
  readonly hostings: ReadonlyArray<Hosted>
  /** In the order in which it was told. */
  readonly offersTold: ReadonlyArray<ToldOffer>
  /** In the order in which they were given. */
  readonly reminders: ReadonlyArray<ReminderCommand>
}

/** A day as commands carry it, by its number. */
export const dayOf = (on: string | null | undefined): Day => (on === null || on === undefined ? null : numberOf(on))

/** Stages after the stay. */
export const hasEnded = ({ stage }: Mobility): boolean => stage === "completed" || stage === "returned-early"

/** Nobody has decided yet. */
export const isWaiting = ({ stage }: Mobility): boolean => stage === "applied" || stage === "waitlisted"

/** Stages in which something may still happen to it, or has happened to the end. */
export const isOpen = (mobility: Mobility): boolean => isWaiting(mobility) || holds(mobility)

/** The project of a mobility; each has one. */
export const projectOf = (model: Model, id: string): Project => {
  const found = model.projects.find((project) => project.id === id)
  if (found === undefined) throw new RangeError(`the model knows no project ${id}`)
  return found
}

/** Those who take places of a project. */
export const holdersIn = (model: Model, id: string): ReadonlyArray<Holder> => {
  const { settings } = projectOf(model, id)
  return model.mobilities.filter((mobility) => mobility.project === id && takesPlace(settings, mobility))
}

/** Those who take part now. */
export const activeMembers = ({ members }: Agreed): ReadonlyArray<string> =>
  members.flatMap(({ id, leftOn }) => (leftOn === undefined ? [id] : []))

/** Goals that mobilities can be linked to: those without children. */
export const linkable = ({ goals }: Pick<Agreed, "goals">): ReadonlyArray<string> =>
  goals.flatMap(({ code }) => (goals.some(({ parent }) => parent === code) ? [] : [code]))
