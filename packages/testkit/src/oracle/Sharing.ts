/**
 * How many places there are, and whose, after all that was told of them: each word counts from its day on, whenever it was entered.
 */
import { limitOf, type Limits, withLimit } from "./Limits.ts"

/** Places were granted, allocated to a member, or moved from one to another, as commands and events have it. */
interface Word {
  readonly category?: string | null | undefined
  readonly member?: string
  readonly from?: string
  readonly to?: string
  readonly places: number | null
}

/** What was told, and the day from which on it counts. */
export interface Shared {
  readonly on: string
  readonly word: Word
}

const after = (limits: Limits, { word }: Shared): Limits => {
  const { category = null, from, places, to } = word
  if (from === undefined || to === undefined) return withLimit(limits, word.member ?? null, category, places)
  const moved = places ?? 0
  const less = withLimit(limits, from, category, (limitOf(limits, from, category) ?? 0) - moved)
  return withLimit(less, to, category, (limitOf(less, to, category) ?? 0) + moved)
}

const byDay = (a: Shared, b: Shared): number => (a.on < b.on ? -1 : Number(a.on > b.on))

/** The limits that come of these, given in the order of entry. */
export const limitsIn = (shared: ReadonlyArray<Shared>): Limits => shared.toSorted(byDay).reduce(after, [])
