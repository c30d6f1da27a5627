/**
 * The state of one mobility: the facts that stand, and what follows from them.
 */
import type { ActivityCode, EvidenceId, GoalCode, GroupId, HostId, MobilityId } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Funding } from "./Funding.ts"
import type { Mode, VirtualPart } from "./Mode.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import type { Signature } from "./Document.ts"
import type { ReportStatus } from "./PaperEvent.ts"
import { type MoneyMoved, movedBy } from "./MoneyMoved.ts"
import { judged, type Registration, registrationStatus } from "./Registration.ts"
import { type Details, detailsOf, type Standing } from "./Standing.ts"
import type { Stage } from "./Stage.ts"
import { type Stay, unknownStay } from "./Stay.ts"
import { stayAfter } from "./StayAfter.ts"

/** A fact with the id by which corrections name it. */
export interface Fact {
  readonly id: string
  readonly event: MobilityFact
}

/** Days on which the stay paused: from the first that does not count to the day before it went on; open while it pauses. */
export interface Interruption {
  readonly from: CalendarDate | null
  /** The first day that counts again; nothing while it pauses. */
  readonly resumedOn: CalendarDate | null | undefined
}

/** A signature with its day. */
export interface Signed extends Signature {
  readonly on: CalendarDate | null
  readonly reference?: EvidenceId
}

/** The last that the tool said of the participant's report. */
export interface Report {
  readonly status: ReportStatus
  readonly on: CalendarDate | null
}

/** What came of it for one goal. */
export interface Outcome {
  readonly goal: GoalCode
  readonly result: "reached" | "partly" | "not-reached"
  readonly evidence?: EvidenceId
}

/** What had stood of a mobility that was entered in error, and the event that said so. */
export interface Struck {
  readonly by: string
  /** Of which other one it was called a duplicate. */
  readonly duplicateOf?: MobilityId
  readonly facts: ReadonlyArray<Fact>
}

/** What is told of a mobility: what stands, and what stood until it was entered in error. */
export interface Told {
  readonly facts: ReadonlyArray<Fact>
  readonly struck?: Struck | undefined
}

/** Where a mobility stands, and the facts that led there. */
export interface Mobility extends Told {
  readonly stage: Stage
  /** Nothing until somebody has applied. */
  readonly details: Details | undefined
  readonly planned: Stay
  /** As planned until departure, as it was from then on. */
  readonly stay: Stay
  readonly activity: ActivityCode | undefined
  readonly host: HostId | undefined
  readonly group: GroupId | undefined
  readonly interruptions: ReadonlyArray<Interruption>
  readonly registration: Registration | undefined
  readonly outcomes: ReadonlyArray<Outcome>
  readonly signed: ReadonlyArray<Signed>
  readonly report: Report | undefined
  readonly mode: Mode
  /** The days online; nothing where they are not said, or where it has none. */
  readonly virtual: VirtualPart | undefined
  readonly funding: Funding
  /** What was paid and taken back, in the order of entry. */
  readonly money: ReadonlyArray<MoneyMoved>
  /** Of which other one it was a duplicate, where it was entered in error for that. */
  readonly duplicateOf: MobilityId | undefined
}

/** Before anything happened. */
export const unborn: Mobility = {
  stage: "none",
  details: undefined,
  planned: unknownStay,
  stay: unknownStay,
  activity: undefined,
  host: undefined,
  group: undefined,
  interruptions: [],
  registration: undefined,
  outcomes: [],
  signed: [],
  report: undefined,
  mode: "physical",
  virtual: undefined,
  funding: "eu",
  money: [],
  duplicateOf: undefined,
  facts: [],
  struck: undefined
}

/** The stage that each fact leads to. */
const stagesOf = {
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
} as const

/** The facts that bring a mobility to another stage. */
export type StageFact = Extract<MobilityFact, { readonly type: keyof typeof stagesOf }>

/** Whether the fact brings the mobility to another stage. */
export const isStageFact = (event: MobilityFact): event is StageFact => event.type in stagesOf

/** The facts that happen one after the other: the steps, and the pauses of the stay. */
export type StepFact = StageFact | Extract<MobilityFact, { readonly type: "mobility.interrupted" | "mobility.resumed" }>

/** Whether the fact is one of those that happen one after the other. */
export const isStepFact = (event: MobilityFact): event is StepFact =>
  isStageFact(event) || event.type === "mobility.interrupted" || event.type === "mobility.resumed"

/** The stage that a fact leads to. */
export const stageOf = (event: StageFact): Stage => stagesOf[event.type]

