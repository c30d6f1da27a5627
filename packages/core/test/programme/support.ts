/**
 * Stays as rule sets judge them.
 */
import { ActivityCode, CategoryCode } from "../../src/Ids.ts"
import type { Stay } from "../../src/mobility/Stay.ts"
import type { Judged } from "../../src/programme/DurationFindings.ts"
import { ka102Ka116 } from "../../src/programme/Ka102Ka116.ts"
import { ka121Ka122Vet } from "../../src/programme/Ka121Ka122Vet.ts"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"

/** The rule sets that come with the library, by short names. */
export const sets = { ka102: ka102Ka116, ka121: ka121Ka122Vet } as const

/** So many days from a day on. */
export const stayOf = (start: string, days: number): Stay => {
  const first = CalendarDate.make(start)
  return { start: first, end: addDays(first, days - 1) }
}

/** A stay of so many days in a call. */
export const judged = (
  activity: string,
  callYear: number,
  stay: Stay,
  { category, ...more }: Partial<Omit<Judged, "category">> & { readonly category?: string } = {}
): Judged => ({
  activity: ActivityCode.make(activity),
  callYear,
  stay,
  ...more,
  ...(category === undefined ? {} : { category: CategoryCode.make(category) })
})
