/**
 * Projection: how far each goal has come, by member and category.
 */
import { Schema } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { GoalCode } from "../Ids.ts"
import { add, type Count, Counts, type Of, over, tally, total, zero } from "../mobility/Counts.ts"
import { mobility } from "../mobility/Mobility.ts"
import { changeOf, type Touched } from "../mobility/Tally.ts"
import { Catalogue, type Goal, withDescendants } from "../project/Goal.ts"
import { defaultSettings, Settings } from "../project/Settings.ts"
import { projectsOf } from "../quota/Places.ts"
import { CalendarDate, isLatest } from "../time/CalendarDate.ts"

/**
 * Counted by *set* of goals, as JSON text of the sorted codes: so a mobility with several goals is one mobility under each of
 * them and under their parent, whatever the catalogue looks like later.
 */
export const GoalProgress = Schema.Struct({
  /** That of the latest day. */
  catalogue: Catalogue,
  /** Null until goals are set. */
  setOn: Schema.NullOr(CalendarDate),
  /** Categories that serve no goal: they take no place either. */
  placeless: Settings.fields.placeless,
  linked: Schema.Record(Schema.String, Counts),
  /** Mobilities with proven outcomes, by the set of goals achieved; `registered` counts nothing here. */
  achieved: Schema.Record(Schema.String, Counts)
})
export type GoalProgress = typeof GoalProgress.Type

type BySet = GoalProgress["linked"]

const setOf = (goals: ReadonlyArray<GoalCode>): string => JSON.stringify([...new Set(goals)].sort())

const Codes = Schema.decodeSync(Schema.fromJsonString(Schema.Array(Schema.String)))

const tallySet = (bySet: BySet, set: string, touched: Touched, by: 1 | -1): BySet => {
  const counts = tally(bySet[set] ?? {}, touched, by)
  if (Object.keys(counts).length > 0) return { ...bySet, [set]: counts }
  const { [set]: _, ...rest } = bySet
  return rest
}

/** An achievement is counted as one completed mobility: only stays that are over have outcomes. */
const achievement = ({ details }: Touched): Touched => ({ details, stage: "completed" })

const touch = (state: GoalProgress, touched: Touched | undefined, project: string, by: 1 | -1): GoalProgress => {
  if (touched?.details.project !== project) return state
  const { achieved, details, registration, stage } = touched
  const linked =
    stage === undefined && registration === undefined
      ? state.linked
      : tallySet(state.linked, setOf(details.goals), touched, by)
  return {
    ...state,
    linked,
    achieved:
      achieved === undefined || achieved.length === 0
        ? state.achieved
        : tallySet(state.achieved, setOf(achieved), achievement(touched), by)
  }
}

/** One project per key; the key is the project's id. */
export const goalProgress: Projection<GoalProgress, ConsortiumEvent> = {
  name: "goal-progress",
  version: 5,
  schema: GoalProgress,
  types: ["project.opened", "project.settings-changed", "project.goals-set", ...mobility.types],
  initial: { catalogue: [], setOn: null, placeless: defaultSettings.placeless, linked: {}, achieved: {} },
  tags: (key) => [`project:${key}`],
  keys: projectsOf,
  evolve: (state, event, _at, key) => {
    if (event.type === "project.goals-set") {
      const { goals, occurredOn } = event
      return isLatest(occurredOn, state.setOn) ? { ...state, catalogue: goals, setOn: occurredOn } : state
    }
    if (event.type === "project.opened" || event.type === "project.settings-changed") {
      return { ...state, placeless: event.settings.placeless }
    }
    if (!("mobility" in event)) return state
    const { after, before } = changeOf(event)
    return touch(touch(state, before, key, -1), after, key, 1)
  }
}

/** One goal's row. Rows do not add up to the number of mobilities: a mobility may serve several goals. */
export interface GoalRow {
  /** Nothing in the row of the mobilities without any goal of the catalogue, as yet or as of a day on which it was another. */
  readonly goal: Goal | undefined
  readonly selected: number
  readonly underWay: number
  readonly completed: number
  /** Registered in the tool: what the agency counts as *served*. */
  readonly served: number
  /** With an outcome reached and proven. */
  readonly achieved: number
  /** The target's measure ÷ its number; nothing without a target. */
  readonly share: number | undefined
  readonly count: Count
}

type Sets = ReadonlyArray<{ readonly codes: ReadonlyArray<string>; readonly counts: Counts }>

const setsIn = (bySet: BySet): Sets => Object.entries(bySet).map(([set, counts]) => ({ codes: Codes(set), counts }))

const matching = (sets: Sets, wanted: (codes: ReadonlyArray<string>) => boolean): ReadonlyArray<Counts> =>
  sets.flatMap(({ codes, counts }) => (wanted(codes) ? [counts] : []))

const sum = (all: ReadonlyArray<Counts>, of: Of): Count => all.map((counts) => total(counts, of)).reduce(add, zero)

const rowOf = (goal: Goal | undefined, count: Count, achieved: number): GoalRow => ({
  goal,
  selected: count.selected,
  underWay: count.underWay,
  completed: over(count),
  served: count.registered,
  achieved,
  share:
    goal?.target === undefined || goal.target.number === 0
      ? undefined
      : (goal.target.measure === "served" ? count.registered : achieved) / goal.target.number,
  count
})

/** One row per goal of the catalogue in its order, parents among them, and last the mobilities without any of them. */
export const goalReport = (
  { achieved, catalogue, linked, placeless }: GoalProgress,
  wanted: Of = {}
): ReadonlyArray<GoalRow> => {
  const of: Of = { ...wanted, without: placeless }
  const [linkedSets, achievedSets] = [setsIn(linked), setsIn(achieved)]
  const rows = catalogue.map((goal) => {
    const codes: ReadonlyArray<string> = withDescendants(catalogue, goal.code)
    const serves = (set: ReadonlyArray<string>): boolean => set.some((code) => codes.includes(code))
    return rowOf(goal, sum(matching(linkedSets, serves), of), sum(matching(achievedSets, serves), of).completed)
  })
  const known = new Set<string>(catalogue.map(({ code }) => code))
  const without = sum(
    matching(linkedSets, (codes) => !codes.some((code) => known.has(code))),
    of
  )
  return [...rows, rowOf(undefined, without, 0)]
}

/**
 * How many mobilities are linked to a goal itself: at a stage that counts, or by a row in the tool, which of one that was given up
 * counts as well until it is removed. Nothing where there is none of them; where there are of both kinds, so many at least.
 */
export const linkedTo = ({ linked }: GoalProgress, goal: GoalCode): number => {
  const { applied, completed, prevented, registered, returnedEarly, selected, underWay, waitlisted } = sum(
    matching(setsIn(linked), (codes) => codes.includes(goal)),
    {}
  )
  return Math.max(registered, applied + waitlisted + selected + underWay + completed + returnedEarly + prevented)
}
