/**
 * How many places there are, by what the agency granted and the project shared out. Each of these facts holds from its day on: what is
 * entered late is put where it belongs by its day, and what was said of later days stays.
 */
import { Schema } from "effect"
import type { CategoryCode, MemberId } from "../Ids.ts"
import { PlacesAllocated, PlacesGranted, PlacesMoved } from "../project/ProjectEvent.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { Numbers, set } from "./Numbers.ts"

/** Places of members: below zero by such older logs in which more was moved away than there was on a day. */
const Shares = Schema.Record(Schema.String, Schema.Int)

/** Limits at four levels; one that is not set does not constrain. */
export const Limits = Schema.Struct({
  project: Schema.NullOr(Schema.Natural),
  category: Numbers,
  member: Shares,
  /** By member, then by category. */
  memberCategory: Schema.Record(Schema.String, Shares)
})
export type Limits = typeof Limits.Type

/** No limit at any level. */
export const unlimited: Limits = { project: null, category: {}, member: {}, memberCategory: {} }

/** Places were granted, promised to a member, or went from one to another. */
export const LimitFact = Schema.Union([PlacesGranted, PlacesAllocated, PlacesMoved])
export type LimitFact = typeof LimitFact.Type

/** Facts in the order of their days, those of one day in the order of entry. */
export const LimitFacts = Schema.Array(LimitFact)
export type LimitFacts = typeof LimitFacts.Type

/** What was granted for the whole project or a category. */
export const granted = (limits: Limits, category: CategoryCode | null): number | undefined =>
  category === null ? (limits.project ?? undefined) : limits.category[category]

/** Whose places: those of a member, or of one of its categories. */
export interface Share {
  readonly member: MemberId
  readonly category: CategoryCode | null
}

/** What a member, or one of its categories, has been allocated. */
export const allocation = (limits: Limits, { category, member }: Share): number | undefined =>
  category === null ? limits.member[member] : limits.memberCategory[member]?.[category]

const grant = (limits: Limits, category: CategoryCode | null, places: number): Limits =>
  category === null ? { ...limits, project: places } : { ...limits, category: set(limits.category, category, places) }

const allocate = (limits: Limits, { category, member }: Share, places: number | null): Limits => {
  if (category === null) return { ...limits, member: set(limits.member, member, places) }
  const ofMember = set(limits.memberCategory[member] ?? {}, category, places)
  if (Object.keys(ofMember).length > 0) {
    return { ...limits, memberCategory: { ...limits.memberCategory, [member]: ofMember } }
  }
  const { [member]: _, ...memberCategory } = limits.memberCategory
  return { ...limits, memberCategory }
}

const add = (limits: Limits, share: Share, places: number): Limits =>
  allocate(limits, share, (allocation(limits, share) ?? 0) + places)

/** The limits after a fact, where nothing was told yet of later days. */
export const limitsAfter = (limits: Limits, fact: LimitFact): Limits => {
  switch (fact.type) {
    case "project.places-granted":
      return grant(limits, fact.category, fact.places)
    case "project.places-allocated":
      return allocate(limits, fact, fact.places)
    case "project.places-moved": {
      const { category, from, places, to } = fact
      return add(add(limits, { member: from, category }, -places), { member: to, category }, places)
    }
  }
}

/** The facts with one more among them. */
export const withFact = (facts: LimitFacts, fact: LimitFact): LimitFacts =>
  facts.toSpliced(facts.findLastIndex(({ occurredOn }) => occurredOn <= fact.occurredOn) + 1, 0, fact)

/** The limits by the end of a day. */
export const limitsBy = (facts: LimitFacts, day: CalendarDate): Limits =>
  facts.filter(({ occurredOn }) => occurredOn <= day).reduce(limitsAfter, unlimited)

/** A day, and each later one on which the limits changed. */
export const daysSince = (facts: LimitFacts, day: CalendarDate): ReadonlyArray<CalendarDate> => [
  day,
  ...new Set(facts.map(({ occurredOn }) => occurredOn).filter((later) => later > day))
]
