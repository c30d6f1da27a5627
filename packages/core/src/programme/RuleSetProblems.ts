/**
 * What is wrong in a rule set although each of its values is right by itself.
 */
import { type Problem, undeclared } from "../Problem.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import type { ActivityType } from "./ActivityType.ts"
import { type CallYears, share } from "./CallYears.ts"
import { daysOf, type Length } from "./Length.ts"
import type { RuleSet } from "./RuleSet.ts"

type Problems = ReadonlyArray<Problem>

/** Calls of which the last is before the first. */
export const backwards = ({ first, last }: CallYears, path: string): Problems =>
  first <= last
    ? []
    : [{ path: `${path}.last`, message: `${last} is before ${first}, the first; allowed are ${first} and later` }]

/** What holds in calls under a name. */
export interface Held {
  readonly name: string
  readonly calls: CallYears
}

/** Those of one name must not hold in the same call: nobody could tell which is meant. */
export const overlapping = (all: ReadonlyArray<Held>, path: string, field: string): Problems =>
  all.flatMap(({ calls, name }, i) => {
    const before = all.findIndex((other, j) => j < i && other.name === name && share(other.calls, calls))
    return before < 0
      ? []
      : [
          {
            path: `${path}.${i}.${field}`,
            message: `${JSON.stringify(name)} is that of ${path}.${before} too; one name may occur again in other calls only`
          }
        ]
  })

/** All that share one of the calls of an action. */
const widest = ({ actions }: RuleSet): CallYears => ({
  first: Math.min(...actions.map(({ calls }) => calls.first)),
  last: Math.max(...actions.map(({ calls }) => calls.last))
})

const ofCalls = (ruleSet: RuleSet): Problems => {
  const { actions, activities, modes, programme, toolIds } = ruleSet
  const all = widest(ruleSet)
  const never = activities.flatMap(({ calls }, i) =>
    calls === undefined || calls.first > calls.last || actions.some((action) => share(action.calls, calls))
      ? []
      : [
          {
            path: `activities.${i}.calls`,
            message: `No action has such a call; allowed are ${all.first} to ${all.last}`
          }
        ]
  )
  return [
    ...backwards(programme, "programme"),
    ...actions.flatMap(({ calls }, i) => backwards(calls, `actions.${i}.calls`)),
    ...activities.flatMap(({ calls = all }, i) => (calls === all ? [] : backwards(calls, `activities.${i}.calls`))),
    ...never,
    ...modes.flatMap(({ calls }, i) => backwards(calls, `modes.${i}.calls`)),
    ...toolIds.flatMap(({ calls }, i) => backwards(calls, `toolIds.${i}.calls`)),
    ...overlapping(
      actions.map(({ calls, code }) => ({ name: code, calls })),
      "actions",
      "code"
    ),
    ...overlapping(
      activities.map(({ calls = all, code }) => ({ name: code, calls })),
      "activities",
      "code"
    ),
    ...overlapping(
      modes.map(({ calls, mode }) => ({ name: mode, calls })),
      "modes",
      "mode"
    ),
    ...overlapping(
      toolIds.map(({ calls }) => ({ name: "tool id", calls })),
      "toolIds",
      "calls"
    )
  ]
}

/** The first days of the months of two years, the second a leap year: where months are longest and shortest. */
const starts = [2019, 2020].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => CalendarDate.make(`${year}-${String(month + 1).padStart(2, "0")}-01`))
)

type Days = (start: CalendarDate) => number

/** Whether one length is longer than another from the first of any month on. */
const canExceed = (length: Days, other: Days): boolean => starts.some((start) => length(start) > other(start))

const said = ({ count, unit }: Length): string => `${count} ${unit}`

const ofBounds = (activity: ActivityType, path: string, { counting: { months } }: RuleSet): Problems => {
  const { fewerOpportunities, maximum, minimum } = activity
  const inDays =
    (length: Length): Days =>
    (start) =>
      daysOf(length, start, months.are)
  const problems: Array<Problem> = []
  if (minimum !== undefined && maximum !== undefined) {
    const off = maximum.itself === "excluded" ? 1 : 0
    const least = inDays(minimum)
    if (canExceed((start) => least(start) + off, inDays(maximum))) {
      const message = `${said(minimum)} can be more than the maximum; allowed is up to ${said(maximum)}, ${maximum.itself}`
      problems.push({ path: `${path}.minimum`, message })
    }
  }
  if (fewerOpportunities !== undefined) {
    if (minimum === undefined) {
      const message = "There is no minimum to make shorter; allowed is none"
      problems.push({ path: `${path}.fewerOpportunities`, message })
    } else if (canExceed(inDays(fewerOpportunities), inDays(minimum))) {
      const message = `${said(fewerOpportunities)} can be more than the minimum; allowed is up to ${said(minimum)}`
      problems.push({ path: `${path}.fewerOpportunities`, message })
    }
  }
  return problems
}

/** The paths at which the value names a source, and what it names. */
const sourcesNamed = (value: unknown, path: string): ReadonlyArray<readonly [path: string, source: string]> =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]: readonly [string, unknown]) => {
        const at = path === "" ? key : `${path}.${key}`
        return key === "source" && typeof inner === "string" ? [[at, inner] as const] : sourcesNamed(inner, at)
      })

/** Sources that are named and that nobody has told of. */
export const ofSources = ({ sources, ...values }: Pick<RuleSet, "sources">): Problems =>
  sourcesNamed(values, "").flatMap(([path, source]) => undeclared(Object.keys(sources), [source], path))

/** A version that ends before it begins. */
export const ofValidity = ({ valid: { from, until } }: Pick<RuleSet, "valid">): Problems =>
  from !== null && until !== null && until < from
    ? [{ path: "valid.until", message: `${until} is before ${from}, the first day; allowed are ${from} and later` }]
    : []

/** Calls and bounds that run backwards, names that are not clear, sources that nobody has told of. */
export const loose = (ruleSet: RuleSet): Problems => [
  ...ofCalls(ruleSet),
  ...ofValidity(ruleSet),
  ...ruleSet.activities.flatMap((activity, i) => ofBounds(activity, `activities.${i}`, ruleSet)),
  ...ofSources(ruleSet)
]
