/**
 * What may happen next where everything is as it should be: each intent becomes whatever it can mean on the day it comes, or nothing.
 */
import type { CommandInput } from "@westum/mobility"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { hasEnded, isOpen, type Mobility, type Model } from "../model/Model.ts"
import { errorMoves, retractMoves, rightingMoves } from "./CorrectionMoves.ts"
import { applyMoves, pastMoves } from "./EntryMoves.ts"
import type { Entry } from "./History.ts"
import { hostingMoves, onwardMoves, unfinishedHostings } from "./HostingMoves.ts"
import { choose, type Draw, type Move } from "./Move.ts"
import { reportMoves } from "./PhaseMoves.ts"
import { projectMoves } from "./ProjectMoves.ts"
import { register } from "./RowMoves.ts"
import { changeGoals, recordOutcome, stepMoves, withdrawOutcome } from "./StepMoves.ts"
import { termsMoves } from "./TermsMoves.ts"

/** What is to happen next, as far as it is possible then. */
export interface Intent extends Draw {
  readonly kind: "live" | "arrive" | "goals" | "correct" | "project" | "bulk" | "host" | "report" | "pay"
  /** How often, or how many together. */
  readonly times: number
}

/** What is so far, and what was sent on the way. */
export interface Unfolding {
  readonly model: Model
  readonly entries: ReadonlyArray<Entry>
}

/** So many days later. */
export const later = ({ entries, model }: Unfolding, days: number): Unfolding => ({
  model: { ...model, today: model.today + days },
  entries
})

const send = (
  { entries }: Unfolding,
  after: Model,
  commands: ReadonlyArray<CommandInput>,
  mode: Entry["mode"] = "all-or-none"
): Unfolding => ({
  model: after,
  entries: isReadonlyArrayNonEmpty(commands) ? [...entries, { day: after.today, mode, commands }] : entries
})

const take = (unfolding: Unfolding, moves: ReadonlyArray<Move>, number: number): Unfolding => {
  const move = choose(moves, number)
  return move === undefined ? unfolding : send(unfolding, move.after, [move.command])
}

/** Something can still happen to it of which histories are made: seldom to one that was rejected. */
const isUnfinished = (mobility: Mobility, { how }: Draw): boolean => {
  const { row, stage } = mobility
  if (stage === "rejected") return how % 4 === 0
  return stage === "prevented" || hasEnded(mobility) ? row === undefined : isOpen(mobility)
}

/** A mobility that is not over yet lives on, one step or a few; when there is none, somebody applies. */
const live = (unfolding: Unfolding, { times, ...draw }: Intent): Unfolding => {
  const unfinished = unfolding.model.mobilities.filter((each) => isUnfinished(each, draw))
  // Those who came first are served first every other time: so some get to the end, however many come.
  const id = choose(draw.who % 2 === 0 ? unfinished.slice(0, 2) : unfinished, draw.who >> 1)?.id
  if (id === undefined) return arrive(unfolding, { ...draw, times: 1, kind: "arrive" })
  let next = unfolding
  for (let i = 0; i < times; i++) {
    const mobility = next.model.mobilities.find((each) => each.id === id)
    if (mobility === undefined) break
    next = take(next, stepMoves(next.model, mobility, { ...draw, what: draw.what + i }), draw.what + i)
    next = later(next, draw.days % 3)
  }
  return next
}

const arrive = (unfolding: Unfolding, draw: Intent): Unfolding => {
  const { model } = unfolding
  const project = choose(model.projects, draw.who)
  if (project === undefined) return unfolding
  const past = draw.what % 4 === 3 ? pastMoves(model, project, draw) : []
  return take(unfolding, [...past, ...applyMoves(model, project, draw)], 0)
}

/** Something comes of few, and of few of these it had been entered by mistake: they are looked at as often as all others. */
const servedNext = ({ model }: Unfolding, { who }: Draw): Mobility | undefined => {
  const open = model.mobilities.filter(isOpen)
  const ended = open.filter(hasEnded)
  const groups = [open, ended, ended.filter(({ outcomes }) => outcomes.length > 0)]
  const number = Math.floor(who / groups.length)
  return choose(choose(groups, who) ?? [], number) ?? choose(open, number)
}

/** Goals and outcomes of one mobility, some one after the other: an outcome, and that it was a mistake. */
const serve = (unfolding: Unfolding, { times, ...draw }: Intent): Unfolding => {
  const id = servedNext(unfolding, draw)?.id
  let next = unfolding
  for (let i = 0; i < times; i++) {
    const mobility = next.model.mobilities.find((each) => each.id === id)
    if (mobility === undefined) break
    const { model } = next
    const moves = [recordOutcome, changeGoals, withdrawOutcome].flatMap((kind) => kind(model, mobility, draw))
    next = take(next, moves, draw.what + i)
  }
  return next
}