/** Goals with a proven outcome. */
export const achievedGoals = (outcomes: ReadonlyArray<Outcome>): ReadonlyArray<GoalCode> =>
  outcomes.filter(({ evidence, result }) => result === "reached" && evidence !== undefined).map(({ goal }) => goal)

/** The outcomes with one more, or with another one for the same goal. */
export const withOutcome = (outcomes: ReadonlyArray<Outcome>, outcome: Outcome): ReadonlyArray<Outcome> => [
  ...outcomes.filter(({ goal }) => goal !== outcome.goal),
  outcome
]

const resumed = (interruptions: Mobility["interruptions"], resumedOn: CalendarDate | null): Mobility["interruptions"] =>
  interruptions.map((each, i) => (i === interruptions.length - 1 ? { ...each, resumedOn } : each))

const afterStage = (mobility: Mobility, event: StageFact): Mobility => {
  const next: Mobility = {
    ...mobility,
    stage: stageOf(event),
    details: detailsOf(event),
    planned: "planned" in event && event.planned !== undefined ? event.planned : mobility.planned,
    stay: stayAfter(mobility, event)
  }
  return event.type === "mobility.applied"
    ? { ...next, activity: event.activity, host: event.host, group: event.group }
    : next
}

const isSignature = (signed: Signature, { document, party }: Signature): boolean =>
  signed.document === document && signed.party === party

/** That party's signature under that document, where it holds. */
export const signatureIn = ({ signed }: Pick<Mobility, "signed">, signature: Signature): Signed | undefined =>
  signed.find((each) => isSignature(each, signature))

/** The mobility after a fact. */
export const afterFact = (mobility: Mobility, fact: Fact): Mobility => {
  const { event } = fact
  const facts = [...mobility.facts, fact]
  if (isStageFact(event)) return { ...afterStage(mobility, event), facts }
  switch (event.type) {
    case "mobility.replanned":
      return { ...mobility, facts, planned: event.planned, stay: stayAfter(mobility, event) }
    case "mobility.extended":
      return { ...mobility, facts, stay: stayAfter(mobility, event) }
    case "mobility.interrupted": {
      const interruption: Interruption = { from: event.occurredOn, resumedOn: undefined }
      return { ...mobility, facts, interruptions: [...mobility.interruptions, interruption] }
    }
    case "mobility.resumed":
      return { ...mobility, facts, interruptions: resumed(mobility.interruptions, event.occurredOn) }
    case "mobility.registered":
    case "mobility.registration-updated": {
      const { dates, occurredOn, period, status, tool } = event
      const on = event.type === "mobility.registered" ? occurredOn : (mobility.registration?.on ?? null)
      return { ...mobility, facts, registration: { tool, status, dates, period, on } }
    }
    case "mobility.registration-removed":
      return { ...mobility, facts, registration: undefined }
    case "mobility.declared-ineligible":
    case "mobility.declared-eligible":
      return { ...mobility, facts, registration: judged(mobility.registration, event) }
    case "mobility.goals-changed":
      return { ...mobility, facts, details: detailsOf(event) }
    case "mobility.document-signed": {
      const { document, occurredOn: on, party, reference } = event
      const signed: Signed = { document, party, on, ...(reference === undefined ? {} : { reference }) }
      return { ...mobility, facts, signed: [...mobility.signed, signed] }
    }
    case "mobility.signature-withdrawn":
      return { ...mobility, facts, signed: mobility.signed.filter((each) => !isSignature(each, event)) }
    case "mobility.report-noted":
      return { ...mobility, facts, report: { status: event.status, on: event.occurredOn } }
    case "mobility.mode-changed":
      return { ...mobility, facts, mode: event.mode, virtual: event.virtual }
    case "mobility.funding-changed":
      return { ...mobility, facts, funding: event.funding }
    case "mobility.payment-made":
    case "mobility.payment-recovered":
      return { ...mobility, facts, money: [...mobility.money, movedBy(event)] }
    case "mobility.outcome-recorded": {
      const { evidence, goal, result } = event
      const outcome: Outcome = evidence === undefined ? { goal, result } : { goal, result, evidence }
      return { ...mobility, facts, outcomes: withOutcome(mobility.outcomes, outcome) }
    }
  }
}

/** The mobility that these facts make. */
export const fromFacts = (facts: ReadonlyArray<Fact>): Mobility => facts.reduce(afterFact, unborn)

/** Where the mobility stands, as counters see it; nothing where nobody has applied. */
export const standingOf = (mobility: Mobility): Standing | undefined => {
  const { details, outcomes, stage, stay } = mobility
  return details === undefined
    ? undefined
    : {
        ...details,
        stage,
        registration: registrationStatus(mobility.registration),
        achieved: achievedGoals(outcomes),
        stay
      }
}
