/**
 * Whether days lie where a project allows them.
 */
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { DateName } from "../refusal/DateName.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Stay } from "./Stay.ts"

/** A day, and what is said to happen on it. */
export type Named = readonly [name: DateName, date: CalendarDate | null]

/** The first of the days that lies outside the project. */
export const outside = (project: Project, dates: ReadonlyArray<Named>): Refusal | undefined => {
  if (project.period === undefined) return undefined
  const { end, start } = project.period
  for (const [what, date] of dates) {
    if (date !== null && (date < start || date > end)) return { code: "OutsideProject", what, date, start, end }
  }
  return undefined
}

/** That an end comes before its start. */
export const endBeforeStart = ({ end, start }: Stay): Refusal | undefined =>
  start !== null && end !== null && end < start ? { code: "EndBeforeStart", start, end } : undefined
