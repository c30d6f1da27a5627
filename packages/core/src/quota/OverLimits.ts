/**
 * Where more places are held than there are.
 */
import type { OverLimit } from "./Excess.ts"
import { type Numbers, namesIn, sum } from "./Numbers.ts"
import type { Limits } from "./Limits.ts"
import { type Places, taken } from "./Places.ts"

/** Places promised to single members: a member's own limit, or else those of its categories together. */
export const allocated = (limits: Limits): number => {
  let total = sum(limits.member)
  for (const member in limits.memberCategory) {
    if (limits.member[member] === undefined) total += sum(limits.memberCategory[member])
  }
  return total
}

/** Places of a category promised to single members. */
export const allocatedIn = (limits: Limits, category: string): number => {
  let total = 0
  for (const member in limits.memberCategory) total += limits.memberCategory[member]?.[category] ?? 0
  return total
}

const isAllocated = ({ member, memberCategory }: Limits, of: string, category: string): boolean =>
  member[of] !== undefined || memberCategory[of]?.[category] !== undefined

/** What is left for the others; nothing, where more was promised than there is since the agency reduced the grant. */
const rest = (places: number, promised: number): number => Math.max(0, places - promised)

/** Places taken, by member and category. */
type Held = Readonly<Record<string, Numbers>>

/** Places taken by those of the members and categories that the filter lets through. */
const heldWhere = (all: Held, counts: (member: string, category: string) => boolean): number => {
  let total = 0
  for (const member in all) {
    const ofMember = all[member]
    for (const category in ofMember) if (counts(member, category)) total += ofMember[category] ?? 0
  }
  return total
}

const restOf = (limits: Limits, category: string | undefined): number | undefined => {
  if (category === undefined) return limits.project === null ? undefined : rest(limits.project, allocated(limits))
  const places = limits.category[category]
  return places === undefined ? undefined : rest(places, allocatedIn(limits, category))
}

/** What the members without an allocation of their own share. */
export interface Pool {
  /** Places that are promised to nobody; nothing where no limit is set. */
  readonly places: number | undefined
  /** Places that these members hold. */
  readonly held: number
}

const poolIn = (limits: Limits, all: Held, category: string | undefined): Pool => ({
  places: restOf(limits, category),
  held:
    category === undefined
      ? heldWhere(all, (member, of) => !isAllocated(limits, member, of))
      : heldWhere(all, (member, of) => of === category && limits.memberCategory[member]?.[of] === undefined)
})

/** What the members without an allocation share: of all places, or of those of a category for those without any in it. */
export const pool = (state: Places, category?: string): Pool => poolIn(state.limits, taken(state), category)

/**
 * A limit with what is held under it. Without a member at a member's level it is the rest: what the members without an
 * allocation of their own draw on together.
 */
export type Usage = OverLimit

const isPlaceless = ({ rules }: Places, category: string): boolean => rules.placeless.some((code) => code === category)

const limitsIn = (limits: Limits, all: Held, member: string, category: string): ReadonlyArray<Usage> => {
  const found: Array<Usage> = []
  if (limits.project !== null) {
    const held = heldWhere(all, () => true)
    found.push({ level: "project", member: null, category: null, places: limits.project, held })
  }
  const ofCategory = limits.category[category]
  if (ofCategory !== undefined) {
    const held = heldWhere(all, (_, other) => other === category)
    found.push({ level: "category", member: null, category, places: ofCategory, held })
  }
  const ofMember = limits.member[member]
  if (ofMember !== undefined) {
    found.push({ level: "member", member, category: null, places: ofMember, held: sum(all[member]) })
  }
  if (allocated(limits) > 0 && !isAllocated(limits, member, category)) {
    const { held, places } = poolIn(limits, all, undefined)
    if (places !== undefined) found.push({ level: "member", member: null, category: null, places, held })
  }
  const ofMemberCategory = limits.memberCategory[member]?.[category]
  if (ofMemberCategory !== undefined) {
    const held = all[member]?.[category] ?? 0
    found.push({ level: "member-category", member, category, places: ofMemberCategory, held })
  } else if (allocatedIn(limits, category) > 0) {
    const { held, places } = poolIn(limits, all, category)
    if (places !== undefined) found.push({ level: "member-category", member: null, category, places, held })
  }
  return found
}

/** Every limit that a mobility of this member and category counts under, the widest first; none where it takes no place. */
export const limitsFor = (state: Places, member: string, category: string): ReadonlyArray<Usage> =>
  isPlaceless(state, category) ? [] : limitsIn(state.limits, taken(state), member, category)

/** The limits of this member and category under which more is held than there is. */
export const overLimitsFor = (state: Places, member: string, category: string): ReadonlyArray<OverLimit> =>
  limitsFor(state, member, category).filter(({ held, places }) => held > places)

const keyOf = ({ category, level, member }: OverLimit): string => JSON.stringify([level, member, category])

/** Every limit of the project, each once. */
export const allLimits = (state: Places): ReadonlyArray<Usage> => {
  const { limits } = state
  const all = taken(state)
  const members = namesIn(all, limits.member, limits.memberCategory)
  const categories = namesIn(limits.category, ...Object.values(all), ...Object.values(limits.memberCategory))
  const found = new Map<string, Usage>()
  // Where nobody is known yet, an unknown member of an unknown category still counts under the project's own limit.
  for (const member of members.length === 0 ? [""] : members) {
    for (const category of categories.length === 0 ? [""] : categories) {
      if (isPlaceless(state, category)) continue
      for (const usage of limitsIn(limits, all, member, category)) found.set(keyOf(usage), usage)
    }
  }
  return [...found.values()]
}

/** The limits that are gone over, or further over, in one state but not in another. */
export const worse = (before: Places, after: Places): ReadonlyArray<OverLimit> => {
  const excess = new Map(allLimits(before).map((usage) => [keyOf(usage), usage.held - usage.places]))
  return allLimits(after).filter(
    (usage) => usage.held > usage.places && usage.held - usage.places > Math.max(0, excess.get(keyOf(usage)) ?? 0)
  )
}
