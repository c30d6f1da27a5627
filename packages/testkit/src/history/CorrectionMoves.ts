/**
 * What can be put right about a mobility: its details and days, its last step, or that it was entered at all, or was not.
 */
import { type Changes, dated } from "../oracle/Facts.ts"
import { iso } from "../model/Days.ts"
import { activeMembers, hasEnded, linkable, type Day, type Mobility, type Model, projectOf } from "../model/Model.ts"
import { latest } from "../model/Standing.ts"
import { choose, type Draw, type Move, moveBy, writtenSpan } from "./Move.ts"
import { correctRegistration } from "./RowMoves.ts"

type Corrections = (model: Model, mobility: Mobility, draw: Draw) => ReadonlyArray<Changes>

/** Other people who go, and somebody of whom nobody has heard. */
const others = ({ mobilities }: Model, { participant }: Mobility): ReadonlyArray<string> => {
  const known = new Set(mobilities.map((each) => each.participant))
  return [...known, "somebody-else"].filter((each) => each !== participant)
}

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
  const participant = choose(others(model, mobility), how)
  return [
    ...(member === undefined ? [] : [{ member }]),
    ...(category === undefined ? [] : [{ category }]),
    ...(participant === undefined ? [] : [{ participant }])
  ]
}

const goals: Corrections = (model, { goals: wrong, outcomes, project }, { how }) => {
  const kept = outcomes.map(({ goal }) => goal)
  const others = linkable(projectOf(model, project)).filter((_, i) => (((how + 2) >> i) & 1) === 1)
  const right = [...new Set([...kept, ...others])]
  return right.join() === wrong.join() ? [] : [{ goals: right }]
}

/** Another project that has the same member, category and goals. */
const move: Corrections = (model, mobility) => {
  const other = model.projects.find(
    ({ categories, id, members }) =>
      id !== mobility.project &&
      members.some(({ id: member }) => member === mobility.member) &&
      categories.includes(mobility.category)
  )
  return other === undefined ? [] : [{ project: other.id }]
}

/** The end that was said at departure is put right with the plan. */
const planned: Corrections = (model, { planned: { end, start } }, { days }) => {
  const from = (start ?? model.today) + 1
  return [{ planned: writtenSpan({ start: from, end: Math.max(from, end ?? from) + (days % 3) }) }]
}

const dates: Corrections = (model, mobility, { how }) => {
  const { appliedOn, approvedOn, departedOn, endedOn, facts, rowFacts, stage } = mobility
  const toldOf = (name: string): boolean => facts.some(({ type }) => dated[type] === name)
  const right = (from: Day, to: Day): string | null => {
    const last = to ?? model.today
    const first = from ?? last - 3
    return how % 5 === 4 ? null : iso(first + (how % Math.max(1, last - first + 1)))
  }
  const reached = stage === "departed" || hasEnded(mobility)
  return [
    { dates: { applied: right(null, latest(approvedOn, appliedOn)) } },
    ...(reached || stage === "approved" ? [{ dates: { approved: right(appliedOn, departedOn) } }] : []),
    ...(reached ? [{ dates: { departed: right(approvedOn, endedOn) } }] : []),
    ...(hasEnded(mobility) ? [{ dates: { ended: right(departedOn, model.today) } }] : []),
    ...(rowFacts.length === 1 ? [{ dates: { registered: right(approvedOn, model.today) } }] : []),
    ...(toldOf("registrationUpdated") ? [{ dates: { registrationUpdated: right(approvedOn, model.today) } }] : []),
    ...(toldOf("registrationRemoved") ? [{ dates: { registrationRemoved: right(approvedOn, model.today) } }] : [])
  ]
}

/** It ended another way than was told. */
const ending: Corrections = (_, mobility, { how }) => {
  if (!hasEnded(mobility)) return []
  const cutShort = { forceMajeure: how % 2 === 0, reason: "home-sooner" }
  return mobility.paused || how % 3 > 0 ? [{ returnedEarly: cutShort }] : [{ returnedEarly: null }]
}

/** A host or a group that it never had; or has, where none was told. */
const extras: Corrections = (_, { extras: { group, host } }, { how }) => [
  host === undefined ? { host: "h1" } : { host: null },
  group === undefined ? { group: how % 2 === 0 ? "g1" : null } : { group: null, activity: null }
]

/** Details that were entered wrongly. */
const detailMoves = (model: Model, mobility: Mobility, draw: Draw): ReadonlyArray<Move> =>
  [person, goals, dates, planned, move, ending, extras]
    .flatMap((kind) => kind(model, mobility, draw))
    .flatMap((changes) =>
      moveBy(model, { type: "correct-details", mobility: mobility.id, changes, reason: "typing-error" })
    )

/** Details; or, now and then, the id of the row, which is one thing among many and would hardly be tried. */
export const rightingMoves = (model: Model, mobility: Mobility, draw: Draw): ReadonlyArray<Move> => {
  const row = draw.days % 3 === 0 ? correctRegistration(model, mobility, draw) : []
  return row.length > 0 ? row : detailMoves(model, mobility, draw)
}

/** The last step did not happen. */
export const retractMoves = (model: Model, { id }: Mobility): ReadonlyArray<Move> =>
  moveBy(model, { type: "retract-step", mobility: id, reason: "mistake" })

/** It should never have been entered; or that was said by mistake. */
export const errorMoves = (model: Model, { id, stage }: Mobility): ReadonlyArray<Move> =>
  stage === "in-error"
    ? moveBy(model, { type: "reinstate", mobility: id, reason: "no-duplicate" })
    : moveBy(model, { type: "enter-in-error", mobility: id, reason: "duplicate" })
