/**
 * Whether a mobility could stand as a step or a correction would leave it: what makes histories allowed by construction.
 */
import { heldUnder, levelsOf } from "../oracle/Limits.ts"
import {
  type Day,
  hasEnded,
  holdersIn,
  holds,
  isOpen,
  linkable,
  type Mobility,
  type Model,
  type Project,
  projectOf,
  type Rule,
  type Span
} from "./Model.ts"

/** The latest of the days that are known. */
export const latest = (...days: ReadonlyArray<Day>): Day =>
  days.reduce((late, day) => (day !== null && (late === null || day > late) ? day : late), null)

const inOrder = (days: ReadonlyArray<Day>): boolean => {
  const known = days.filter((day) => day !== null)
  return known.every((day, i) => day >= (known[i - 1] ?? day))
}

/** When the participant is away: as planned until departure, as it was from then on. */
export const stayOf = (mobility: Mobility): Span => {
  const { departedOn, endedOn, planned, plannedEnd, stage } = mobility
  if (hasEnded(mobility)) return { start: departedOn, end: endedOn }
  return stage === "departed" ? { start: departedOn, end: plannedEnd ?? planned.end } : planned
}

const fits = ({ end, start }: Span, within: { readonly start: number; readonly end: number }): boolean =>
  inOrder([start, end]) && [start, end].every((day) => day === null || (day >= within.start && day <= within.end))

const daysPossible = (mobility: Mobility, today: number): boolean => {
  const { appliedOn, approvedOn, departedOn, endedOn, goalDays, leftOn, outcomes, rowFacts } = mobility
  const steps = [appliedOn, approvedOn, departedOn, endedOn, leftOn]
  const rows = rowFacts.map(({ on }) => on)
  return (
    inOrder(steps) &&
    inOrder(rows) &&
    [...steps, ...rows].every((day) => day === null || day <= today) &&
    [...rows, ...goalDays].every((on) => inOrder([appliedOn, on])) &&
    outcomes.every(({ on }) => inOrder([latest(...steps), on])) &&
    rowFacts.every(
      ({ actual, complete, on }) =>
        (!complete || inOrder([approvedOn, on])) && (!actual || inOrder([latest(approvedOn, departedOn, endedOn), on]))
    )
  )
}

const rowPossible = (mobility: Mobility, registerFrom: "applied" | "approved" | "completed"): boolean => {
  const { row, stage } = mobility
  if (row === undefined || !isOpen(mobility)) return true
  if (registerFrom === "completed" && !hasEnded(mobility)) return false
  if (stage === "applied" && (registerFrom === "approved" || row.complete)) return false
  return !row.actual || hasEnded(mobility)
}

const goalsPossible = (mobility: Mobility, model: Model): boolean => {
  const project = projectOf(model, mobility.project)
  const { goalsFrom } = project.settings
  const { goals, outcomes } = mobility
  const needed =
    goalsFrom === "completed" ? hasEnded(mobility) : goalsFrom === "approved" ? holds(mobility) : isOpen(mobility)
  return (
    goals.every((goal) => linkable(project).includes(goal)) &&
    outcomes.every(({ goal }) => goals.includes(goal)) &&
    (outcomes.length === 0 || hasEnded(mobility)) &&
    (!needed || goals.length > 0)
  )
}

const shareADay = (a: Span, b: Span): boolean =>
  a.start !== null && b.start !== null && (b.end === null || a.start <= b.end) && (a.end === null || b.start <= a.end)

const alone = (mobility: Mobility, { mobilities }: Model): boolean =>
  mobility.past ||
  !holds(mobility) ||
  mobilities.every(
    (other) =>
      other.id === mobility.id ||
      other.participant !== mobility.participant ||
      !holds(other) ||
      !shareADay(stayOf(other), stayOf(mobility))
  )

const belongs = ({ appliedOn, category, member }: Mobility, { categories, members }: Project): boolean => {
  const membership = members.find(({ id }) => id === member)
  if (membership === undefined || !categories.includes(category)) return false
  const { leftOn } = membership
  return leftOn === undefined || appliedOn === null || appliedOn <= leftOn
}

const keeps = (model: Model, mobility: Mobility): Readonly<Record<Exclude<Rule, "places" | "tool">, () => boolean>> => {
  const project = projectOf(model, mobility.project)
  const left = mobility.stage === "departed" || hasEnded(mobility)
  return {
    member: () => belongs(mobility, project),
    days: () => daysPossible(mobility, model.today),
    period: () => fits(mobility.planned, project) && (!left || fits(stayOf(mobility), project)),
    goals: () => goalsPossible(mobility, model),
    row: () => rowPossible(mobility, project.settings.registerFrom),
    "other stays": () => alone(mobility, model),
    "own rules": () =>
      model.allows(
        mobility,
        model.mobilities.filter(({ id }) => id !== mobility.id)
      )
  }
}

/** Whether the mobility could stand so, beside all others. */
export const possible = (model: Model, mobility: Mobility): boolean =>
  Object.entries(keeps(model, mobility)).every(([rule, kept]) => rule === model.overlooks || kept())

/** The blocked levels at which one more place for this mobility is one too many. */
export const isFull = (model: Model, { category, member, project }: Mobility): boolean => {
  if (model.overlooks === "places") return false
  const { limits, settings } = projectOf(model, project)
  const holders = [...holdersIn(model, project), { member, category }]
  return levelsOf(limits).some(
    (level) =>
      settings.guards[level.level] === "block" &&
      level.covers({ member, category }) &&
      heldUnder(level, holders) > level.places
  )
}
