/**
 * What stands about one mobility after all corrections, told from its events in the plainest way.
 */
import type { CommandInput, ConsortiumEvent } from "@westum/mobility"
import { type Paper, signatures } from "./Papers.ts"
import { type SeenTerms, seenTerms, type Terms, termsOf } from "./Terms.ts"

/** A day as `YYYY-MM-DD`; null where nobody knows it. */
export type Day = string | null

/** From the first to the last day away. */
export interface Days {
  readonly start: Day
  readonly end: Day
}

/** Where a mobility is in its life. */
export type Stage =
  | "none"
  | "applied"
  | "waitlisted"
  | "approved"
  | "rejected"
  | "withdrawn"
  | "cancelled"
  | "no-show"
  | "prevented"
  | "departed"
  | "completed"
  | "returned-early"

/** The row in the tool. */
export interface Row {
  readonly tool: string
  readonly status: "draft" | "complete"
  readonly dates: "planned" | "actual"
  /** The days that it shows. */
  readonly period: Days
}

/** One thing that happened, with what it says of itself. */
export interface Fact extends Terms {
  readonly id: string
  readonly kind: "stage" | "plan" | "pause" | "paper" | "report" | "row" | "goals" | "outcome" | "terms" | "money"
  readonly type: string
  readonly on: Day
  /** The day it was entered: an unknown day is not later. */
  readonly enteredOn: string
  readonly to?: Stage
  readonly past?: boolean
  readonly goals?: ReadonlyArray<string>
  readonly planned?: Days
  readonly plannedEnd?: string
  /** The end of a stay that was extended. */
  readonly extendedTo?: Day
  /** Whether the stay goes on from here, or pauses. */
  readonly goesOn?: boolean
  /** A signature that was given or withdrawn. */
  readonly paper?: Paper
  /** What the tool says of the participant's report. */
  readonly report?: string
  /** Why the stay was cut short. */
  readonly cutShortFor?: string
  readonly row?: Row | null
  /** Whether the agency found the row ineligible, or eligible after all. */
  readonly ineligible?: boolean
  readonly outcome?: { readonly goal: string; readonly proven: boolean }
}

type MobilityEvent = Extract<ConsortiumEvent, { readonly mobility: string }>

const stages: { readonly [type: string]: Stage } = {
  "mobility.applied": "applied",
  "mobility.waitlisted": "waitlisted",
  "mobility.approved": "approved",
  "mobility.rejected": "rejected",
  "mobility.reconsidered": "applied",
  "mobility.withdrawn": "withdrawn",
  "mobility.cancelled": "cancelled",
  "mobility.no-show": "no-show",
  "mobility.prevented": "prevented",
  "mobility.departed": "departed",
  "mobility.completed": "completed",
  "mobility.returned-early": "returned-early"
}

type Own = Pick<
  Fact,
  | keyof Terms
  | "kind"
  | "goals"
  | "planned"
  | "plannedEnd"
  | "extendedTo"
  | "goesOn"
  | "paper"
  | "report"
  | "cutShortFor"
  | "row"
  | "ineligible"
  | "outcome"
>

const own = (event: MobilityEvent): Own => {
  switch (event.type) {
    case "mobility.replanned":
      return { kind: "plan", planned: event.planned }
    case "mobility.extended":
      return { kind: "plan", extendedTo: event.plannedEnd }
    case "mobility.document-signed":
    case "mobility.signature-withdrawn": {
      const signed = event.type === "mobility.document-signed"
      return { kind: "paper", paper: { document: event.document, party: event.party, signed } }
    }
    case "mobility.report-noted":
      return { kind: "report", report: event.status }
    case "mobility.interrupted":
      return { kind: "pause", goesOn: false }
    case "mobility.resumed":
      return { kind: "pause", goesOn: true }
    case "mobility.applied":
      return { kind: "stage", goals: event.goals, ...(event.planned === undefined ? {} : { planned: event.planned }) }
    case "mobility.approved":
      return { kind: "stage", ...(event.planned === undefined ? {} : { planned: event.planned }) }
    case "mobility.departed":
      return { kind: "stage", ...(event.plannedEnd === undefined ? {} : { plannedEnd: event.plannedEnd }) }
    case "mobility.registered":
    case "mobility.registration-updated": {
      const { dates, period, status, tool } = event
      return { kind: "row", row: { tool, status, dates, period } }
    }
    case "mobility.registration-removed":
      return { kind: "row", row: null }
    case "mobility.declared-ineligible":
    case "mobility.declared-eligible":
      return { kind: "row", ineligible: event.type === "mobility.declared-ineligible" }
    case "mobility.goals-changed":
      return { kind: "goals", goals: event.goals }
    case "mobility.outcome-recorded": {
      const proven = event.result === "reached" && event.evidence !== undefined
      return { kind: "outcome", outcome: { goal: event.goal, proven } }
    }
    case "mobility.returned-early":
      return { kind: "stage", sentHome: event.forceMajeure, cutShortFor: event.reason }
    default:
      return termsOf(event) ?? { kind: "stage" }
  }
}

