/**
 * Whether days lie where a project allows them.
 */
import type { Project } from "../project/Project.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { DateName } from "../refusal/DateName.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { isStageFact, type Mobility, stageOf } from "./MobilityState.ts"
import { holdsPlace } from "./Stage.ts"
import type { Stay } from "./Stay.ts"

/** A day, and what is said to happen on it. */
export type Named = readonly [name: DateName, date: CalendarDate | null]

/**
 * The first and the last of these days that lies outside the project, each with its name. One that stood there as it is may stay: the end
 * of the project may have been put right since, which keeps nothing else from being put in order.
 */
export const outside = (
  { period }: Project,
  [first, last]: readonly [first: DateName, last: DateName],
  days: Stay,
  stood: Stay | undefined
): Refusal | undefined => {
  if (period === undefined) return undefined
  const { end, start } = period
  const named: ReadonlyArray<Named> = [
    [first, days.start === stood?.start ? null : days.start],
    [last, days.end === stood?.end ? null : days.end]
  ]
  for (const [what, date] of named) {
    if (date !== null && (date < start || date > end)) return { code: "OutsideProject", what, date, start, end }
  }
  return undefined
}

/** That an end comes before its start. */
export const endBeforeStart = ({ end, start }: Stay): Refusal | undefined =>
  start !== null && end !== null && end < start ? { code: "EndBeforeStart", start, end } : undefined

/** The mobility as it was, where that was in the same project. */
export const sameProject = ({ details }: Mobility, before: Mobility): Mobility | undefined =>
  before.details?.project === details?.project ? before : undefined

/** The mobility whose days may stand: as it was in the same project, but for one that takes a step now by which it holds its place. */
export const stoodBefore = (mobility: Mobility, before: Mobility): Mobility | undefined => {
  const isNew = ({ event, id }: Mobility["facts"][number]): boolean =>
    isStageFact(event) && holdsPlace(stageOf(event)) && !before.facts.some((known) => known.id === id)
  return mobility.facts.some(isNew) ? undefined : sameProject(mobility, before)
}
