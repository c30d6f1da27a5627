/**
 * The state of one hosting: the facts that stand, and what follows from them.
 */
import type { GroupId, HostingId, LearningGoalCode, SupervisorId } from "../Ids.ts"
import type { HostedDays } from "./HostedDays.ts"
import type { HostingFact, Requested } from "./HostingEvent.ts"
import type { HostingStage } from "./HostingStage.ts"
import type { HostingDetails, HostingStanding } from "./HostingStanding.ts"

/** A fact with the id by which corrections name it. */
export interface HostedFact {
  readonly id: string
  readonly event: HostingFact
}

/** What had stood of a hosting that was entered in error, and the event that said so. */
export interface HostedStruck {
  readonly by: string
  /** Of which other one it was called a duplicate. */
  readonly duplicateOf: HostingId | undefined
  readonly facts: ReadonlyArray<HostedFact>
}

/** What is told of a hosting: what stands, and what stood until it was entered in error. */
export interface HostedTold {
  readonly facts: ReadonlyArray<HostedFact>
  readonly struck: HostedStruck | undefined
}

/** Where a hosting stands, and the facts that led there. */
export interface Hosting extends HostedTold {
  readonly stage: HostingStage
  /** Nothing until somebody has asked. */
  readonly standing: HostingStanding | undefined
  /** What was asked for, or agreed on; the actual days stand beside it, in `standing`. */
  readonly planned: HostedDays | undefined
  readonly group: GroupId | undefined
  readonly learningGoals: ReadonlyArray<LearningGoalCode>
  readonly supervisor: SupervisorId | undefined
  /** Of which other one it was a duplicate, where it was entered in error for that. */
  readonly duplicateOf: HostingId | undefined
}

/** Before anything happened. */
export const unasked: Hosting = {
  stage: "none",
  standing: undefined,
  planned: undefined,
  group: undefined,
  learningGoals: [],
  supervisor: undefined,
  duplicateOf: undefined,
  facts: [],
  struck: undefined
}

const stagesOf: { readonly [Type in Exclude<HostingFact["type"], "hosting.supervisor-named">]: HostingStage } = {
  "hosting.requested": "requested",
  "hosting.requested-again": "requested",
  "hosting.accepted": "accepted",
  "hosting.rejected": "rejected",
  "hosting.withdrawn": "withdrawn",
  "hosting.cancelled": "cancelled",
  "hosting.no-show": "no-show",
  "hosting.arrived": "arrived",
  "hosting.ended": "ended",
  "hosting.ended-early": "ended-early"
}

/** Whether the fact brings the hosting to another stage. */
export const isStep = ({ type }: Pick<HostingFact, "type">): boolean => type in stagesOf

/** What a fact says itself; the rest is copied into it. */
type Own<Fact> = Fact extends unknown ? Omit<Fact, "before" | "after"> : never

/** A fact without where the hosting stands before and after it. */
export type HostingDraft = Own<HostingFact>

/** The days of the stay once the fact has happened; who comes after the planned end stays that day at least. */
const daysAfter = (known: HostedDays, draft: HostingDraft): HostedDays => {
  switch (draft.type) {
    case "hosting.requested":
    case "hosting.requested-again":
      return draft.planned
    case "hosting.arrived": {
      const start = draft.occurredOn
      return { start, end: known.end < start ? start : known.end }
    }
    case "hosting.ended":
    case "hosting.ended-early":
      return { start: known.start, end: draft.occurredOn }
    default:
      return known
  }
}

/** The request as a fact: it alone says itself whose hosting it is. */
export const requested = (draft: Own<Requested>, details: HostingDetails): Requested => ({
  ...draft,
  after: { ...details, stage: "requested", days: draft.planned }
})

/** Any later fact with where the hosting stands before and after it; `details` where it says them anew. */
export const composed = (
  before: HostingStanding,
  draft: Exclude<HostingDraft, { readonly type: "hosting.requested" }>,
  details: HostingDetails = before
): HostingFact => {
  const stage = draft.type === "hosting.supervisor-named" ? before.stage : stagesOf[draft.type]
  return { ...draft, before, after: { ...before, ...details, stage, days: daysAfter(before.days, draft) } }
}

/** The hosting after a fact. */
export const afterHostedFact = (hosting: Hosting, fact: HostedFact): Hosting => {
  const { event } = fact
  return {
    ...hosting,
    stage: event.after.stage,
    standing: event.after,
    facts: [...hosting.facts, fact],
    ...("planned" in event ? { planned: event.planned, learningGoals: event.learningGoals } : {}),
    ...("group" in event && event.group !== undefined ? { group: event.group } : {}),
    ...("supervisor" in event && event.supervisor !== undefined ? { supervisor: event.supervisor } : {})
  }
}

/** The hosting that these facts make. */
export const fromHostedFacts = (facts: ReadonlyArray<HostedFact>): Hosting => facts.reduce(afterHostedFact, unasked)

/** The hosting by all that is told of it: whatever stands, what was entered in error counts nowhere. */
export const fromHostedTold = ({ facts, struck }: HostedTold): Hosting => {
  const hosting = fromHostedFacts(facts)
  return struck === undefined
    ? hosting
    : { ...hosting, stage: "entered-in-error", duplicateOf: struck.duplicateOf, struck }
}

/** The hosting as it was until it was entered in error; as it is where it was not. */
export const hostingBeforeError = (hosting: Hosting): Hosting =>
  hosting.struck === undefined ? hosting : fromHostedFacts(hosting.struck.facts)