const isInError = ({ stage }: Mobility): boolean => stage === "in-error"

/** Little is entered in error, and less of it by mistake: it is looked at as often as half of all others. */
const correctedNext = ({ model: { mobilities } }: Unfolding, { who }: Draw): Mobility | undefined => {
  const inError = mobilities.filter(isInError)
  return inError.length > 0 && who % 3 === 0
    ? choose(inError, Math.floor(who / 3))
    : choose(
        mobilities.filter((each) => !isInError(each)),
        who
      )
}

const correct = (unfolding: Unfolding, draw: Intent): Unfolding => {
  const { model } = unfolding
  const mobility = correctedNext(unfolding, draw)
  if (mobility === undefined) return unfolding
  const kind = draw.what % 8
  if (kind === 7 || isInError(mobility)) return take(unfolding, errorMoves(model, mobility), 0)
  return kind > 4
    ? take(unfolding, retractMoves(model, mobility), 0)
    : take(unfolding, rightingMoves(model, mobility, draw), (draw.what >> 3) + draw.how)
}

/** A project is reported on, checked and closed, and some of its rows are judged between. */
const report = (unfolding: Unfolding, { times, ...draw }: Intent): Unfolding => {
  let next = unfolding
  for (let i = 0; i < times; i++) {
    const moves = reportMoves(next.model, { ...draw, what: draw.what + i, how: draw.how + i })
    next = later(take(next, moves, 0), draw.days % 3)
  }
  return next
}

/** Several of one kind in one request: the late registration of all who are home again, or a class that applies. */
const bulk = (unfolding: Unfolding, draw: Intent): Unfolding => {
  const { model } = unfolding
  const waiting = model.mobilities.filter((each) => hasEnded(each) && each.row === undefined)
  const steps: ReadonlyArray<(model: Model) => ReadonlyArray<Move>> =
    waiting.length > 0
      ? waiting.map(
          ({ id }) =>
            (now) =>
              now.mobilities.flatMap((each: Mobility) => (each.id === id ? register(now, each, draw) : []))
        )
      : Array.from({ length: 1 + draw.times }, (_, i) => (now) => {
          const project = choose(now.projects, draw.who)
          return project === undefined ? [] : applyMoves(now, project, { ...draw, how: draw.how + i })
        })
  let now = model
  const commands: Array<CommandInput> = []
  for (const step of steps) {
    const [move] = step(now)
    if (move === undefined) continue
    now = move.after
    commands.push(move.command)
  }
  return send(unfolding, now, commands, draw.what % 2 === 0 ? "all-or-none" : "row-by-row")
}

const affect = (unfolding: Unfolding, draw: Intent): Unfolding => {
  const { model } = unfolding
  const project = choose(model.projects, draw.who)
  return project === undefined ? unfolding : take(unfolding, projectMoves(model, project, draw), 0)
}

/** A hosting that is there goes on, some steps, those who asked first before others; or whatever else there is to hosting. */
const host = (unfolding: Unfolding, { times, ...draw }: Intent): Unfolding => {
  const { hostings } = unfolding.model
  let id = choose(unfinishedHostings(unfolding.model).slice(0, 3), draw.who)?.id
  let next = unfolding
  if (id === undefined || draw.what % 4 === 0) {
    next = take(next, hostingMoves(next.model, { ...draw, what: draw.what >> 2 }), 0)
    id = next.model.hostings[hostings.length]?.id
  }
  for (let i = 0; i <= times; i++) {
    const hosting = next.model.hostings.find((each) => each.id === id)
    if (hosting === undefined) break
    next = later(next, draw.days % 3)
    next = take(next, onwardMoves(next.model, hosting, { ...draw, what: draw.what + i }), 0)
  }
  return next
}

/** Form, funding and money of somebody who was given a place once, whatever came of it. */
const pay = (unfolding: Unfolding, { times, ...draw }: Intent): Unfolding => {
  const placed = unfolding.model.mobilities.filter(({ facts }) => facts.some(({ to }) => to === "approved"))
  const id = choose(placed, draw.who)?.id
  let next = unfolding
  for (let i = 0; i <= times; i++) {
    const mobility = next.model.mobilities.find((each) => each.id === id)
    if (mobility !== undefined) next = take(next, termsMoves(next.model, mobility, { ...draw, what: draw.what + i }), 0)
  }
  return next
}

/** What each kind of intent comes to. */
export const kinds = { host, pay, live, arrive, goals: serve, correct, bulk, project: affect, report }