/** The fact that an event tells; corrections tell none. */
export const factOf = (event: MobilityEvent, id: string, enteredOn: string): Fact => {
  const to = stages[event.type]
  return {
    id,
    type: event.type,
    on: event.occurredOn,
    enteredOn,
    ...(to === undefined ? {} : { to }),
    ...(event.recordedPast === true ? { past: true } : {}),
    ...own(event)
  }
}

/** The right values in place of the wrong ones, as commands carry them. */
export type Changes = Extract<CommandInput, { readonly type: "correct-details" }>["changes"]

/** Which day of a correction is that of a fact. */
export const dated: { readonly [type: string]: keyof NonNullable<Changes["dates"]> } = {
  "mobility.applied": "applied",
  "mobility.approved": "approved",
  "mobility.departed": "departed",
  "mobility.completed": "ended",
  "mobility.returned-early": "ended",
  "mobility.registered": "registered",
  "mobility.registration-updated": "registrationUpdated",
  "mobility.registration-removed": "registrationRemoved"
}

/** What the facts amount to. */
export interface Seen extends SeenTerms {
  readonly stage: Stage
  readonly planned: Days
  readonly stay: Days
  readonly goals: ReadonlyArray<string>
  readonly row: Row | null
  /** Whether the agency found the row ineligible as it stands. */
  readonly ineligible: boolean
  readonly achieved: ReadonlyArray<string>
  readonly past: boolean
  /** Since when the stay pauses; nothing where it does not. */
  readonly pausedSince: Day | undefined
  /** Who has signed what, as `document by party`. */
  readonly signed: ReadonlyArray<string>
  readonly report: string | undefined
}

/** Everything that the facts say, the last word on each matter. */
export const seen = (facts: ReadonlyArray<Fact>): Seen => {
  const last = <A>(say: (fact: Fact) => A | undefined): A | undefined => {
    const fact = facts.findLast((each) => say(each) !== undefined)
    return fact === undefined ? undefined : say(fact)
  }
  const planned = last((fact) => fact.planned) ?? { start: null, end: null }
  const departed = facts.find(({ to }) => to === "departed")
  const ended = facts.find(({ to }) => to === "completed" || to === "returned-early")
  const stage = last((fact) => fact.to) ?? "none"
  const extension = last((fact) => fact.extendedTo)
  const end = extension === undefined ? (departed?.plannedEnd ?? planned.end) : extension
  const pause = facts.findLast((fact) => fact.goesOn !== undefined)
  const goals = [...new Set(facts.flatMap(({ outcome }) => outcome?.goal ?? []))]
  return {
    stage,
    planned,
    stay: {
      start: departed === undefined ? planned.start : departed.on,
      end: stage === "prevented" ? planned.start : ended === undefined ? end : ended.on
    },
    signed: signatures(facts).map(([name]) => name),
    report: last((fact) => fact.report),
    ...seenTerms(facts),
    pausedSince: pause?.goesOn === false ? pause.on : undefined,
    goals: last((fact) => fact.goals) ?? [],
    row: last((fact) => fact.row) ?? null,
    // Whatever is done to the row, it is judged anew.
    ineligible: facts.findLast(({ kind }) => kind === "row")?.ineligible === true,
    achieved: goals.filter((goal) => facts.findLast(({ outcome }) => outcome?.goal === goal)?.outcome?.proven === true),
    past: facts.some(({ past }) => past === true)
  }
}
