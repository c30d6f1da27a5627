/**
 * The facts as if they had been entered right at first.
 */
import type { DateName } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { compose } from "./Compose.ts"
import type { Changes } from "./Correction.ts"
import { afterFact, type Fact, isStageFact, unborn } from "./MobilityState.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import type { Details } from "./Standing.ts"

type CorrectableDate = keyof NonNullable<Changes["dates"]>

const correctable: { readonly [Type in MobilityFact["type"]]?: CorrectableDate } = {
  "mobility.applied": "applied",
  "mobility.approved": "approved",
  "mobility.departed": "departed",
  "mobility.completed": "ended",
  "mobility.returned-early": "ended",
  "mobility.registered": "registered"
}

const named: { readonly [Name in CorrectableDate]: DateName } = {
  applied: "application",
  approved: "approval",
  departed: "departure",
  ended: "return",
  registered: "registration"
}

const correctableDates: ReadonlyArray<CorrectableDate> = ["applied", "approved", "departed", "ended", "registered"]

/** A day that is to be corrected, but that no fact has. */
export const missingDate = (facts: ReadonlyArray<Fact>, { dates = {} }: Changes): DateName | undefined => {
  const missing = correctableDates.find(
    (name) => dates[name] !== undefined && !facts.some(({ event }) => correctable[event.type] === name)
  )
  return missing === undefined ? undefined : named[missing]
}

const redated = <Event extends MobilityFact>(event: Event, changes: Changes): Event => {
  const name = correctable[event.type]
  const date = name === undefined ? undefined : changes.dates?.[name]
  return date === undefined ? event : { ...event, occurredOn: date }
}

/** Which of the facts says last what the goals and the planned days are. */
interface LastSaid {
  readonly goals: Fact | undefined
  readonly planned: Fact | undefined
}

const lastSaid = (facts: ReadonlyArray<Fact>): LastSaid => ({
  goals: facts.findLast(({ event }) => event.type === "mobility.applied" || event.type === "mobility.goals-changed"),
  planned: facts.findLast(
    ({ event }) =>
      event.type === "mobility.applied" || (event.type === "mobility.approved" && event.planned !== undefined)
  )
})

const rewritten = (fact: Fact, changes: Changes, last: LastSaid): MobilityFact => {
  const { activity, category, goals, group, host, member, participant, planned, project } = changes
  const dated = redated(fact.event, changes)
  const regoaled = fact === last.goals && goals !== undefined ? { ...dated, goals } : dated
  if (regoaled.type !== "mobility.applied" && regoaled.type !== "mobility.approved") return regoaled
  const replanned = fact === last.planned && planned !== undefined ? { ...regoaled, planned } : regoaled
  if (replanned.type !== "mobility.applied") return replanned
  return {
    ...replanned,
    ...(project === undefined ? {} : { project }),
    ...(member === undefined ? {} : { member }),
    ...(category === undefined ? {} : { category }),
    ...(participant === undefined ? {} : { participant }),
    ...(activity === undefined ? {} : { activity }),
    ...(host === undefined ? {} : { host }),
    ...(group === undefined ? {} : { group })
  }
}

/**
 * Where a step's day is unknown it happened by the next known day of the stay, or else by the day it was entered at.
 */
export const bounded = (facts: ReadonlyArray<Fact>, enteredOn: CalendarDate): ReadonlyArray<Fact> => {
  let bound = enteredOn
  return facts
    .toReversed()
    .map(({ event, id }): Fact => {
      const { noLaterThan: _, ...dated } = event
      if (event.occurredOn === null) {
        return { id, event: { ...event, noLaterThan: isStageFact(event) ? bound : (event.noLaterThan ?? enteredOn) } }
      }
      if (isStageFact(event)) bound = event.occurredOn
      return { id, event: dated }
    })
    .toReversed()
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

/** What a correction says about the facts, before or after it has become an event. */
export type Rectification =
  | { readonly type: "mobility.details-corrected"; readonly changes: Changes; readonly enteredOn: CalendarDate }
  | { readonly type: "mobility.step-retracted"; readonly corrects: ReadonlyArray<string> }

const correctDetails = (facts: ReadonlyArray<Fact>, changes: Changes, enteredOn: CalendarDate): ReadonlyArray<Fact> => {
  const last = lastSaid(facts)
  const right = facts.map((fact): Fact => ({ id: fact.id, event: rewritten(fact, changes, last) }))
  return restate(bounded(right, enteredOn))
}

/** The facts that a correction of details speaks of. */
export const correctedFacts = (facts: ReadonlyArray<Fact>, changes: Changes): ReadonlyArray<Fact> => {
  const { dates = {}, goals, planned, ...details } = changes
  const last = lastSaid(facts)
  return facts.filter((fact, i) => {
    const name = correctable[fact.event.type]
    return (
      (goals !== undefined && fact === last.goals) ||
      (planned !== undefined && fact === last.planned) ||
      (i === 0 && Object.keys(details).length > 0) ||
      (name !== undefined && dates[name] !== undefined)
    )
  })
}

/** The facts after a correction of details or the retraction of a step. */
export const rectify = (facts: ReadonlyArray<Fact>, correction: Rectification): ReadonlyArray<Fact> =>
  correction.type === "mobility.details-corrected"
    ? correctDetails(facts, correction.changes, correction.enteredOn)
    : restate(facts.filter(({ id }) => !correction.corrects.includes(id)))

/** The last fact that changed the stage, the application excepted. */
export const lastStep = (facts: ReadonlyArray<Fact>): Fact | undefined =>
  facts.findLast(({ event }) => isStageFact(event) && event.type !== "mobility.applied")
