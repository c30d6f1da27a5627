/**
 * What speaks against a mobility as a step or a correction would leave it: the rules that hold for whatever is told of one.
 */
import type { Refusal } from "@westum/mobility"
import { holds, isPlaceless } from "../oracle/World.ts"
import {
  type Agreed,
  type Day,
  hasEnded,
  isOpen,
  isWaiting,
  linkable,
  type Mobility,
  type Model,
  type Span
} from "./Model.ts"
import { againstPhase } from "./WithinPhase.ts"

/** Why something is refused. */
export type Reason = Refusal.RefusalCode

/** The reason where it applies. */
export const when = (applies: boolean, reason: Reason): ReadonlyArray<Reason> => (applies ? [reason] : [])

/** The latest of the days that are known. */
export const latest = (...days: ReadonlyArray<Day>): Day =>
  days.reduce((late, day) => (day !== null && (late === null || day > late) ? day : late), null)

const inOrder = (days: ReadonlyArray<Day>): boolean => {
  const known = days.filter((day) => day !== null)
  return known.every((day, i) => day >= (known[i - 1] ?? day))
}

/**
 * What is told of the row is held against the steps that it needs as it is told. Later only the row that stands is, and against the
 * approval alone: what was typed too early was typed all the same, and is put right in the tool.
 */
const rowsInOrder = (mobility: Mobility, before: Mobility | undefined): boolean => {
  const { approvedOn, departedOn, endedOn, rowFacts } = mobility
  const last = rowFacts.findLastIndex(({ what }) => what !== "judged")
  return rowFacts.every((fact, i) => {
    const { on } = fact
    if (before?.rowFacts.some((old) => old.id === fact.id && old.on === on) === true) {
      const stands = rowFacts[last]?.what !== "removed" && i >= last
      return !stands || !fact.complete || inOrder([approvedOn, on])
    }
    // Of rows of unknown day before this one nothing else says by when they can have been made.
    const dated = rowFacts.slice(0, i).findLastIndex((each) => each.on !== null)
    const soFar = rowFacts.slice(dated + 1, i + 1)
    const complete = soFar.some((each) => each.complete)
    const actual = soFar.some((each) => each.actual)
    return (
      (!complete || inOrder([approvedOn, on])) && (!actual || inOrder([latest(approvedOn, departedOn, endedOn), on]))
    )
  })
}

const againstDays = (mobility: Mobility, before: Mobility | undefined, today: number): ReadonlyArray<Reason> => {
  const { appliedOn, approvedOn, departedOn, endedOn, outcomes, rowFacts, steps } = mobility
  const beside = [...mobility.goalDays, ...mobility.planDays, ...mobility.paperDays, ...mobility.termDays]
  const paid = mobility.money.map(({ on }) => on)
  const away = [...mobility.extensions, ...mobility.reportDays]
  const rows = rowFacts.map(({ on }) => on)
  const all = [...steps, ...rows, ...beside, ...paid, ...away, ...outcomes.map(({ on }) => on)]
  const ordered =
    inOrder(steps) &&
    inOrder(rows) &&
    [...rows, ...beside].every((on) => inOrder([appliedOn, on])) &&
    paid.every((on) => inOrder([latest(appliedOn, approvedOn), on])) &&
    away.every((on) => inOrder([latest(appliedOn, approvedOn, departedOn), on])) &&
    outcomes.every(({ on }) => inOrder([latest(appliedOn, approvedOn, departedOn, endedOn), on])) &&
    rowsInOrder(mobility, before)
  return [
    ...when(
      all.some((day) => day !== null && day > today),
      "InFuture"
    ),
    ...when(!ordered, "OutOfOrder")
  ]
}

/** It is approved now, or leaves or comes home, which no day outside the project allows, be it as old as it may. */
export const setsOut = ({ facts }: Mobility, before: Mobility | undefined): boolean =>
  facts.some(({ id, to }) => holds({ stage: to ?? "none" }) && before?.facts.some((fact) => fact.id === id) !== true)

/** The days that lie outside the project and did not before, where its end may have been another. */
export const strays = (days: Span, old: Span | undefined, { end, start }: Agreed): boolean => {
  const lies = (day: Day, stood: Day | undefined): boolean =>
    day !== null && day !== stood && (day < start || day > end)
  return lies(days.start, old?.start) || lies(days.end, old?.end)
}

