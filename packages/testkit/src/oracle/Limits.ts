/**
 * How many places there are at which level, and how many are held under each: a plain recount, written apart from the domain.
 */

/** Somebody who holds a place, or wants one. */
export interface Holder {
  readonly member: string
  readonly category: string
}

/** What was granted or allocated; null stands for all members or all categories. */
export interface Limit {
  readonly member: string | null
  readonly category: string | null
  readonly places: number
}

/** The limits of a project, at most one for each member and category. */
export type Limits = ReadonlyArray<Limit>

type LevelName = "project" | "category" | "member" | "member-category"

/** A limit that counts: one that was set, or what is left of it for those without a limit of their own. */
export interface Level extends Limit {
  readonly level: LevelName
  readonly covers: (holder: Holder) => boolean
}

/** The limits with one set, changed, or taken away. */
export const withLimit = (
  limits: Limits,
  member: string | null,
  category: string | null,
  places: number | null
): Limits => {
  const others = limits.filter((limit) => limit.member !== member || limit.category !== category)
  return places === null ? others : [...others, { member, category, places }]
}

/** What is set for exactly this member and category. */
export const limitOf = (limits: Limits, member: string | null, category: string | null): number | undefined =>
  limits.find((limit) => limit.member === member && limit.category === category)?.places

const sum = (numbers: ReadonlyArray<number>): number => numbers.reduce((total, number) => total + number, 0)

/** Places promised to members: to each in all, or where that is open, in its categories. */
export const promised = (limits: Limits): number => {
  const members = new Set(limits.flatMap(({ member }) => member ?? []))
  return sum(
    [...members].map(
      (member) =>
        limitOf(limits, member, null) ?? sum(limits.flatMap((limit) => (limit.member === member ? limit.places : [])))
    )
  )
}

const promisedIn = (limits: Limits, category: string): number =>
  sum(limits.flatMap((limit) => (limit.member !== null && limit.category === category ? limit.places : [])))

const nameOf = ({ category, member }: Limit): LevelName => {
  if (member === null) return category === null ? "project" : "category"
  return category === null ? "member" : "member-category"
}

const given = (limits: Limits, category: string | null): number =>
  category === null ? promised(limits) : promisedIn(limits, category)

/** Who has no limit of its own, in all or in the category. */
export const sharing =
  (limits: Limits, category: string | null) =>
  (holder: Holder): boolean =>
    (category === null || holder.category === category) &&
    limitOf(limits, holder.member, holder.category) === undefined &&
    (category !== null || limitOf(limits, holder.member, null) === undefined)

/** Places that nobody was promised; nothing where there is no limit. */
export const unpromised = (limits: Limits, category: string | null): number | undefined => {
  const places = limitOf(limits, null, category)
  // The agency may have left less than was promised.
  return places === undefined ? undefined : Math.max(0, places - given(limits, category))
}

/** Those without a limit of their own draw on what nobody was promised. */
const rest = (limits: Limits, { category }: Limit): ReadonlyArray<Level> => {
  const places = given(limits, category) === 0 ? undefined : unpromised(limits, category)
  const level = category === null ? "member" : "member-category"
  return places === undefined ? [] : [{ level, member: null, category, places, covers: sharing(limits, category) }]
}

/** Every level that counts. */
export const levelsOf = (limits: Limits): ReadonlyArray<Level> =>
  limits.flatMap((limit) => {
    const { category, member } = limit
    const covers = (holder: Holder): boolean =>
      (member === null || member === holder.member) && (category === null || category === holder.category)
    const level: Level = { ...limit, level: nameOf(limit), covers }
    return member === null ? [level, ...rest(limits, limit)] : [level]
  })

/** How many of the holders count under the level. */
export const heldUnder = ({ covers }: Level, holders: ReadonlyArray<Holder>): number => holders.filter(covers).length

/** What is promised out of a limit. */
export interface Pledge extends Limit {
  readonly promised: number
}

/** What is promised to members of the places in all, or of a category; and to its categories of the places of a member. */
export const promisesIn = (limits: Limits): ReadonlyArray<Pledge> =>
  limits.flatMap((limit): ReadonlyArray<Pledge> => {
    const { category, member } = limit
    if (member === null) {
      return [{ ...limit, promised: category === null ? promised(limits) : promisedIn(limits, category) }]
    }
    const own = limits.flatMap((each) => (each.member === member && each.category !== null ? each.places : []))
    return category === null ? [{ ...limit, promised: sum(own) }] : []
  })

/** More places are promised than there are. */
export const overpromised = (limits: Limits): boolean =>
  promisesIn(limits).some(({ places, promised }) => promised > places)
