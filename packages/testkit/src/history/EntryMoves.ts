/**
 * How mobilities come in: somebody applies, or a finished one is recorded as past.
 */
import { iso } from "./Days.ts"
import { activeMembers, freeTool, linkable, type Mobility, type Model, type Project, type Span } from "./Model.ts"
import { choose, type Draw, type Move, movesTo, written, writtenSpan } from "./Move.ts"

const unknown: Span = { start: null, end: null }

const common = (model: Model, project: Project, { how, who }: Draw): Mobility | undefined => {
  const member = choose(activeMembers(project), who)
  const category = choose(project.categories, how)
  const goals = linkable(project).filter((_, i) => (((how + 1) >> i) & 1) === 1)
  const number = model.mobilities.length + 1
  return member === undefined || category === undefined
    ? undefined
    : {
        id: `m${number}`,
        project: project.id,
        member,
        category,
        participant: choose(model.participants, number + (how % 3)) ?? "p1",
        goals,
        stage: "applied",
        came: "applied",
        appliedOn: model.today,
        approvedOn: null,
        departedOn: null,
        endedOn: null,
        leftOn: null,
        planned: unknown,
        plannedEnd: null,
        past: false,
        row: undefined,
        rowFacts: [],
        goalDays: [],
        outcomes: []
      }
}

const extras = (how: number) => ({
  ...(how % 4 === 1 ? { activity: "job-shadowing" } : {}),
  ...(how % 4 === 2 ? { host: "h1" } : {}),
  ...(how % 4 === 3 ? { group: "g1" } : {})
})

const identity = ({ category, goals, id, member, participant, project }: Mobility) => ({
  mobility: id,
  project,
  member,
  category,
  participant,
  goals
})

const plan = ({ end, start }: Project, today: number, { days, how }: Draw): Span => {
  const from = Math.max(today, start) + (how % 9)
  const to = from + 2 + (days % 12)
  return how % 7 === 6 || to > end ? unknown : { start: from, end: to }
}

/** Somebody applies, most often with days in mind. */
export const applyMoves = (model: Model, project: Project, draw: Draw): ReadonlyArray<Move> => {
  const applicant = common(model, project, draw)
  if (applicant === undefined) return []
  const planned = plan(project, model.today, draw)
  return movesTo(
    model,
    {
      type: "apply",
      ...identity(applicant),
      ...extras(draw.how),
      ...(planned.start === null ? {} : { planned: writtenSpan(planned) })
    },
    { ...applicant, planned }
  )
}

/** The days of a finished mobility, of which some are forgotten. */
const pastDays = ({ end, start }: Project, today: number, { days, how }: Draw) => {
  const ended = Math.min(today, end) - (days % 4)
  const departed = Math.max(start, ended - (how % 10))
  const known = (bit: number, day: number): number | null => ((how >> bit) % 3 === 2 ? null : day)
  return {
    appliedOn: known(0, departed - 20),
    approvedOn: known(1, departed - 10),
    departedOn: known(2, departed),
    endedOn: known(3, Math.max(departed, ended))
  }
}

/** A mobility that nobody entered while it happened. */
export const pastMoves = (model: Model, project: Project, draw: Draw): ReadonlyArray<Move> => {
  const base = common(model, project, draw)
  if (base === undefined) return []
  const { how } = draw
  const days = pastDays(project, model.today, draw)
  const early = how % 5 === 4
  const registered = how % 3 > 0
  const tool = freeTool(model, project.id)
  const on = how % 2 === 0 ? model.today : null
  return movesTo(
    model,
    {
      type: "record-past",
      ...identity(base),
      ...extras(how),
      appliedOn: written(days.appliedOn),
      approvedOn: written(days.approvedOn),
      departedOn: written(days.departedOn),
      endedOn: written(days.endedOn),
      ...(early ? { returnedEarly: { forceMajeure: true, reason: "illness" } } : {}),
      ...(registered ? { registration: { tool, status: "complete", on: on === null ? null : iso(on) } } : {})
    },
    {
      ...base,
      ...days,
      stage: early ? "returned-early" : "completed",
      past: true,
      row: registered ? { tool, complete: true, actual: true } : undefined,
      rowFacts: registered ? [{ did: "registered", on, complete: true, actual: true }] : []
    }
  )
}
