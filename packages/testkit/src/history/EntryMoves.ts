/**
 * How mobilities come in: somebody applies, or a finished one is recorded as past.
 */
import type { CommandInput } from "@westum/mobility"
import { iso } from "../model/Days.ts"
import { activeMembers, linkable, type Model, type Project, type Span } from "../model/Model.ts"
import { choose, type Draw, type Move, moveBy, written, writtenSpan } from "./Move.ts"
import { freeTool } from "./RowMoves.ts"

const unknown: Span = { start: null, end: null }

/** Whose mobility it is, and what for; nothing where nobody takes part. */
const identity = (model: Model, project: Project, { how, who }: Draw) => {
  const member = choose(activeMembers(project), who)
  const category = choose(project.categories, how)
  if (member === undefined || category === undefined) return undefined
  const number = model.mobilities.length + 1
  return {
    mobility: `m${number}`,
    project: project.id,
    member,
    category,
    participant: choose(model.participants, who + how) ?? "p1",
    goals: linkable(project).filter((_, i) => (((how + 1) >> i) & 1) === 1)
  }
}

const extras = (how: number) => ({
  ...(how % 4 === 1 ? { activity: "job-shadowing" } : {}),
  ...(how % 4 === 2 ? { host: "h1" } : {}),
  ...(how % 4 === 3 ? { group: "g1" } : {})
})

const plan = ({ end, start }: Project, today: number, { days, how }: Draw): Span => {
  const from = Math.max(today, start) + (how % 9)
  const to = from + 2 + (days % 12)
  return how % 7 === 6 || to > end ? unknown : { start: from, end: to }
}

/** Somebody applies, most often with days in mind. */
export const applyMoves = (model: Model, project: Project, draw: Draw): ReadonlyArray<Move> => {
  const applicant = identity(model, project, draw)
  if (applicant === undefined) return []
  const planned = plan(project, model.today, draw)
  return moveBy(model, {
    type: "apply",
    ...applicant,
    ...extras(draw.how),
    ...(planned.start === null ? {} : { planned: writtenSpan(planned) })
  })
}

/** The days of a finished mobility, of which some are forgotten. */
const pastDays = ({ end, start }: Project, today: number, { days, how }: Draw) => {
  const ended = Math.min(today, end) - (days % 4)
  const departed = Math.max(start, ended - (how % 10))
  const known = (bit: number, day: number): string | null => written((how >> bit) % 3 === 2 ? null : day)
  return {
    appliedOn: known(0, departed - 20),
    approvedOn: known(1, departed - 10),
    departedOn: known(2, departed),
    endedOn: known(3, Math.max(departed, ended))
  }
}

type Registration = Extract<CommandInput, { readonly type: "record-past" }>["registration"]

/** A mobility that nobody entered while it happened. */
export const pastMoves = (model: Model, project: Project, draw: Draw): ReadonlyArray<Move> => {
  const whose = identity(model, project, draw)
  if (whose === undefined) return []
  const { how } = draw
  const registration: Registration = {
    tool: freeTool(model, project.id),
    status: "complete",
    on: how % 2 === 0 ? iso(model.today) : null
  }
  return moveBy(model, {
    type: "record-past",
    ...whose,
    ...extras(how),
    ...pastDays(project, model.today, draw),
    ...(how % 5 === 4 ? { returnedEarly: { forceMajeure: true, reason: "illness" } } : {}),
    ...(how % 3 > 0 ? { registration } : {})
  })
}
