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

/** How it ended; whatever is said of the end, its day stays. */
const endedSo = (fact: Fact, returnedEarly: NonNullable<Changes["returnedEarly"]> | null): Fact => {
  const { cutShortFor: _1, sentHome: _2, ...rest } = fact
  return returnedEarly === null
    ? { ...rest, type: "mobility.completed", to: "completed" }
    : {
        ...rest,
        type: "mobility.returned-early",
        to: "returned-early",
        sentHome: returnedEarly.forceMajeure,
        cutShortFor: returnedEarly.reason
      }
}

/** The facts with other values in place of the wrong ones. */
export const corrected = (
  facts: ReadonlyArray<Fact>,
  { dates = {}, goals, planned, returnedEarly }: Changes
): ReadonlyArray<Fact> => {
  const saysGoals = facts.findLast((fact) => fact.goals !== undefined)
  const saysPlanned = facts.findLast((fact) => fact.planned !== undefined) ?? facts[0]
  const extension = facts.findLast((fact) => fact.extendedTo !== undefined)
  // A stay that was extended has another end than its plan: this is then the one that was wrong.
  const ended = (fact: Fact, right: Days): Fact => (extension === undefined ? replanned(fact, right) : fact)
  const plan = (fact: Fact, right: Days): Days =>
    extension === undefined ? right : { start: right.start, end: fact.planned?.end ?? null }
  return facts.map((fact, i) => {
    const name = dated[fact.type]
    // A row that was made, changed or removed more than once has the day of the last time.
    const last = !facts.slice(i + 1).some(({ type }) => type === fact.type)
    const on = name === undefined || !last ? undefined : dates[name]
    const isEnd = fact.to === "completed" || fact.to === "returned-early"
    const told = returnedEarly !== undefined && isEnd ? endedSo(fact, returnedEarly) : fact
    return {
      ...(planned === undefined ? told : ended(told, planned)),
      ...(on === undefined ? {} : { on }),
      ...(goals !== undefined && fact === saysGoals ? { goals } : {}),
      ...(planned !== undefined && fact === saysPlanned ? { planned: plan(fact, planned) } : {}),
      ...(planned !== undefined && fact === extension ? { extendedTo: planned.end } : {})
    }
  })
}
