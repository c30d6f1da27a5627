/**
 * What can be put right about a mobility: its details and days, its last step, or that it was entered at all.
 */
import type { CommandInput } from "@westum/mobility"
import { iso } from "./Days.ts"
import { activeMembers, hasEnded, linkable, type Mobility, type Model, projectOf } from "./Model.ts"
import { choose, type Draw, type Move, movesTo, writtenSpan } from "./Move.ts"
import { latest } from "./Possible.ts"

type Changes = Extract<CommandInput, { readonly type: "correct-details" }>["changes"]
type Corrected = readonly [Changes, Partial<Mobility>]
type Corrections = (model: Model, mobility: Mobility, draw: Draw) => ReadonlyArray<Corrected>

const person: Corrections = (model, mobility, { how }) => {
  const project = projectOf(model, mobility.project)
  const member = choose(
    activeMembers(project).filter((each) => each !== mobility.member),
    how
  )
  const category = choose(
    project.categories.filter((each) => each !== mobility.category),
    how
  )
  const participant = choose(
    ["p1", "p2", "p6"].filter((each) => each !== mobility.participant),
    how
  )
  return [
    ...(member === undefined ? [] : [[{ member }, { member }] as const]),
    ...(category === undefined ? [] : [[{ category }, { category }] as const]),
    ...(participant === undefined ? [] : [[{ participant }, { participant }] as const])
  ]
}

const goals: Corrections = (model, mobility, { how }) => {
  const kept = mobility.outcomes.map(({ goal }) => goal)
  const others = linkable(projectOf(model, mobility.project)).filter((_, i) => (((how + 2) >> i) & 1) === 1)
  const right = [...new Set([...kept, ...others])]
  return right.join() === mobility.goals.join() ? [] : [[{ goals: right }, { goals: right }]]
}

/** Another project that has the same member, category and goals. */
const move: Corrections = (model, mobility) => {
  const other = model.projects.find(
    ({ categories, id, members }) =>
      id !== mobility.project &&
      members.some(({ id: member }) => member === mobility.member) &&
      categories.includes(mobility.category)
  )
  return other === undefined || mobility.row !== undefined ? [] : [[{ project: other.id }, { project: other.id }]]
}

const planned: Corrections = (model, { planned: { end, start }, plannedEnd }, { days }) => {
  const from = (start ?? model.today) + 1
  const right = { start: from, end: Math.max(from, end ?? from) + (days % 3) }
  // The end that was said at departure is put right with the plan.
  return [[{ planned: writtenSpan(right) }, { planned: right, plannedEnd: plannedEnd === null ? null : right.end }]]
}

const dayOrForgotten = (day: number, how: number): string | null => (how % 5 === 4 ? null : iso(day))

const dates: Corrections = (model, mobility, { how }) => {
  const { appliedOn, approvedOn, departedOn, endedOn, rowFacts, stage } = mobility
  const right = (from: number | null, to: number | null): number => {
    const last = to ?? model.today
    const first = from ?? last - 3
    return first + (how % Math.max(1, last - first + 1))
  }
  const said = (on: number) => (how % 5 === 4 ? null : on)
  const reached = stage === "departed" || hasEnded(mobility)
  const applied = right(null, latest(approvedOn, appliedOn))
  const approved = right(appliedOn, departedOn)
  const departed = right(approvedOn, endedOn)
  const ended = right(departedOn, model.today)
  const registered = right(approvedOn, model.today)
  const [row] = rowFacts
  return [
    [{ dates: { applied: dayOrForgotten(applied, how) } }, { appliedOn: said(applied) }],
    ...(reached || stage === "approved"
      ? [[{ dates: { approved: dayOrForgotten(approved, how) } }, { approvedOn: said(approved) }] as const]
      : []),
    ...(reached
      ? [[{ dates: { departed: dayOrForgotten(departed, how) } }, { departedOn: said(departed) }] as const]
      : []),
    ...(hasEnded(mobility)
      ? [[{ dates: { ended: dayOrForgotten(ended, how) } }, { endedOn: said(ended) }] as const]
      : []),
    ...(row !== undefined && rowFacts.length === 1
      ? [
          [
            { dates: { registered: dayOrForgotten(registered, how) } },
            { rowFacts: [{ ...row, on: said(registered) }] }
          ] as const
        ]
      : [])
  ]
}

const differs = (mobility: Mobility, right: Partial<Mobility>): boolean =>
  JSON.stringify({ ...mobility, ...right }) !== JSON.stringify(mobility)

/** Details that were entered wrongly. */
export const detailMoves = (model: Model, mobility: Mobility, draw: Draw): ReadonlyArray<Move> => {
  if (mobility.stage === "in-error") return []
  const kinds = [person, goals, dates, planned, move]
  return kinds
    .flatMap((kind) => kind(model, mobility, draw))
    .filter(([, right]) => differs(mobility, right))
    .flatMap(([changes, right]) =>
      movesTo(
        model,
        { type: "correct-details", mobility: mobility.id, changes, reason: "typing-error" },
        { ...mobility, ...right }
      )
    )
}

const withoutLastStep = (mobility: Mobility): Mobility | undefined => {
  const { came } = mobility
  switch (mobility.stage) {
    case "approved":
      return { ...mobility, stage: "applied", approvedOn: null }
    case "departed":
      return { ...mobility, stage: "approved", departedOn: null, plannedEnd: null }
    case "completed":
    case "returned-early":
      return { ...mobility, stage: "departed", endedOn: null }
    case "rejected":
    case "withdrawn":
    case "cancelled":
      return { ...mobility, stage: came, leftOn: null }
    default:
      return undefined
  }
}

/** The last step did not happen. */
export const retractMoves = (model: Model, mobility: Mobility): ReadonlyArray<Move> => {
  const before = withoutLastStep(mobility)
  return before === undefined
    ? []
    : movesTo(model, { type: "retract-step", mobility: mobility.id, reason: "mistake" }, before)
}

/** It should never have been entered. */
export const errorMoves = (model: Model, mobility: Mobility): ReadonlyArray<Move> => {
  if (mobility.stage === "in-error") return []
  return movesTo(
    model,
    { type: "enter-in-error", mobility: mobility.id, reason: "duplicate" },
    { ...mobility, stage: "in-error", row: undefined, rowFacts: [], goalDays: [], outcomes: [], goals: [] }
  )
}
