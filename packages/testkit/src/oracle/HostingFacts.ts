/**
 * What was told of a hosting, as plain facts, and how it stands by them; written apart from the domain.
 */
import type { CommandInput, ConsortiumEvent } from "@westum/mobility"

/** An event of a hosting. */
export type HostingEvent = Extract<ConsortiumEvent, { readonly hosting: string }>

/** What a correction of a hosting puts right. */
export type HostingChanges = Extract<CommandInput, { readonly type: "correct-hosting" }>["changes"]

/** Days as `YYYY-MM-DD`, both included. */
export interface Days {
  readonly start: string
  readonly end: string
}

/** What is asked for, at first and again. */
export interface Asked {
  readonly category: string
  readonly goals: ReadonlyArray<string>
  readonly learningGoals: ReadonlyArray<string>
  readonly planned: Days
}

/** Something that happened, by the name of its event without `hosting.`. */
export interface HostingFact {
  readonly id: string
  readonly what: string
  readonly on: string
  readonly asked?: Asked
  readonly supervisor?: string
}

/** A hosting as it was told. */
export interface Hosting {
  readonly id: string
  readonly project: string | undefined
  readonly member: string
  readonly partner: string
  readonly participant: string
  readonly group: string | undefined
  /** Nothing while it is said to have been entered in error. */
  readonly facts: ReadonlyArray<HostingFact>
  /** What had stood of it until that was said. */
  readonly struck: ReadonlyArray<HostingFact>
  readonly inError: boolean
}

/** How a hosting stands. */
export interface SeenHosting extends Asked {
  readonly stage: string
  /** As planned until arrival, as it was from then on. */
  readonly days: Days
  readonly supervisor: string | undefined
}

/** From where each thing can happen: the one copy beside the table that the domain goes by. */
export const hostingFrom: Readonly<Record<string, ReadonlyArray<string>>> = {
  requested: ["none"],
  "requested-again": ["rejected"],
  accepted: ["requested"],
  rejected: ["requested"],
  withdrawn: ["requested", "accepted"],
  cancelled: ["accepted"],
  "no-show": ["accepted"],
  arrived: ["accepted"],
  ended: ["arrived"],
  "ended-early": ["arrived"]
}

/** The stage that a fact leads to; nothing where it leaves the stage. */
export const leadsTo = ({ what }: HostingFact): string | undefined => {
  if (what === "requested-again") return "requested"
  return what === "supervisor-named" ? undefined : what
}

/** Whether a bed is taken in this stage. */
export const takesBed = ({ stage }: { readonly stage: string }): boolean =>
  stage === "accepted" || stage === "arrived" || stage === "ended" || stage === "ended-early"

/** Whether somebody came. */
export const came = ({ stage }: { readonly stage: string }): boolean =>
  stage === "arrived" || stage === "ended" || stage === "ended-early"

const nothing: Days = { start: "", end: "" }
const unasked: Asked = { category: "", goals: [], learningGoals: [], planned: nothing }

/** How a hosting stands by its facts. */
export const seenHosting = (facts: ReadonlyArray<HostingFact>): SeenHosting => {
  const asked = facts.findLast((fact) => fact.asked !== undefined)?.asked ?? unasked
  const first = facts.find(({ what }) => what === "arrived")?.on
  const last = facts.find(({ what }) => what === "ended" || what === "ended-early")?.on
  const expected = first !== undefined && first > asked.planned.end ? first : asked.planned.end
  const steps = facts.map(leadsTo).filter((stage) => stage !== undefined)
  return {
    ...asked,
    stage: steps.at(-1) ?? "none",
    days: { start: first ?? asked.planned.start, end: last ?? expected },
    supervisor: facts.findLast(({ supervisor }) => supervisor !== undefined)?.supervisor
  }
}

const dateOf: Readonly<Record<string, keyof NonNullable<HostingChanges["dates"]>>> = {
  requested: "requested",
  accepted: "accepted",
  arrived: "arrived",
  ended: "ended",
  "ended-early": "ended"
}

/** The name of the day that can be put right of such a fact, where one can. */
export const dateIn = ({ what }: HostingFact): string | undefined => dateOf[what]

const correctedFact = (fact: HostingFact, changes: HostingChanges, isLast: boolean): HostingFact => {
  const name = dateOf[fact.what]
  const on = (name === undefined ? undefined : changes.dates?.[name]) ?? fact.on
  if (fact.asked === undefined || !isLast) return { ...fact, on }
  const { category, goals, learningGoals, planned } = fact.asked
  return {
    ...fact,
    on,
    asked: {
      category: changes.category ?? category,
      goals: changes.goals ?? goals,
      learningGoals: changes.learningGoals ?? learningGoals,
      planned: changes.planned ?? planned
    }
  }
}

/** The hosting with the right values in place of the wrong ones: of what was asked for, those that stand. */
export const hostingCorrected = <Told extends Hosting>(hosting: Told, changes: HostingChanges): Told => {
  const last = hosting.facts.findLast(({ asked }) => asked !== undefined)
  return {
    ...hosting,
    member: changes.member ?? hosting.member,
    partner: changes.partner ?? hosting.partner,
    participant: changes.participant ?? hosting.participant,
    group: changes.group === undefined ? hosting.group : (changes.group ?? undefined),
    facts: hosting.facts.map((fact) => correctedFact(fact, changes, fact === last))
  }
}

/** A fact as its event tells it. */
export const hostingFactOf = (event: HostingEvent, id: string): HostingFact => ({
  id,
  what: event.type.slice("hosting.".length),
  on: event.occurredOn,
  ...("planned" in event
    ? {
        asked: {
          category: event.after.category,
          goals: event.after.goals,
          learningGoals: event.learningGoals,
          planned: event.planned
        }
      }
    : {}),
  ...("supervisor" in event && event.supervisor !== undefined ? { supervisor: event.supervisor } : {})
})
