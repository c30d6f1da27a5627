/**
 * The four figures on a project's page: approved, registered, and of these for staff and for learners.
 */
import { total } from "../mobility/Counts.ts"
import type { QuotaUsage } from "../quota/QuotaUsage.ts"

/** *Approved* are the places granted by the agency, a number of the grant agreement; not mobilities in stage approved. */
export interface FourFigures {
  readonly approved: number | undefined
  /** Rows in Mobility Tool, but for those of categories that take no place. */
  readonly registered: number
  /** Registered, by category: with the default categories the figures for staff and for learners. */
  readonly registeredBy: Readonly<Record<string, number | undefined>>
  /** Registered ÷ approved; nothing without places. */
  readonly consumption: number | undefined
}

/** The four figures, from the usage of the places. */
export const fourFigures = ({ counts, places: { limits, rules } }: QuotaUsage): FourFigures => {
  const { registered } = total(counts, { without: rules.placeless })
  const categories = [...new Set([...Object.keys(limits.category), ...Object.values(counts).flatMap(Object.keys)])]
  return {
    approved: limits.project ?? undefined,
    registered,
    registeredBy: Object.fromEntries(categories.map((category) => [category, total(counts, { category }).registered])),
    consumption: limits.project === null || limits.project === 0 ? undefined : registered / limits.project
  }
}
