/**
 * What came of a stay: about half of those who are home again have told, most of them good things.
 */
import type { Chance } from "./Chance.ts"
import { after, type Day, next, weekday } from "./Days.ts"
import type { Life } from "./Life.ts"

/** A result for one goal of a stay that ended, some weeks later; absent where nothing is told by the last day. */
export const outcomeOf = (
  chance: Chance,
  goals: ReadonlyArray<string>,
  endedOn: Day,
  lastDay: Day
): Pick<Life, "outcome"> => {
  const told = chance.percent(55)
  const result = chance.percent(80) ? "reached" : chance.percent(75) ? "partly" : "not-reached"
  const on = next(weekday.friday, after(endedOn, chance.between(10, 24)), 4)
  const goal = goals[chance.between(0, goals.length - 1)]
  return told && goal !== undefined && on <= lastDay ? { outcome: { goal, result, on } } : {}
}
