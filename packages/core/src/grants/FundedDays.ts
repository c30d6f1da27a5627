/**
 * How many days a stay has, and for how many of them individual support is paid.
 */
import { daysBetween } from "../time/CalendarDate.ts"
import type { StayDays } from "./MobilityFacts.ts"

/** Days from the first to the last, both included, interruptions apart; what minimum and maximum durations are judged by. */
export const activityDays = ({ end, interruption = 0, start }: StayDays): number =>
  Math.max(0, daysBetween(start, end) + 1 - interruption)

/** Those of them on which somebody is abroad. */
export const physicalDays = (days: StayDays): number => Math.max(0, activityDays(days) - (days.virtual ?? 0))

/**
 * Days paid: those abroad and those of travel, less those not funded (EWP api-bm-mobilities, report-request.xsd: duration
 * calculated, interruption, funded travel days, non-funded). A stay of virtual days alone has no travel that could be paid.
 */
export const fundedDays = (days: StayDays): number => {
  const physical = physicalDays(days)
  return physical === 0 ? 0 : Math.max(0, physical + (days.travel ?? 0) - (days.nonFunded ?? 0))
}
