/**
 * What stands about a mobility after a command about it.
 */
import { type Fact, type Row, seen } from "../oracle/Facts.ts"
import { formOf, movedOf } from "../oracle/Terms.ts"
import { rectified } from "../oracle/World.ts"
import { iso } from "./Days.ts"
import { standing } from "./AsTold.ts"
import type { Entered, Extras, Mobility, MobilityCommand } from "./Model.ts"

type Of<Type extends MobilityCommand["type"]> = Extract<MobilityCommand, { readonly type: Type }>

/** One more fact, as far as the command tells it. */
type News = Omit<Fact, "id" | "enteredOn">

/** What is said beside what is counted; what is said to be none is none. */
const extrasOf = (
  { activity, group, host }: { readonly [Name in keyof Extras]: string | null },
  before: Extras = {}
): Extras => {
  const names = { activity, host, group }
  const right = { ...before, ...Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined)) }
  return Object.fromEntries(Object.entries(right).filter(([, name]) => name !== null))
}

const application = ({ goals = [], planned }: Of<"apply" | "record-past">, on: string | null): News => ({
  kind: "stage",
  type: "mobility.applied",
  to: "applied",
  on,
  goals,
  ...(planned === undefined ? {} : { planned })
})

const past = (command: Of<"record-past">): ReadonlyArray<News> => {
  const { appliedOn, approvedOn, departedOn, endedOn, registration, returnedEarly } = command
  const end = returnedEarly === undefined ? ("completed" as const) : ("returned-early" as const)
  const sentHome =
    returnedEarly === undefined ? {} : { sentHome: returnedEarly.forceMajeure, cutShortFor: returnedEarly.reason }
  const steps: ReadonlyArray<News> = [
    application(command, appliedOn),
    { kind: "stage", type: "mobility.approved", to: "approved", on: approvedOn },
    { kind: "stage", type: "mobility.departed", to: "departed", on: departedOn },
    { kind: "stage", type: `mobility.${end}`, to: end, on: endedOn, ...sentHome }
  ]
  if (registration === undefined) return steps.map((step) => ({ ...step, past: true }))
  const { on, period = { start: departedOn, end: endedOn }, status, tool } = registration
  const row: Row = { tool, status, dates: "actual", period }
  return [...steps, { kind: "row" as const, type: "mobility.registered", on, row }].map((fact) => ({
    ...fact,
    past: true
  }))
}

/** The steps that tell no more than that they were taken. */
const plainSteps: { readonly [Type in MobilityCommand["type"]]?: NonNullable<Fact["to"]> } = {
  waitlist: "waitlisted",
  approve: "approved",
  reject: "rejected",
  withdraw: "withdrawn",
  cancel: "cancelled",
  "no-show": "no-show",
  prevent: "prevented",
  depart: "departed",
  complete: "completed",
  "return-early": "returned-early"
}

const step = (to: NonNullable<Fact["to"]>, command: MobilityCommand, on: string): News => ({
  kind: "stage",
  type: `mobility.${to}`,
  to,
  on,
  ...("planned" in command && command.planned !== undefined ? { planned: command.planned } : {}),
  ...("plannedEnd" in command && command.plannedEnd !== undefined ? { plannedEnd: command.plannedEnd } : {}),
  ...("forceMajeure" in command ? { sentHome: command.forceMajeure, cutShortFor: command.reason } : {})
})

/** What the command tells of the row in the tool; the days away and the id may be meant without being said. */
const rowNews = (
  { facts }: Entered,
  command: Of<"register" | "update-registration">,
  on: string
): ReadonlyArray<News> => {
  const now = seen(facts)
  const { dates, period = now.stay, status } = command
  const tool = command.type === "register" ? command.tool : (now.row?.tool ?? "")
  const type = command.type === "register" ? "mobility.registered" : "mobility.registration-updated"
  return [{ kind: "row", type, on, row: { tool, status, dates, period } }]
}

