/**
 * The facts as if they had been entered right at first.
 */
import { Equal, Struct } from "effect"
import type { ToolId } from "../Ids.ts"
import type { DateName } from "../refusal/DateName.ts"
import { rightValue } from "../RightValue.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { compose } from "./Compose.ts"
import type { Changes } from "./Correction.ts"
import type { CutShort } from "./CutShort.ts"
import { latestDays } from "./Days.ts"
import { afterFact, type Fact, unborn } from "./MobilityState.ts"
import type { Applied, Completed, Departed, MobilityFact, ReturnedEarly } from "./MobilityEvent.ts"
import type { Details } from "./Standing.ts"
import { withToolId } from "./RowFacts.ts"
import { saysPlan } from "./SaidLater.ts"
import type { Stay } from "./Stay.ts"

type CorrectableDate = keyof NonNullable<Changes["dates"]>

const correctable: { readonly [Type in MobilityFact["type"]]?: CorrectableDate } = {
  "mobility.applied": "applied",
  "mobility.approved": "approved",
  "mobility.departed": "departed",
  "mobility.completed": "ended",
  "mobility.returned-early": "ended",
  "mobility.registered": "registered",
  "mobility.registration-updated": "registrationUpdated",
  "mobility.registration-removed": "registrationRemoved"
}

const named: { readonly [Name in CorrectableDate]: DateName } = {
  applied: "application",
  approved: "approval",
  departed: "departure",
  ended: "return",
  registered: "registration",
  registrationUpdated: "registration-update",
  registrationRemoved: "registration-removal"
}

const correctableDates = Struct.keys(named)

const lastOf = (facts: ReadonlyArray<Fact>, name: CorrectableDate): Fact | undefined =>
  facts.findLast(({ event }) => correctable[event.type] === name)

/** What is to be corrected about a day or a return that no fact tells of. */
export const missingDate = (
  facts: ReadonlyArray<Fact>,
  { dates = {}, returnedEarly }: Changes
): DateName | undefined => {
  const isMissing = (name: CorrectableDate): boolean =>
    (dates[name] !== undefined || (name === "ended" && returnedEarly !== undefined)) &&
    lastOf(facts, name) === undefined
  const missing = correctableDates.find(isMissing)
  return missing === undefined ? undefined : named[missing]
}

/** Which of the facts says last what the goals and the planned days are, and what happened on the days that are corrected. */
interface LastSaid {
  readonly goals: Fact | undefined
  readonly planned: Fact | undefined
  /** The departure or the extension, where the planned end changed with it. */
  readonly plannedEnd: Fact | undefined
  /** A row that was removed and made again has the day of the last time, and so has a row that was changed again. */
  readonly dated: ReadonlyArray<Fact | undefined>
}

/** The right day of a fact, where there is one. */
const rightDay = (fact: Fact, { dates = {} }: Changes, last: LastSaid): CalendarDate | null | undefined => {
  const name = correctable[fact.event.type]
  return name === undefined || !last.dated.includes(fact) ? undefined : dates[name]
}

const redated = (fact: Fact, changes: Changes, last: LastSaid): MobilityFact => {
  const date = rightDay(fact, changes, last)
  return date === undefined ? fact.event : { ...fact.event, occurredOn: date }
}

const lastSaid = (facts: ReadonlyArray<Fact>): LastSaid => ({
  dated: correctableDates.map((name) => lastOf(facts, name)),
  plannedEnd: facts.findLast(({ event }) => "plannedEnd" in event),
  goals: facts.findLast(({ event }) => event.type === "mobility.applied" || event.type === "mobility.goals-changed"),
  planned: facts.findLast(({ event }) => saysPlan(event))
})

/** A plan that is put right is right to its end, also where that changed with the departure. */
const replannedEnd = ({ plannedEnd, ...departed }: Departed, { end }: Stay): Departed =>
  plannedEnd === undefined || end === null ? departed : { ...departed, plannedEnd: end }

/** What a return is called: nobody decides on one here, it is only told otherwise. */
const returns = { toTheEnd: "mobility.completed", early: "mobility.returned-early" } as const

const isReturn = (event: MobilityFact): event is Completed | ReturnedEarly =>
  event.type === returns.toTheEnd || event.type === returns.early

const isExtension = (fact: Fact | undefined): boolean => fact?.event.type === "mobility.extended"

/** The plan as it was said last, put right; where the stay was extended since, its end is what that said. */
const replanned = (fact: Fact, event: MobilityFact, planned: Stay, last: LastSaid): MobilityFact => {
  switch (event.type) {
    case "mobility.applied":
    case "mobility.approved":
    case "mobility.replanned": {
      if (fact !== last.planned) return event
      const end = isExtension(last.plannedEnd) ? (event.planned?.end ?? null) : planned.end
      return { ...event, planned: { start: planned.start, end } }
    }
    case "mobility.departed":
      return isExtension(last.plannedEnd) ? event : replannedEnd(event, planned)
    case "mobility.extended":
      return fact === last.plannedEnd ? { ...event, plannedEnd: planned.end } : event
    default:
      return event
  }
}

