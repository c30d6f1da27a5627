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

/** Numbers of places by category. */
type ByCategory = ReadonlyMap<string, number>

/** Places of each category promised to single members. */
export const allocatedByCategory = ({ memberCategory }: Limits): ByCategory => {
  const promised = new Map<string, number>()
  for (const member in memberCategory) {
    const ofMember = memberCategory[member]
    for (const category in ofMember) promised.set(category, (promised.get(category) ?? 0) + (ofMember[category] ?? 0))
  }
  return promised
}

const isAllocated = ({ member, memberCategory }: Limits, of: string, category: string): boolean =>
  member[of] !== undefined || memberCategory[of]?.[category] !== undefined

/** What is left for the others; nothing, where more was promised than there is since the agency reduced the grant. */
const rest = (places: number, promised: number): number => Math.max(0, places - promised)

/** Places taken, by member and category. */
type Held = Readonly<Record<string, Numbers>>

/** Places, in all and by category. */
interface Sum {
  readonly total: number
  readonly in: ByCategory
}

/** What the limits of all are measured by: added up once, however many members have limits of their own. */
interface Sums {
  readonly limits: Limits
  readonly taken: Held
  readonly promised: Sum
  readonly held: Sum
  /** Held by members without an allocation of their own: of any kind in all, and of the category where it is by category. */
  readonly pooled: Sum
}

const sumsOf = (limits: Limits, taken: Held): Sums => {
  let [held, pooled] = [0, 0]
  const [heldIn, pooledIn] = [new Map<string, number>(), new Map<string, number>()]
  for (const member in taken) {
    const ofMember = taken[member]
    for (const category in ofMember) {
      const number = ofMember[category] ?? 0
      held += number
      heldIn.set(category, (heldIn.get(category) ?? 0) + number)
      if (!isAllocated(limits, member, category)) pooled += number
      if (limits.memberCategory[member]?.[category] === undefined) {
        pooledIn.set(category, (pooledIn.get(category) ?? 0) + number)
      }
    }
  }
  return {
    limits,
    taken,
    promised: { total: allocated(limits), in: allocatedByCategory(limits) },
    held: { total: held, in: heldIn },
    pooled: { total: pooled, in: pooledIn }
  }
}

const of = (sum: Sum, category: string | undefined): number =>
  category === undefined ? sum.total : (sum.in.get(category) ?? 0)

/** What the members without an allocation of their own share. */
export interface Pool {
  /** Places that are promised to nobody; nothing where no limit is set. */
  readonly places: number | undefined
  /** Places that these members hold. */
  readonly held: number
}

const poolIn = ({ limits, pooled, promised }: Sums, category?: string): Pool => {
  const places = category === undefined ? (limits.project ?? undefined) : limits.category[category]
  return {
    places: places === undefined ? undefined : rest(places, of(promised, category)),
    held: of(pooled, category)
  }
}

/** What the members without an allocation share: of all places, or of those of a category for those without any in it. */
export const pool = (state: Places, category?: string): Pool => poolIn(sumsOf(state.limits, taken(state)), category)

/**
 * A limit with what is held under it. Without a member at a member's level it is the rest: what the members without an
 * allocation of their own draw on together.
 */
export type Usage = OverLimit

const isPlaceless = ({ rules }: Places, category: string): boolean => rules.placeless.some((code) => code === category)

const limitsIn = (sums: Sums, member: string, category: string): ReadonlyArray<Usage> => {
  const { held, limits, promised, taken } = sums
  const found: Array<Usage> = []
  if (limits.project !== null) {
    found.push({ level: "project", member: null, category: null, places: limits.project, held: held.total })
  }
  const ofCategory = limits.category[category]
  if (ofCategory !== undefined) {
    found.push({ level: "category", member: null, category, places: ofCategory, held: of(held, category) })
  }
  const ofMember = limits.member[member]
  if (ofMember !== undefined) {
    found.push({ level: "member", member, category: null, places: ofMember, held: sum(taken[member]) })
  }
  if (promised.total > 0 && !isAllocated(limits, member, category)) {
    const pool = poolIn(sums)
    if (pool.places !== undefined) {
      found.push({ level: "member", member: null, category: null, places: pool.places, held: pool.held })
    }
  }
  const ofMemberCategory = limits.memberCategory[member]?.[category]
  if (ofMemberCategory !== undefined) {
    const held = taken[member]?.[category] ?? 0
    found.push({ level: "member-category", member, category, places: ofMemberCategory, held })
  } else if (of(promised, category) > 0) {
    const { held, places } = poolIn(sums, category)
    if (places !== undefined) found.push({ level: "member-category", member: null, category, places, held })
  }
  return found
}

/** Every limit that a mobility of this member and category counts under, the widest first; none where it takes no place. */
export const limitsFor = (state: Places, member: string, category: string): ReadonlyArray<Usage> =>
  isPlaceless(state, category) ? [] : limitsIn(sumsOf(state.limits, taken(state)), member, category)

const isOver = ({ held, places }: Usage): boolean => held > places

/** The limits of this member and category under which more is held than there is. */
export const overLimitsFor = (state: Places, member: string, category: string): ReadonlyArray<OverLimit> =>
  limitsFor(state, member, category).filter(isOver)

const keyOf = ({ category, level, member }: OverLimit): string => JSON.stringify([level, member, category])

/** The limits of the project that are wanted, each once. */
const limitsWhere = (state: Places, isWanted: (usage: Usage) => boolean): ReadonlyMap<string, Usage> => {
  const { limits } = state
  const sums = sumsOf(limits, taken(state))
  const members = namesIn(sums.taken, limits.member, limits.memberCategory)
  const categories = namesIn(limits.category, ...Object.values(sums.taken), ...Object.values(limits.memberCategory))
  const found = new Map<string, Usage>()
  // Where nobody is known yet, an unknown member of an unknown category still counts under the project's own limit.
  for (const member of members.length === 0 ? [""] : members) {
    for (const category of categories.length === 0 ? [""] : categories) {
      if (isPlaceless(state, category)) continue
      for (const usage of limitsIn(sums, member, category)) if (isWanted(usage)) found.set(keyOf(usage), usage)
    }
  }
  return found
}

/** Every limit of the project, each once. */
export const allLimits = (state: Places): ReadonlyArray<Usage> => [...limitsWhere(state, () => true).values()]

/** The limits that are gone over, or further over, in one state but not in another. */
export const worse = (before: Places, after: Places): ReadonlyArray<OverLimit> => {
  const overBefore = limitsWhere(before, isOver)
  return [...limitsWhere(after, isOver)].flatMap(([key, usage]) => {
    const known = overBefore.get(key)
    return usage.held - usage.places > (known === undefined ? 0 : known.held - known.places) ? [usage] : []
  })
}
