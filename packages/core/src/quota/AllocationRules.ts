/**
 * What holds for the sharing out of places: no more is promised than there is, and what is held is not taken away.
 */
import type { ProjectId } from "../Ids.ts"
import type { Settings } from "../project/Settings.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { sum } from "./Numbers.ts"
import { allocated, allocatedIn, worse } from "./OverLimits.ts"
import type { Limits, Places } from "./Places.ts"

interface Promised {
  readonly member: string | null
  readonly category: string | null
  readonly allocated: number
  readonly places: number | undefined
}

/** What is promised in each category, to the categories of each member, and in all. */
const promises = (limits: Limits): ReadonlyArray<Promised> => [
  ...Object.entries(limits.category).map(([category, places]) => ({
    member: null,
    category,
    allocated: allocatedIn(limits, category),
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

/** A promise above what there is, unless it was made before the agency took places away. */
const brokenPromise = (before: Limits, after: Limits, project: ProjectId): Refusal | undefined => {
  const earlier = promises(before)
  for (const { allocated: promised, category, member, places } of promises(after)) {
    if (places === undefined || promised <= places) continue
    const same = earlier.find((other) => other.member === member && other.category === category)
    if (same !== undefined && same.places === places && promised <= same.allocated) continue
    return { code: "AllocatedTooMuch", project, member, category, allocated: promised, places }
  }
  return undefined
}

/** Why these limits cannot take the place of the present ones, or nothing when they can. */
export const allocationRefusal = (
  state: Places,
  limits: Limits,
  { guards }: Settings,
  project: ProjectId
): Refusal | undefined => {
  const broken = brokenPromise(state.limits, limits, project)
  if (broken !== undefined) return broken
  const held = worse(state, { ...state, limits }).find(({ level }) => guards[level] === "block")
  return held === undefined ? undefined : { code: "PlacesHeld", project, ...held }
}
