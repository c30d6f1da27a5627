/**
 * What holds for the sharing out of places: no more is promised than there is, none is moved away that is not there, and what is held is
 * not taken away. The first two hold by the end of the day of sharing, and of each day since.
 */
import type { MemberId, ProjectId } from "../Ids.ts"
import type { PlacesAllocated, PlacesMoved } from "../project/ProjectEvent.ts"
import type { Settings } from "../project/Settings.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { allocation, daysSince, type Limits } from "./Limits.ts"
import { sum } from "./Numbers.ts"
import { allocated, allocatedByCategory, worse } from "./OverLimits.ts"
import { limitsOn, type Places, told } from "./Places.ts"

/** Places are promised to a member, or go from one to another. */
type Shared = typeof PlacesAllocated.Type | typeof PlacesMoved.Type

/** The limits by the end of a day, without and with what is shared out. */
interface Change {
  readonly on: CalendarDate
  readonly before: Limits
  readonly after: Limits
}

const changes = (before: Places, after: Places, from: CalendarDate): ReadonlyArray<Change> =>
  daysSince(after.facts, from).map((on) => ({ on, before: limitsOn(before, on), after: limitsOn(after, on) }))

/** Who has fewer places after that. */
const giver = (shared: Shared): MemberId => (shared.type === "project.places-moved" ? shared.from : shared.member)

/** Fewer places than none are left; not where they were that few already. */
const short = (shared: Shared, { after, before, on }: Change): Refusal | undefined => {
  const { category, project } = shared
  const share = { member: giver(shared), category }
  const left = allocation(after, share) ?? 0
  if (left >= 0 || left >= (allocation(before, share) ?? 0)) return undefined
  const places = shared.places ?? 0
  return shared.type === "project.places-moved"
    ? { code: "TooFewToMove", project, ...share, on, allocated: left + places, places }
    : { code: "PlacesMovedSince", project, ...share, on, moved: places - left, places }
}

interface Promised {
  readonly member: string | null
  readonly category: string | null
  readonly allocated: number
  readonly places: number | undefined
}

/** What is promised in each category, to the categories of each member, and in all. */
const promises = (limits: Limits): ReadonlyArray<Promised> => {
  const inCategory = allocatedByCategory(limits)
  return [
    ...Object.entries(limits.category).map(([category, places]) => ({
      member: null,
      category,
      allocated: inCategory.get(category) ?? 0,
      places
    })),
    ...Object.entries(limits.memberCategory).map(([member, ofMember]) => ({
      member,
      category: null,
      allocated: sum(ofMember),
      places: limits.member[member]
    })),
    { member: null, category: null, allocated: allocated(limits), places: limits.project ?? undefined }
  ]
}

/** A promise above what there is, unless it was made before the agency took places away. */
const brokenPromise = ({ after, before, on }: Change, project: ProjectId): Refusal | undefined => {
  const earlier = promises(before)
  for (const { allocated: promised, category, member, places } of promises(after)) {
    if (places === undefined || promised <= places) continue
    const same = earlier.find((other) => other.member === member && other.category === category)
    if (same !== undefined && same.places === places && promised <= same.allocated) continue
    return { code: "AllocatedTooMuch", project, member, category, on, allocated: promised, places }
  }
  return undefined
}

/** Why places cannot be shared out so, or nothing when they can. */
export const allocationRefusal = (places: Places, shared: Shared, { guards }: Settings): Refusal | undefined => {
  const { occurredOn, project } = shared
  const next = told(places, shared)
  for (const change of changes(places, next, occurredOn)) {
    const refused = short(shared, change) ?? brokenPromise(change, project)
    if (refused !== undefined) return refused
  }
  const held = worse(places, next).find(({ level }) => guards[level] === "block")
  return held === undefined ? undefined : { code: "PlacesHeld", project, ...held }
}
