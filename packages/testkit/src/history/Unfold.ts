/**
 * Turns numbers into a history: each intent becomes whatever it can mean on the day it comes, or nothing.
 */
import type { CommandInput } from "@westum/mobility"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { detailMoves, errorMoves, retractMoves } from "./CorrectionMoves.ts"
import { applyMoves, pastMoves } from "./EntryMoves.ts"
import { type Entry, History } from "./History.ts"
import { iso } from "./Days.ts"
import { hasEnded, isOpen, type Mobility, type Model, type Rule } from "./Model.ts"
import { choose, type Draw, type Move } from "./Move.ts"
import { projectMoves } from "./ProjectMoves.ts"
import { register } from "./RowMoves.ts"
import type { Opening, Setting } from "./Setting.ts"
import { changeGoals, recordOutcome, stepMoves } from "./StepMoves.ts"

/** What is to happen next, as far as it is possible then. */
export interface Intent extends Draw {
  readonly kind: "live" | "arrive" | "goals" | "correct" | "project" | "bulk"
  /** How often, or how many together. */
  readonly times: number
}

/** A command sent whether it is possible or not; most often about something that there is, around these days. */
export interface Intrusion {
  readonly days: number
  readonly command: CommandInput
  /** 0 leaves the command as it is. */
  readonly aim: number
}

/** An intent of somebody who overlooks a rule. */
export interface Slip {
  readonly intent: Intent
  readonly overlooks: Rule
}

/** What may come next. */
export type Happening = Intent | Slip | Intrusion

interface Unfolding {
  readonly model: Model
  readonly entries: ReadonlyArray<Entry>
}

const later = ({ entries, model }: Unfolding, days: number): Unfolding => ({
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

/** A mobility that is not over yet lives on, one step or a few; when there is none, somebody applies. */
const live = (unfolding: Unfolding, { times, ...draw }: Intent): Unfolding => {
  const unfinished = unfolding.model.mobilities.filter((each) => isOpen(each) && !(hasEnded(each) && each.row))
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

const serve = (unfolding: Unfolding, draw: Intent): Unfolding => {
  const { model } = unfolding
  const mobility = choose(model.mobilities.filter(isOpen), draw.who)
  if (mobility === undefined) return unfolding
  return take(unfolding, [...recordOutcome(model, mobility, draw), ...changeGoals(model, mobility, draw)], draw.what)
}

const correct = (unfolding: Unfolding, draw: Intent): Unfolding => {
  const { model } = unfolding
  const mobility = choose(
    model.mobilities.filter(({ stage }) => stage !== "in-error"),
    draw.who
  )
  if (mobility === undefined) return unfolding
  const kind = draw.what % 8
  if (kind === 7) return take(unfolding, errorMoves(model, mobility), 0)
  return kind > 4
    ? take(unfolding, retractMoves(model, mobility), 0)
    : take(unfolding, detailMoves(model, mobility, draw), draw.what >> 3)
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

const kinds = { live, arrive, goals: serve, correct, bulk, project: affect }

const opened = ({ allows, participants }: Setting, openings: ReadonlyArray<Opening>): Unfolding => {
  const inOrder = openings.toSorted((one, other) => one.day - other.day)
  const model: Model = {
    today: Math.max(...openings.map(({ day }) => day)),
    allows,
    overlooks: undefined,
    participants,
    projects: openings.map(({ project }) => project),
    mobilities: []
  }
  return {
    model,
    entries: inOrder.map(({ commands, day }) => ({ day, mode: "all-or-none", commands }))
  }
}

/** The command about a mobility that there is, or a new one, on one of the last days or the next two. */
const aimed = ({ aim, command }: Intrusion, { mobilities, today }: Model): CommandInput => {
  if (aim === 0) return command
  const on = "on" in command && command.on !== undefined ? { on: iso(today + 2 - (aim % 12)) } : {}
  if (!("mobility" in command)) return { ...command, ...on }
  const known = choose(mobilities, aim)?.id
  const isNew = command.type === "apply" || command.type === "record-past"
  return { ...command, ...on, mobility: isNew || known === undefined ? `x${today}` : known }
}

/** Where overlooking the rule leads elsewhere, that is asked for, and the model expects it to be refused. */
const slip = (unfolding: Unfolding, { intent, overlooks }: Slip): Unfolding => {
  const { entries, model } = unfolding
  const right = kinds[intent.kind](unfolding, intent)
  const wrong = kinds[intent.kind]({ entries, model: { ...model, overlooks } }, intent)
  return JSON.stringify(wrong.entries) === JSON.stringify(right.entries)
    ? right
    : { entries: wrong.entries, model: { ...model, today: wrong.model.today } }
}

const happen = (unfolding: Unfolding, happening: Happening): Unfolding => {
  if ("overlooks" in happening) return slip(later(unfolding, happening.intent.days), happening)
  const next = later(unfolding, happening.days)
  return "command" in happening
    ? send(next, next.model, [aimed(happening, next.model)])
    : kinds[happening.kind](next, happening)
}

/** The history that these intents, and what intrudes between them, amount to. */
export const unfold = (
  setting: Setting,
  openings: ReadonlyArray<Opening>,
  happenings: ReadonlyArray<Happening>
): History => {
  let unfolding = opened(setting, openings)
  for (const happening of happenings) {
    unfolding = happen(unfolding, happening)
  }
  return new History(unfolding.entries)
}
