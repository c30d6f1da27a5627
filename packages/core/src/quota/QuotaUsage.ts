/**
 * Projection: granted, allocated, held, used, free, overbooked, registered; by member and category.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import { type Count, Counts, held, tally, total, used } from "../mobility/Counts.ts"
import { mobility } from "../mobility/Mobility.ts"
import { changeOf } from "../mobility/Tally.ts"
import { namesIn } from "./Numbers.ts"
import { allocated, pool } from "./OverLimits.ts"
import { Places, places, projectsOf } from "./Places.ts"

/** The places as the guard sees them, and where the mobilities stand. */
export const QuotaUsage = Schema.Struct({ places: Places, counts: Counts })
export type QuotaUsage = typeof QuotaUsage.Type

/** One project per key; the key is the project's id. */
export const quotaUsage: Projection<QuotaUsage, ConsortiumEvent> = {
  name: "quota-usage",
  version: 4,
  schema: QuotaUsage,
  types: [
    "project.opened",
    "project.settings-changed",
    "project.places-granted",
    "project.places-allocated",
    "project.places-moved",
    ...mobility.types
  ],
  initial: { places: places.initial, counts: {} },
  tags: (key) => [`project:${key}`],
  keys: projectsOf,
  evolve: (state, event, at, key) => {
    const guarded = places.evolve(state.places, event, at, key)
    if (!("mobility" in event)) return { ...state, places: guarded }
    const { after, before } = changeOf(event)
    const less = before?.details.project === key ? tally(state.counts, before, -1) : state.counts
    return { places: guarded, counts: after?.details.project === key ? tally(less, after, 1) : less }
  }
}

/** The places of one row of the report. */
export interface QuotaRow {
  /** Places there are; nothing where no limit is set. */
  readonly places: number | undefined
  readonly held: number
  readonly used: number
  readonly registered: number
  readonly drafts: number
  /** Complete rows but for those that the agency has declared ineligible. */
  readonly accepted: number
  /** Places not held; nothing where no limit is set, never below zero. */
  readonly free: number | undefined
  /** Held above the places. */
  readonly overbooked: number
  /** Registered ÷ places; nothing without places. */
  readonly consumption: number | undefined
  readonly count: Count
}

/** What members without places of their own share: the limit that the guard holds them to. */
export interface PoolRow {
  /** Places promised to nobody, none where more are promised than there are; nothing where no limit is set. */
  readonly places: number | undefined
  /** Places that these members hold. */
  readonly held: number
  /** Places of the pool not held; nothing where no limit is set, never below zero. */
  readonly free: number | undefined
}

/**
 * The figures of a project's places. Rows of members and categories need not add up to limits set elsewhere; those of the project and of
 * members leave out categories that take no place.
 */
export interface QuotaReport {
  readonly project: QuotaRow
  readonly categories: Readonly<Record<string, QuotaRow>>
  readonly members: Readonly<Record<string, QuotaRow & { readonly categories: Readonly<Record<string, QuotaRow>> }>>
  /** What members draw on that have no places of their own; by category, those that have none in that category. */
  readonly pool: PoolRow & { readonly categories: Readonly<Record<string, PoolRow>> }
  /** Places promised to single members. */
  readonly allocated: number
  /**
   * Places not promised to anybody; below zero where the agency took away so many that are promised; nothing where the project has no
   * limit.
   */
  readonly unallocated: number | undefined
}

const freeOf = (places: number | undefined, held: number): number | undefined =>
  places === undefined ? undefined : Math.max(0, places - held)

const row = ({ prevented }: Places["rules"], limit: number | undefined, count: Count): QuotaRow => {
  const recorded = prevented === "uses-place" ? count.prevented : 0
  const holding = held(count) + recorded
  return {
    places: limit,
    held: holding,
    used: used(count) + recorded,
    registered: count.registered,
    drafts: count.drafts,
    accepted: count.accepted,
    free: freeOf(limit, holding),
    overbooked: limit === undefined ? 0 : Math.max(0, holding - limit),
    consumption: limit === undefined || limit === 0 ? undefined : count.registered / limit,
    count
  }
}

/** A category that takes no place: its mobilities stand in its own row, and nowhere else. */
const placelessRow = (count: Count): QuotaRow => ({
  places: undefined,
  held: 0,
  used: 0,
  registered: count.registered,
  drafts: count.drafts,
  accepted: count.accepted,
  free: undefined,
  overbooked: 0,
  consumption: undefined,
  count
})

const poolRow = (guarded: Places, category?: string): PoolRow => {
  const { held, places } = pool(guarded, category)
  return { places, held, free: freeOf(places, held) }
}

/** The first row of the report: the whole project. */
export const projectRow = ({ counts, places: { limits, rules } }: QuotaUsage): QuotaRow =>
  row(rules, limits.project ?? undefined, total(counts, { without: rules.placeless }))

/** The report of a project's places. */
export const quotaReport = (usage: QuotaUsage): QuotaReport => {
  const { counts } = usage
  const { limits, rules } = usage.places
  const without: ReadonlyArray<string> = rules.placeless
  const ofCategory = (category: string, member?: string): QuotaRow => {
    const count = total(counts, member === undefined ? { category } : { member, category })
    if (without.includes(category)) return placelessRow(count)
    const limit = member === undefined ? limits.category[category] : limits.memberCategory[member]?.[category]
    return row(rules, limit, count)
  }
  const ofMember = (member: string): QuotaReport["members"][string] => {
    const categories = namesIn(limits.memberCategory[member] ?? {}, counts[member] ?? {})
    return {
      ...row(rules, limits.member[member], total(counts, { member, without })),
      categories: Object.fromEntries(categories.map((category) => [category, ofCategory(category, member)]))
    }
  }
  const members = namesIn(limits.member, limits.memberCategory, counts)
  const categories = namesIn(limits.category, ...Object.values(counts))
  const promised = allocated(limits)
  return {
    project: projectRow(usage),
    categories: Object.fromEntries(categories.map((category) => [category, ofCategory(category)])),
    members: Object.fromEntries(members.map((member) => [member, ofMember(member)])),
    pool: {
      ...poolRow(usage.places),
      categories: Object.fromEntries(
        categories
          .filter((category) => !without.includes(category))
          .map((category) => [category, poolRow(usage.places, category)])
      )
    },
    allocated: promised,
    unallocated: limits.project === null ? undefined : limits.project - promised
  }
}
