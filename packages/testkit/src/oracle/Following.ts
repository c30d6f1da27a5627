/**
 * What can only have happened after what, and so by which day everything had happened.
 */
import type { Fact, Stage } from "./Facts.ts"

const way: ReadonlyArray<Stage> = ["applied", "approved", "departed", "completed", "returned-early"]

/** The last step of the way that something beside it needs. */
const needed = ({ extendedTo, ineligible, kind, row }: Fact): Stage => {
  if (extendedTo !== undefined || kind === "report") return "departed"
  if (kind === "money") return "approved"
  if (kind === "outcome" || row?.dates === "actual") return "returned-early"
  return ineligible !== undefined || row?.status === "complete" ? "approved" : "applied"
}

/** The steps, and the pauses of the stay: one comes after the other. */
const isStep = ({ kind }: Fact): boolean => kind === "stage" || kind === "pause"

/** Whether one fact can only have happened after another. */
export const follows = (later: Fact, earlier: Fact): boolean => {
  if (isStep(earlier) && isStep(later)) return true
  if (earlier.to === undefined) return earlier.kind === "row" && later.kind === "row"
  // Whatever stood beside a rejected application may have stood before that was looked at again.
  if (earlier.type === "mobility.reconsidered") return false
  return way.includes(earlier.to) && way.indexOf(earlier.to) <= way.indexOf(needed(later))
}

/**
 * The day each fact had happened by: where it is unknown, the next day of what can only come after it, or that of entry; but
 * not before what it can only come after; and the row in the tool not after what is told of it next.
 */
export const happenedBy = (facts: ReadonlyArray<Fact>): ReadonlyArray<string> => {
  const latest: Array<string> = []
  for (const fact of facts.toReversed()) {
    const rest = facts.slice(facts.length - latest.length)
    const after = latest.filter((_, i) => follows(rest[i] ?? fact, fact))
    latest.unshift(fact.on ?? [fact.enteredOn, ...after].toSorted()[0] ?? fact.enteredOn)
  }
  const days: Array<string> = []
  for (const [i, fact] of facts.entries()) {
    const before = days.filter((_, j) => follows(fact, facts[j] ?? fact))
    const day = [latest[i] ?? fact.enteredOn, ...before].toSorted().at(-1) ?? fact.enteredOn
    // What is told next of the row was so on its day, whenever the stay turned out to be over.
    const next = facts.slice(i + 1).flatMap(({ kind, on }) => (kind === "row" && on !== null ? [on] : []))
    days.push(fact.on ?? (fact.kind === "row" ? ([day, ...next].toSorted()[0] ?? day) : day))
  }
  return days
}
