/**
 * How many places are taken on each level, and where that has become too many.
 */
import { type Holder, heldUnder, type Level, levelsOf, type Limits } from "./Limits.ts"

/** What stands on a level: `held` may be above `places`. */
export interface Taken extends Pick<Level, "level" | "member" | "category" | "places"> {
  readonly held: number
}

/** Tells the levels of a project apart. */
export const keyOf = ({ category, level, member }: Pick<Taken, "level" | "member" | "category">): string =>
  JSON.stringify([level, member, category])

/** To compare lists of them. */
export const byKey = (a: Taken, b: Taken): number => (keyOf(a) < keyOf(b) ? -1 : 1)

/** What stands on every level, or on those that this holder counts under. */
export const takenUnder = (limits: Limits, holders: ReadonlyArray<Holder>, by?: Holder): ReadonlyArray<Taken> =>
  levelsOf(limits).flatMap((each) => {
    const { category, level, member, places } = each
    return by === undefined || each.covers(by)
      ? [{ level, member, category, places, held: heldUnder(each, holders) }]
      : []
  })

/** How many are held above the places. */
export const excess = ({ held, places }: Taken): number => Math.max(0, held - places)

/** The levels that have come above, or further above, their places. */
export const worsened = (before: ReadonlyArray<Taken>, after: ReadonlyArray<Taken>): ReadonlyArray<Taken> => {
  const earlier = new Map(before.map((taken) => [keyOf(taken), excess(taken)]))
  return after.filter((taken) => excess(taken) > (earlier.get(keyOf(taken)) ?? 0))
}
