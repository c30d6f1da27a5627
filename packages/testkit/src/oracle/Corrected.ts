/**
 * What facts say once they are put right.
 */
import { type Changes, dated, type Days, type Fact } from "./Facts.ts"

/** An end that was said at departure goes with the plan: a right plan is right to its end. */
const replanned = (fact: Fact, planned: Days): Fact => {
  const { plannedEnd, ...rest } = fact
  if (plannedEnd === undefined) return fact
  return planned.end === null ? rest : { ...rest, plannedEnd: planned.end }
}

/** The facts with other values in place of the wrong ones. */
export const corrected = (facts: ReadonlyArray<Fact>, { dates = {}, goals, planned }: Changes): ReadonlyArray<Fact> => {
  const saysGoals = facts.findLast((fact) => fact.goals !== undefined)
  const saysPlanned = facts.findLast((fact) => fact.planned !== undefined) ?? facts[0]
  const extension = facts.findLast((fact) => fact.extendedTo !== undefined)
  // A stay that was extended has another end than its plan: this is then the one that was wrong.
  const ended = (fact: Fact, right: Days): Fact => (extension === undefined ? replanned(fact, right) : fact)
  const plan = (fact: Fact, right: Days): Days =>
    extension === undefined ? right : { start: right.start, end: fact.planned?.end ?? null }
  return facts.map((fact, i) => {
    const name = dated[fact.type]
    // A row that was removed and made again has the day of the last time.
    const last = !facts.slice(i + 1).some(({ type }) => type === fact.type)
    const on = name === undefined || !last ? undefined : dates[name]
    return {
      ...(planned === undefined ? fact : ended(fact, planned)),
      ...(on === undefined ? {} : { on }),
      ...(goals !== undefined && fact === saysGoals ? { goals } : {}),
      ...(planned !== undefined && fact === saysPlanned ? { planned: plan(fact, planned) } : {}),
      ...(planned !== undefined && fact === extension ? { extendedTo: planned.end } : {})
    }
  })
}
