/**
 * How many days a stay has.
 */
import { daysBetween } from "../time/CalendarDate.ts"
import type { Stay } from "../mobility/Stay.ts"

/** Days beside those of the stay; none where nothing is said. */
export interface DaysApart {
  /** All interruptions together. */
  readonly interruptedDays?: number
  /** Days of travel for which individual support is paid. */
  readonly travelDays?: number
  /** Days for which no grant is paid. */
  readonly nonFundedDays?: number
}

/** The days of a stay, as the Beneficiary Module tells them apart. */
export interface Duration {
  /** From the first to the last day of the activity, both counted; travel is none of it. */
  readonly calculated: number
  /** Without interruptions: minimum and maximum are asked of these. */
  readonly mobility: number
}

/**
 * The days of a stay; nothing while its first or last day is unknown, and never less than 0. The fields are those of the
 * Beneficiary Module (EWP bm-mobilities v0.1.0, report-request, Duration: duration-calculated, mobility-duration); how many of them
 * are funded is told by `fundedDays` of the grants. That both ends count is our reading of it: the EU's open data count the days
 * between them, one less (Data dictionary, Mobility periods, Mobility Duration).
 */
export const duration = (
  { end, start }: Stay,
  { interruptedDays = 0 }: Pick<DaysApart, "interruptedDays"> = {}
): Duration | undefined => {
  if (start === null || end === null) return undefined
  const calculated = Math.max(0, daysBetween(start, end) + 1)
  const mobility = Math.max(0, calculated - interruptedDays)
  return { calculated, mobility }
}