const reapplied = (applied: Applied, changes: Changes): Applied => {
  const { activity: saidActivity, group: saidGroup, host: saidHost, ...said } = applied
  const { category = said.category, member = said.member } = changes
  const { participant = said.participant, project = said.project } = changes
  const activity = rightValue(changes.activity, saidActivity)
  const host = rightValue(changes.host, saidHost)
  const group = rightValue(changes.group, saidGroup)
  return {
    ...said,
    project,
    member,
    category,
    participant,
    ...(activity === undefined ? {} : { activity }),
    ...(host === undefined ? {} : { host }),
    ...(group === undefined ? {} : { group })
  }
}

/** How the stay ended, put right: it was completed, or cut short for a reason. */
const endedSo = (event: Completed | ReturnedEarly, cutShort: CutShort | null): MobilityFact => {
  const { forceMajeure: _1, reason: _2, ...ended } = { forceMajeure: undefined, reason: undefined, ...event }
  return cutShort === null ? { ...ended, type: returns.toTheEnd } : { ...ended, ...cutShort, type: returns.early }
}

const rewritten = (fact: Fact, changes: Changes, last: LastSaid): MobilityFact => {
  const { goals, planned, returnedEarly } = changes
  const dated = redated(fact, changes, last)
  const regoaled = fact === last.goals && goals !== undefined ? { ...dated, goals } : dated
  const right = planned === undefined ? regoaled : replanned(fact, regoaled, planned, last)
  if (right.type === "mobility.applied") return reapplied(right, changes)
  return returnedEarly !== undefined && isReturn(right) ? endedSo(right, returnedEarly) : right
}

/**
 * Says of each fact of unknown day by when it had happened: by the next known day that can only come after it, or else by the
 * day it was entered at. Of facts that were unknown `before` as well that is the day of the first entry, not of this one.
 */
export const bounded = (
  facts: ReadonlyArray<Fact>,
  enteredOn: CalendarDate,
  before: ReadonlyArray<Fact> = []
): ReadonlyArray<Fact> => {
  const derived = latestDays(before, () => undefined)
  const days = latestDays(
    facts,
    (_, i) => (derived[i] === undefined ? before[i]?.event.noLaterThan : undefined) ?? enteredOn
  )
  return facts.map(({ event, id }, i): Fact => {
    const { noLaterThan: _, ...dated } = event
    return { id, event: event.occurredOn === null ? { ...dated, noLaterThan: days[i] ?? enteredOn } : dated }
  })
}

/** Copies made anew along the way, so that every fact carries what held when it happened. */
export const restate = (facts: ReadonlyArray<Fact>): ReadonlyArray<Fact> => {
  let mobility = unborn
  for (const { event, id } of facts) {
    const details: Details = mobility.details ?? event
    mobility = afterFact(mobility, { id, event: compose(mobility, details, event) })
  }
  return mobility.facts
}

/** A correction by which facts had not happened. */
export interface TakenBack {
  readonly type: "mobility.step-retracted" | "mobility.payment-withdrawn" | "mobility.outcome-withdrawn"
  readonly corrects: ReadonlyArray<string>
}

/** What a correction says about the facts, before or after it has become an event. */
export type Rectification =
  | { readonly type: "mobility.details-corrected"; readonly changes: Changes; readonly enteredOn: CalendarDate }
  | {
      readonly type: "mobility.registration-corrected"
      readonly corrects: ReadonlyArray<string>
      readonly tool: ToolId
    }
  | TakenBack

const correctDetails = (facts: ReadonlyArray<Fact>, changes: Changes, enteredOn: CalendarDate): ReadonlyArray<Fact> => {
  const last = lastSaid(facts)
  const right = facts.map((fact): Fact => ({ id: fact.id, event: rewritten(fact, changes, last) }))
  return restate(bounded(right, enteredOn, facts))
}

/** The facts that a correction of details speaks of. */
export const correctedFacts = (facts: ReadonlyArray<Fact>, changes: Changes): ReadonlyArray<Fact> => {
  const { dates: _, goals, planned, returnedEarly, ...details } = changes
  const last = lastSaid(facts)
  return facts.filter(
    (fact, i) =>
      (goals !== undefined && fact === last.goals) ||
      (planned !== undefined && (fact === last.planned || fact === last.plannedEnd)) ||
      (returnedEarly !== undefined && isReturn(fact.event)) ||
      (i === 0 && Object.keys(details).length > 0) ||
      rightDay(fact, changes, last) !== undefined
  )
}

/** Whether all these values are so already; by when a fact of unknown day had happened is no value that anybody gave. */
export const areSoAlready = (facts: ReadonlyArray<Fact>, changes: Changes): boolean => {
  const last = lastSaid(facts)
  return facts.every((fact) => Equal.equals(rewritten(fact, changes, last), fact.event))
}

/** The facts after a correction of details, or without what had not happened. */
export const rectify = (facts: ReadonlyArray<Fact>, correction: Rectification): ReadonlyArray<Fact> => {
  switch (correction.type) {
    case "mobility.details-corrected":
      return correctDetails(facts, correction.changes, correction.enteredOn)
    case "mobility.registration-corrected":
      return withToolId(facts, correction.corrects, correction.tool)
    default:
      return restate(facts.filter(({ id }) => !correction.corrects.includes(id)))
  }
}
