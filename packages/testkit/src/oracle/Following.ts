/**
 * What can only have happened after what, and so by which day everything had happened.
 */
import type { Fact, Stage } from "./Facts.ts"

const way: ReadonlyArray<Stage> = ["applied", "approved", "departed", "completed", "returned-early"]

/** The last step of the way that something beside it needs. */
const needed = ({ kind, row }: Fact): Stage => {
  if (kind === "outcome" || row?.dates === "actual") return "returned-early"
  return row?.status === "complete" ? "approved" : "applied"
}

/** Whether one fact can only have happened after another. */
export const follows = (later: Fact, earlier: Fact): boolean => {
  if (earlier.to === undefined) return earlier.kind === "row" && later.kind === "row"
  if (later.kind === "stage") return true
  return way.includes(earlier.to) && way.indexOf(earlier.to) <= way.indexOf(needed(later))
}

/**
 * The day each fact had happened by: where it is unknown, the next day of what can only come after it, or that of entry; but
 * not before what it can only come after.
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
    days.push(fact.on ?? [latest[i] ?? fact.enteredOn, ...before].toSorted().at(-1) ?? fact.enteredOn)
  }
  return days
}
