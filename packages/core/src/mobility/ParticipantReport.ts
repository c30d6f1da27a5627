/**
 * The report that a participant owes: whether there has to be one, when it is asked for, and whether it is in.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Mobility } from "./MobilityState.ts"

/** Whether force majeure kept the participant at home, or sent them back. */
export const isOfForceMajeure = ({ facts, stage }: Mobility): boolean =>
  stage === "prevented" || facts.some(({ event }) => event.type === "mobility.returned-early" && event.forceMajeure)

/**
 * Whether the participant has to report: not where force majeure left one day (NAITDOC 33529739). One that is virtual has to, for its
 * physical duration is one day by form only.
 */
export const owesReport = (mobility: Mobility): boolean => {
  const { mode, stay } = mobility
  const isOneDay = stay.start !== null && stay.start === stay.end
  return !(mobility.stage === "prevented" || (isOfForceMajeure(mobility) && isOneDay && mode !== "virtual"))
}

/**
 * The day on which the participant is asked: the last one abroad (NAITDOC 33529739), or the last one online where that is later (EWP
 * bm-mobilities, virtual-end-date). Mobility Tool asked those of blended mobilities on the last day abroad in any case.
 */
export const reportDay = ({ stay, virtual }: Mobility): CalendarDate | null =>
  virtual !== undefined && stay.end !== null && virtual.end > stay.end ? virtual.end : stay.end

/** Whether nothing more is waited for: it is in by that day, or the agency does without. */
export const isReportIn = ({ report }: Mobility, by?: CalendarDate): boolean =>
  report !== undefined &&
  (report.status === "submitted" || report.status === "excluded") &&
  (by === undefined || report.on === null || report.on <= by)
