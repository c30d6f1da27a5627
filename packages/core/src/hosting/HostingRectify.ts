/**
 * The facts of a hosting as if they had been entered right at first.
 */
import { Equal } from "effect"
import type { DateName } from "../refusal/DateName.ts"
import { rightValue } from "../RightValue.ts"
import type { HostingChanges } from "./HostingCorrection.ts"
import type { HostingCorrection, HostingFact } from "./HostingEvent.ts"
import { composed, type HostedFact, type HostedTold, isStep, requested } from "./HostingState.ts"

type CorrectableDate = keyof NonNullable<HostingChanges["dates"]>

const correctable: { readonly [Type in HostingFact["type"]]?: CorrectableDate } = {
  "hosting.requested": "requested",
  "hosting.accepted": "accepted",
  "hosting.arrived": "arrived",
  "hosting.ended": "ended",
  "hosting.ended-early": "ended"
}

const named: { readonly [Name in CorrectableDate]: DateName } = {
  requested: "request",
  accepted: "acceptance",
  arrived: "arrival",
  ended: "end"
}

const correctableDates: ReadonlyArray<CorrectableDate> = ["requested", "accepted", "arrived", "ended"]

/** A day that is to be corrected, but that no fact has. */
export const missingHostingDate = (
  facts: ReadonlyArray<HostedFact>,
  { dates = {} }: HostingChanges
): DateName | undefined => {
  const missing = correctableDates.find(
    (name) => dates[name] !== undefined && !facts.some(({ event }) => correctable[event.type] === name)
  )
  return missing === undefined ? undefined : named[missing]
}

const redated = (event: HostingFact, { dates = {} }: HostingChanges): HostingFact => {
  const name = correctable[event.type]
  return { ...event, occurredOn: (name === undefined ? undefined : dates[name]) ?? event.occurredOn }
}

const lastRequest = (facts: ReadonlyArray<HostedFact>): HostedFact | undefined =>
  facts.findLast(({ event }) => "planned" in event)

/** What was asked for, where this is the request that stands. */
const reworded = (event: HostingFact, changes: HostingChanges): HostingFact => {
  if (!("planned" in event)) return event
  const { category = event.after.category, goals = event.after.goals } = changes
  const { learningGoals = event.learningGoals, planned = event.planned } = changes
  return { ...event, planned, learningGoals, after: { ...event.after, category, goals } }
}

/** Whose hosting it is, which the first request alone says. */
const reassigned = (event: HostingFact, changes: HostingChanges): HostingFact => {
  if (event.type !== "hosting.requested") return event
  const { group: saidGroup, ...said } = event
  const { member = event.after.member, participant = event.after.participant, partner = event.after.partner } = changes
  const group = rightValue(changes.group, saidGroup)
  return {
    ...said,
    ...(group === undefined ? {} : { group }),
    after: { ...event.after, member, partner, participant }
  }
}

const rewritten = (fact: HostedFact, changes: HostingChanges, standing: HostedFact | undefined): HostingFact => {
  const dated = reassigned(redated(fact.event, changes), changes)
  return fact === standing ? reworded(dated, changes) : dated
}

/** Copies made anew along the way, so that every fact carries where the hosting stood when it happened. */
export const restateHosting = (facts: ReadonlyArray<HostedFact>): ReadonlyArray<HostedFact> => {
  const stated: Array<HostedFact> = []
  for (const { event, id } of facts) {
    const standing = stated.at(-1)?.event.after
    if (event.type === "hosting.requested") stated.push({ id, event: requested(event, event.after) })
    else if (standing !== undefined) {
      const { category, goals } = event.type === "hosting.requested-again" ? event.after : standing
      stated.push({ id, event: composed(standing, event, { ...standing, category, goals }) })
    }
  }
  return stated
}

/** The facts with these values in place of the wrong ones. */
export const correctedHosting = (
  facts: ReadonlyArray<HostedFact>,
  changes: HostingChanges
): ReadonlyArray<HostedFact> => {
  const standing = lastRequest(facts)
  return restateHosting(facts.map((fact) => ({ id: fact.id, event: rewritten(fact, changes, standing) })))
}

/** The facts that a correction says something else of; copies that follow from it are no correction. */
export const factsCorrected = (
  facts: ReadonlyArray<HostedFact>,
  changes: HostingChanges
): ReadonlyArray<HostedFact> => {
  const standing = lastRequest(facts)
  return facts.filter((fact) => !Equal.equals(rewritten(fact, changes, standing), fact.event))
}

/** The last fact that changed the stage, the first request excepted. */
export const lastHostingStep = (facts: ReadonlyArray<HostedFact>): HostedFact | undefined =>
  facts.findLast(({ event }, i) => i > 0 && isStep(event))

/** What a stored correction leaves of what was told; nothing stands after an entry in error, and all of it after its reinstatement. */
export const rectifiedHosting = ({ facts, struck }: HostedTold, id: string, event: HostingCorrection): HostedTold => {
  switch (event.type) {
    case "hosting.details-corrected":
      return { facts: correctedHosting(facts, event.changes), struck }
    case "hosting.step-retracted": {
      const left = facts.filter((fact) => !event.corrects.some((corrected) => corrected === fact.id))
      return { facts: restateHosting(left), struck }
    }
    case "hosting.entered-in-error":
      return { facts: [], struck: { by: id, duplicateOf: event.duplicateOf, facts } }
    case "hosting.reinstated":
      return { facts: struck?.facts ?? [], struck: undefined }
  }
}