/** Whoever has left is away as it was; what had been planned is looked at where it is told otherwise, or of another project. */
const againstStay = (mobility: Mobility, before: Mobility | undefined, within: Agreed): ReadonlyArray<Reason> => {
  const { planned, project, stage, stay } = mobility
  const isAway = stage === "departed" || hasEnded(mobility)
  const old = before?.project === project ? before : undefined
  const still = setsOut(mobility, before) ? undefined : old
  const isOld = old?.planned.start === planned.start && old.planned.end === planned.end
  const spans = [...(isAway ? [stay] : []), ...(isAway && isOld ? [] : [planned])]
  const outside = isAway
    ? strays(stay, still?.stay, within) || strays(planned, old?.planned, within)
    : strays(planned, still?.planned, within)
  const backwards = spans.some(({ end, start }) => !inOrder([start, end]))
  return [...when(backwards, "EndBeforeStart"), ...when(outside, "OutsideProject")]
}

/** It should have a goal by now, and has none. */
const isWithoutGoal = (mobility: Mobility, { settings }: Agreed): boolean => {
  const { goalsFrom } = settings
  const needed =
    goalsFrom === "completed" ? hasEnded(mobility) : goalsFrom === "approved" ? holds(mobility) : isOpen(mobility)
  return needed && mobility.goals.length === 0 && !isPlaceless(settings, mobility)
}

/** What stood before may stay: old goals of what was given up, and having none where nothing moves. */
const againstGoals = (mobility: Mobility, before: Mobility | undefined, project: Agreed): ReadonlyArray<Reason> => {
  const { goals, outcomes, stage } = mobility
  const known = project.goals.map(({ code }) => code)
  const old = before?.project === mobility.project ? before : undefined
  const isOver = ["rejected", "withdrawn", "cancelled", "no-show"].includes(stage)
  const asked = goals.filter((goal) => !(isOver && old?.goals.includes(goal) === true))
  const wasWithout = old?.stage === stage && isWithoutGoal(old, project)
  return [
    ...when(!asked.every((goal) => known.includes(goal)), "UnknownGoal"),
    ...when(
      asked.some((goal) => known.includes(goal) && !linkable(project).includes(goal)),
      "GoalHasChildren"
    ),
    ...when(!outcomes.every(({ goal }) => goals.includes(goal)), "GoalHasOutcome"),
    ...when(outcomes.length > 0 && !hasEnded(mobility), "OutcomeTooEarly"),
    ...when(isWithoutGoal(mobility, project) && !wasWithout, "NoGoal")
  ]
}

/** A row stands in the tool before the stage that the project registers from. */
const isEarly = (mobility: Mobility, { settings: { registerFrom } }: Agreed): boolean =>
  mobility.row !== undefined &&
  isOpen(mobility) &&
  (registerFrom === "completed" ? !hasEnded(mobility) : registerFrom === "approved" && isWaiting(mobility))

/** A row may stay that has become early by other settings, and one that stood while the mobility was given up. */
const againstRow = (mobility: Mobility, before: Mobility | undefined, project: Agreed): ReadonlyArray<Reason> => {
  const { row } = mobility
  if (row === undefined) return []
  const stood = before?.row !== undefined && (isEarly(before, project) || !isOpen(before))
  return [
    ...when(isEarly(mobility, project) && !stood, "RegistrationTooEarly"),
    ...when(isWaiting(mobility) && row.complete, "CompleteNeedsApproval"),
    ...when(isOpen(mobility) && !hasEnded(mobility) && row.actual, "ActualDatesTooEarly")
  ]
}

const shareADay = (a: Span, b: Span): boolean =>
  a.start !== null && b.start !== null && (b.end === null || a.start <= b.end) && (a.end === null || b.start <= a.end)

const meets = (mobility: Mobility, other: Mobility): boolean =>
  other.id !== mobility.id &&
  other.participant === mobility.participant &&
  holds(mobility) &&
  holds(other) &&
  shareADay(mobility.stay, other.stay)

/** The participant is away elsewhere; where that was so before, one of the two had been recorded as past. */
export const againstOthers = (
  mobility: Mobility,
  before: Mobility | undefined,
  { mobilities }: Model
): ReadonlyArray<Reason> => {
  const news = mobilities.some((other) => meets(mobility, other) && !(before !== undefined && meets(before, other)))
  return when(!mobility.past && news, "StaysOverlap")
}

const againstOwnRules = (mobility: Mobility, { allows, mobilities }: Model): ReadonlyArray<Reason> =>
  when(
    !allows(
      mobility,
      mobilities.filter(({ id }) => id !== mobility.id)
    ),
    "OwnRule"
  )

/** What speaks against a mobility of the project that stands so, beside all others; `before` is how it stands yet. */
export const againstStanding = (
  model: Model,
  project: Agreed,
  mobility: Mobility,
  before: Mobility | undefined
): ReadonlyArray<Reason> => [
  ...againstDays(mobility, before, model.today),
  ...againstPhase(project, mobility, before, model.today),
  ...againstStay(mobility, before, project),
  ...againstGoals(mobility, before, project),
  ...againstRow(mobility, before, project),
  ...againstOthers(mobility, before, model),
  ...againstOwnRules(mobility, model)
]
