/**
 * How many places there are, by what the agency granted and the project shared out. Each of these facts holds from its day on: what is
 * entered late is put where it belongs by its day, and what was said of later days stays.
 */
import { Record, Schema } from "effect"
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

/** Limits that nobody has yet: many facts are told to them in place. To copy the limits for each would take as long as there are members. */
interface Draft {
  project: number | null
  readonly category: Record<string, number>
  readonly member: Record<string, number>
  readonly memberCategory: Record<string, Numbers>
}

const put = <A>(record: Record<string, A>, name: string, value: A | null): void => {
  if (value === null) Reflect.deleteProperty(record, name)
  else record[name] = value
}

const allocate = (draft: Draft, { category, member }: Share, places: number | null): void => {
  if (category === null) {
    put(draft.member, member, places)
    return
  }
  const ofMember = set(draft.memberCategory[member] ?? {}, category, places)
  put(draft.memberCategory, member, Record.isEmptyRecord(ofMember) ? null : ofMember)
}

const add = (draft: Draft, share: Share, places: number): void =>
  allocate(draft, share, (allocation(draft, share) ?? 0) + places)

const tell = (draft: Draft, fact: LimitFact): void => {
  switch (fact.type) {
    case "project.places-granted":
      if (fact.category === null) draft.project = fact.places
      else put(draft.category, fact.category, fact.places)
      break
    case "project.places-allocated":
      allocate(draft, fact, fact.places)
      break
    case "project.places-moved": {
      const { category, from, places, to } = fact
      add(draft, { member: from, category }, -places)
      add(draft, { member: to, category }, places)
    }
  }
}

/** The limits after facts, where nothing was told yet of later days. */
export const limitsAfter = (
  { category, member, memberCategory, project }: Limits,
  facts: Iterable<LimitFact>
): Limits => {
  const draft: Draft = {
    project,
    category: { ...category },
    member: { ...member },
    memberCategory: { ...memberCategory }
  }
  for (const fact of facts) tell(draft, fact)
  return draft
}

/** The facts with one more among them. */
export const withFact = (facts: LimitFacts, fact: LimitFact): LimitFacts =>
  facts.toSpliced(facts.findLastIndex(({ occurredOn }) => occurredOn <= fact.occurredOn) + 1, 0, fact)

/** The limits by the end of a day. */
export const limitsBy = (facts: LimitFacts, day: CalendarDate): Limits =>
  limitsAfter(
    unlimited,
    facts.filter(({ occurredOn }) => occurredOn <= day)
  )

/** A day, and each later one on which the limits changed. */
export const daysSince = (facts: LimitFacts, day: CalendarDate): ReadonlyArray<CalendarDate> => [
  day,
  ...new Set(facts.map(({ occurredOn }) => occurredOn).filter((later) => later > day))
]
