/**
 * By which day a fact had happened, also where its own day is unknown: before what could only happen after it.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { MobilityFact } from "./MobilityEvent.ts"
import { type Fact, isStepFact, type StepFact } from "./MobilityState.ts"

/** How far along the way from application to return a step stands; the ways out of it are never needed. */
const distances: { readonly [Type in StepFact["type"]]?: number } = {
  "mobility.applied": 0,
  "mobility.approved": 1,
  "mobility.departed": 2,
  "mobility.completed": 3,
  "mobility.returned-early": 3
}

/** How far a mobility must have come for a fact beside the steps. */
const neededFor = (fact: MobilityFact): number => {
  switch (fact.type) {
    case "mobility.registered":
    case "mobility.registration-updated":
      return fact.dates === "actual" ? 3 : fact.status === "complete" ? 1 : 0
    case "mobility.payment-made":
    case "mobility.payment-recovered":
      return 1
    case "mobility.extended":
    case "mobility.report-noted":
      return 2
    case "mobility.outcome-recorded":
      return 3
    case "mobility.declared-ineligible":
    case "mobility.declared-eligible":
      return 1
    default:
      return 0
  }
}

const distanceOf = ({ type }: Pick<StepFact, "type">): number => distances[type] ?? Number.POSITIVE_INFINITY

/** Whether a fact beside the steps cannot have happened before this step; none beyond the last one is asked for. */
export const needs = (fact: MobilityFact, step: StepFact, last: StepFact["type"] = "mobility.completed"): boolean =>
  distanceOf(step) <= Math.min(neededFor(fact), distanceOf({ type: last }))

/** Steps follow each other, and so does what happens to the row in the tool; other facts follow the steps they need. */
const follows = (later: MobilityFact, earlier: MobilityFact): boolean => {
  if (isStepFact(earlier)) return isStepFact(later) || needs(later, earlier)
  return "tool" in earlier && "tool" in later
}

/** The day by which each fact had happened. Where its own is unknown, `entered` and what followed it are upper bounds. */
export const latestDays = (
  facts: ReadonlyArray<Fact>,
  entered: (fact: Fact, index: number) => CalendarDate | undefined
): ReadonlyArray<CalendarDate | undefined> => {
  const days: Array<CalendarDate | undefined> = facts.map(({ event }) => event.occurredOn ?? undefined)
  for (let i = facts.length - 1; i >= 0; i--) {
    const fact = facts[i]
    if (fact === undefined || fact.event.occurredOn !== null) continue
    let latest = entered(fact, i)
    for (let j = i + 1; j < facts.length; j++) {
      const [day, later] = [days[j], facts[j]]
      if (day === undefined || later === undefined || !follows(later.event, fact.event)) continue
      if (latest === undefined || day < latest) latest = day
    }
    days[i] = latest
  }
  return days
}

interface Dated {
  readonly event: MobilityFact
  readonly day: CalendarDate
}

/** The last of the days of what the fact can only have happened after, where that is later than its own. */
const raised = ({ day, event }: Dated, earlier: ReadonlyArray<Dated>): CalendarDate =>
  earlier.reduce((last, before) => (before.day > last && follows(event, before.event) ? before.day : last), day)

/** What happened to the row in the tool had happened by when it was said what happened to it next, also before the return. */
const notAfterNext = ({ day, event }: Dated, later: ReadonlyArray<Fact>): CalendarDate => {
  if (!("tool" in event)) return day
  return later.reduce(
    (first, { event: next }) =>
      "tool" in next && next.occurredOn !== null && next.occurredOn < first ? next.occurredOn : first,
    day
  )
}

/**
 * The day on which each fact had happened; nothing where that cannot be told. A correction may have given a fact a later day than that
 * on which others after it were entered, whose own days are unknown: these had not happened before it.
 */
export const daysOf = (facts: ReadonlyArray<Fact>): ReadonlyArray<CalendarDate | undefined> => {
  const latest = latestDays(facts, ({ event }) => event.noLaterThan)
  const dated: Array<Dated> = []
  return facts.map(({ event }, i) => {
    const known = latest[i]
    if (known === undefined) return undefined
    const day =
      event.occurredOn ?? notAfterNext({ event, day: raised({ event, day: known }, dated) }, facts.slice(i + 1))
    dated.push({ event, day })
    return day
  })
}

/** Whether what happened on the day had happened by the end of another. */
export const isBy = (day: CalendarDate | undefined, date: CalendarDate): boolean => day !== undefined && day <= date