/** What the command tells that had not been told. */
const news = (mobility: Entered, command: MobilityCommand, today: string): ReadonlyArray<News> => {
  const on = ("on" in command ? command.on : undefined) ?? today
  const to = plainSteps[command.type]
  if (to !== undefined) return [step(to, command, on)]
  switch (command.type) {
    case "apply":
      return [application(command, on)]
    case "record-past":
      return past(command)
    case "reconsider":
      return [{ kind: "stage", type: "mobility.reconsidered", to: "applied", on }]
    case "replan":
      return [{ kind: "plan", type: "mobility.replanned", on, planned: command.planned }]
    case "extend":
      return [{ kind: "plan", type: "mobility.extended", on, extendedTo: command.plannedEnd }]
    case "interrupt":
      return [{ kind: "pause", type: "mobility.interrupted", on, goesOn: false }]
    case "resume":
      return [{ kind: "pause", type: "mobility.resumed", on, goesOn: true }]
    case "sign-document":
    case "withdraw-signature": {
      const { document, party } = command
      const type = command.type === "sign-document" ? "mobility.document-signed" : "mobility.signature-withdrawn"
      return [{ kind: "paper", type, on, paper: { document, party, signed: command.type === "sign-document" } }]
    }
    case "note-report":
      return [{ kind: "report", type: "mobility.report-noted", on, report: command.status }]
    case "change-mode":
      return [{ kind: "terms", type: "mobility.mode-changed", on, form: formOf(command) }]
    case "change-funding":
      return [{ kind: "terms", type: "mobility.funding-changed", on, funding: command.funding }]
    case "record-payment":
      return [{ kind: "money", type: "mobility.payment-made", on, moved: movedOf(command) }]
    case "record-recovery":
      return [{ kind: "money", type: "mobility.payment-recovered", on, moved: movedOf(command) }]
    case "register":
    case "update-registration":
      return rowNews(mobility, command, on)
    case "remove-registration":
      return [{ kind: "row", type: "mobility.registration-removed", on, row: null }]
    case "declare-ineligible":
      return [{ kind: "row", type: "mobility.declared-ineligible", on, ineligible: true }]
    case "declare-eligible":
      return [{ kind: "row", type: "mobility.declared-eligible", on, ineligible: false }]
    case "change-goals":
      return [{ kind: "goals", type: "mobility.goals-changed", on, goals: command.goals }]
    case "record-outcome": {
      const { evidence, goal, result } = command
      const outcome = { goal, proven: result === "reached" && evidence !== undefined }
      return [{ kind: "outcome", type: "mobility.outcome-recorded", on, outcome }]
    }
    default:
      return []
  }
}

const begun = (command: Of<"apply" | "record-past">): Entered => {
  const { category, member, mobility: id, participant, project } = command
  return {
    id,
    project,
    member,
    category,
    participant,
    extras: extrasOf(command),
    facts: [],
    struck: [],
    inError: false,
    entries: 0,
    correctedOn: undefined
  }
}

const withoutLastStep = (facts: ReadonlyArray<Fact>): ReadonlyArray<Fact> => {
  const last = facts.findLast(
    ({ kind, type }) => ["stage", "plan", "pause"].includes(kind) && type !== "mobility.applied"
  )
  // Nobody reports on a stay that never began.
  const isHome = last?.to === "departed"
  return facts.filter((fact) => fact !== last && !(isHome && fact.report !== undefined))
}

/** The row that stands with another id: what was told of rows before it stays. */
const withTool = (facts: ReadonlyArray<Fact>, tool: string): ReadonlyArray<Fact> => {
  const made = facts.findLastIndex(({ type }) => type === "mobility.registered")
  return facts.map((fact, i) => (i < made || fact.row == null ? fact : { ...fact, row: { ...fact.row, tool } }))
}

const withNews = (mobility: Entered, command: MobilityCommand, today: string): Entered => {
  const told = news(mobility, command, today).map((fact, i): Fact => ({
    ...fact,
    id: `${mobility.entries + i}`,
    enteredOn: today
  }))
  return { ...mobility, facts: [...mobility.facts, ...told], entries: mobility.entries + told.length }
}

/** The mobility after a command about it on that day; nothing where none is there to be spoken of. */
export const afterMobility = (
  mobility: Mobility | undefined,
  command: MobilityCommand,
  today: number
): Mobility | undefined => {
  const day = iso(today)
  if (command.type === "apply" || command.type === "record-past") {
    return standing(withNews(begun(command), command, day))
  }
  if (mobility === undefined) return undefined
  const corrected = { ...mobility, entries: mobility.entries + 1, correctedOn: today }
  switch (command.type) {
    case "correct-details": {
      const { changes } = command
      const extras = extrasOf(changes, mobility.extras)
      return standing({ ...rectified(corrected, changes), extras })
    }
    case "correct-registration":
      return standing({ ...corrected, facts: withTool(mobility.facts, command.tool) })
    case "retract-step":
      return standing({ ...corrected, facts: withoutLastStep(mobility.facts) })
    case "withdraw-payment": {
      const facts = mobility.facts.filter(({ moved }) => moved?.payment !== command.payment)
      return standing({ ...corrected, facts })
    }
    case "withdraw-outcome": {
      const wrong = mobility.facts.findLast(({ outcome }) => outcome?.goal === command.goal)
      return standing({ ...corrected, facts: mobility.facts.filter((fact) => fact !== wrong) })
    }
    case "enter-in-error":
      return standing({ ...corrected, facts: [], struck: mobility.facts, inError: true })
    case "reinstate":
      return standing({ ...corrected, facts: mobility.struck, struck: [], inError: false })
    default:
      return standing(withNews(mobility, command, day))
  }
}
