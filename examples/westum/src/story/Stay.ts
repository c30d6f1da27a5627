/**
 * Stays as the story makes them: learners for two to four weeks, staff for one, from a Monday on.
 */
import type { Category } from "./Category.ts"
import type { Chance } from "./Chance.ts"
import { after, type Day, earlier, later, next, weekday, workday } from "./Days.ts"

/** The first and the last day of being away. */
export interface Stay {
  readonly start: Day
  readonly end: Day
}

/** A stay that starts on this Monday and ends on a Friday, at the latest on that day. */
export const stayFrom = (chance: Chance, start: Day, category: Category, latest: Day): Stay => {
  const weeks = category === "learner" ? chance.between(2, 4) : 1
  return { start, end: earlier(after(start, weeks * 7 - 3), latest) }
}

/** A Monday between two Mondays. */
export const mondayBetween = (chance: Chance, from: Day, to: Day): Day => {
  const weeks = (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000)
  return next(weekday.monday, after(from, 7 * chance.between(0, weeks)))
}

/** The team that gives places meets on every second Tuesday. */
export const meeting = (from: Day): Day => next(weekday.tuesday, from, 2)

/** The days on which one may apply for a stay. */
export interface Window {
  readonly from: Day
  readonly to: Day
}

/** When a place for a stay was asked for, and when the team met to give it. */
export const selection = (
  chance: Chance,
  { start }: Stay,
  { from, to }: Window
): { readonly appliedOn: Day; readonly approvedOn: Day } => {
  const appliedOn = workday(later(earlier(after(start, -chance.between(40, 85)), to), from))
  return { appliedOn, approvedOn: meeting(after(appliedOn, chance.between(7, 10))) }
}
