/**
 * What can happen to a project meanwhile: its places, its end, its members, its goals and its settings.
 */
import { limitOf } from "../oracle/Limits.ts"
import { iso } from "../model/Days.ts"
import {
  activeMembers,
  type Model,
  type Project,
  type ProjectCommand,
  type ReminderCommand,
  type RoleCommand
} from "../model/Model.ts"
import { isMoved } from "../model/LaterEnds.ts"
import { phaseBy } from "../model/Phases.ts"
import { heldIn } from "../model/Roles.ts"
import { memberCorrected, membership, neverLeft } from "./MembershipMoves.ts"
import { choose, type Draw, type Move, moveBy, onOf } from "./Move.ts"
import { openingCorrected } from "./OpeningMoves.ts"
import { phaseStep } from "./PhaseMoves.ts"
import { reminder } from "./ReminderMoves.ts"

type Proposal = (
  project: Project,
  draw: Draw,
  model: Model
) => ProjectCommand | RoleCommand | ReminderCommand | undefined

/** The day of a word: often today; otherwise that of something that was agreed before, and the word is entered late. */
const wordOn = ({ told }: Project, { how, what }: Draw, model: Model): { readonly on?: string } => {
  const days = told.map(({ on }) => on)
  const day = what % 2 === 0 ? undefined : choose(days, days.length - 1 - how)
  return onOf(model, day ?? model.today)
}

/** The agency's word: more places, or fewer than are held. */
const grant: Proposal = (project, draw, model) => {
  const { categories, id, limits } = project
  const { how, what } = draw
  const category = what % 3 === 0 ? choose(categories, how) : undefined
  const before = limitOf(limits, null, category ?? null) ?? 2
  const places = Math.max(0, before + ((how % 5) - 1))
  const of = category === undefined ? {} : { category }
  return { type: "grant-places", project: id, ...wordOn(project, draw, model), ...of, places }
}

const allocate: Proposal = (project, draw, model) => {
  const { how, what, who } = draw
  const member = choose(activeMembers(project), who)
  if (member === undefined) return undefined
  const category = what % 2 === 0 ? choose(project.categories, how) : undefined
  const before = limitOf(project.limits, member, category ?? null)
  const places = before !== undefined && how % 5 === 4 ? null : how % 4
  return {
    type: "allocate-places",
    project: project.id,
    ...wordOn(project, draw, model),
    member,
    ...(category === undefined ? {} : { category }),
    places
  }
}

/** Some of those that a member was promised, or one too many. */
const movePlaces: Proposal = (project, draw, model) => {
  const { how, who } = draw
  const from = project.limits.find(({ member, places }) => member !== null && places > 0)
  const to = choose(
    activeMembers(project).filter((member) => member !== from?.member),
    who
  )
  if (from === undefined || from.member === null || to === undefined) return undefined
  const { category, member } = from
  return {
    type: "move-places",
    project: project.id,
    ...wordOn(project, draw, model),
    from: member,
    to,
    ...(category === null ? {} : { category }),
    places: model.overlooks === "places" && how % 2 === 0 ? from.places + 1 : 1 + (how % from.places)
  }
}

/** As in the spring of 2020: asked for, then granted for a year, or refused. */
const extension: Proposal = ({ end: now, id, requestedEnd }, { how }) => {
  const common = { project: id }
  const end = iso(now + 180 + (how % 3) * 100)
  if (requestedEnd === undefined && how % 2 === 0) return { type: "request-extension", ...common, end }
  return requestedEnd !== undefined && how % 2 === 0
    ? { type: "refuse-extension", ...common }
    : { type: "grant-extension", ...common, end }
}

/** That word was a mistake. */
const noExtension: Proposal = (project) =>
  isMoved(project) ? { type: "retract-extension-step", project: project.id, reason: "mistyped" } : undefined

/** One goal more, below one that has children already, or a heading of its own. */
const moreGoals: Proposal = (project, draw, model) => {
  const { goals, id } = project
  const { how } = draw
  const heading = goals.find(({ code }) => goals.some(({ parent }) => parent === code))?.code
  const code = `goal-${goals.length + 1}`
  const parent = heading !== undefined && how % 2 === 0 ? { parent: heading } : {}
  return {
    type: "set-goals",
    project: id,
    ...wordOn(project, draw, model),
    goals: [...goals, { code, titles: { en: `Goal ${code}` }, ...parent }]
  }
}

const guards: Proposal = ({ id, settings }, { how, what }) => {
  const level = choose(["project", "category", "member", "member-category"] as const, how) ?? "project"
  const flipped = settings.guards[level] === "block" ? ("warn" as const) : ("block" as const)
  return {
    type: "change-settings",
    project: id,
    settings: {
      ...settings,
      guards: { ...settings.guards, [level]: flipped },
      beyondQuota: what % 3 === 0 ? ("forbidden" as const) : ("with-reason" as const)
    }
  }
}

/** Rows are made from another stage on; those that are there stay. */
const registration: Proposal = ({ id, settings }, { how }) => {
  const registerFrom = choose(["completed", "approved", "completed", "applied"] as const, how) ?? "completed"
  return { type: "change-settings", project: id, settings: { ...settings, registerFrom } }
}

/** More money under one heading; now and then all of it for one category, or put right. */
const award: Proposal = (project, draw, model) => {
  const { how, what, who } = draw
  const { categories, id, money } = project
  const heading = choose(["travel", "individual-support", "organisational-support"] as const, how) ?? "travel"
  const category = what % 3 === 0 ? choose(categories, who) : undefined
  const member = what % 4 === 0 ? choose(activeMembers(project), who) : undefined
  const others = (money?.awards ?? []).filter((row) => row.heading !== heading)
  const row = {
    heading,
    ...(category === undefined ? {} : { category }),
    ...(member === undefined ? {} : { member }),
    cents: 1_000_00 * (how + 1)
  }
  const reason = money === undefined ? "original" : (choose(["amendment", "correction"] as const, how) ?? "amendment")
  const on = wordOn(project, draw, model)
  return {
    type: "award-grant",
    project: id,
    ...on,
    currency: money?.currency ?? "EUR",
    awards: [...others, row],
    reason
  }
}

const number: Proposal = (project, draw, model) => ({
  type: "assign-number",
  project: project.id,
  ...wordOn(project, draw, model),
  number: `2019-1-SE01-KA104-${draw.how}`
})

/** Somebody takes care of a member, or of the whole consortium, or no longer does. */
const role: Proposal = ({ id, members }, { how, what, who }, model) => {
  const held = choose(heldIn(model), who)
  if (held !== undefined && how % 2 === 1) {
    const { actor, role, scope } = held
    return { type: "revoke-role", actor, role, scope }
  }
  const member = choose(members, who)?.id
  const actor = `a${1 + (who % 3)}`
  return what % 2 === 0 || member === undefined
    ? { type: "assign-role", actor, role: "coordinator" }
    : { type: "assign-role", actor, role: "contact-person", scope: { project: id, member } }
}

const kinds: ReadonlyArray<Proposal> = [
  role,
  grant,
  movePlaces,
  allocate,
  extension,
  moreGoals,
  membership,
  memberCorrected,
  openingCorrected,
  registration,
  guards,
  award,
  number,
  reminder,
  phaseStep
]

/** One of the things that can happen to this project now; when that one is not possible, the next that is. */
export const projectMoves = (model: Model, project: Project, draw: Draw): ReadonlyArray<Move> => {
  const first = (draw.what + draw.how) % kinds.length
  // Nothing much happens before the agency has decided.
  const waits = phaseBy(project, model.today) === "applied" ? [phaseStep] : []
  // Later ends and leavings are noted seldom: whether they can be taken back would hardly be tried.
  const mistaken = draw.how % 3 === 2 ? (draw.who % 2 === 0 ? [noExtension, neverLeft] : [neverLeft, noExtension]) : []
  for (const propose of [...waits, ...mistaken, ...kinds.slice(first), ...kinds.slice(0, first)]) {
    const command = propose(project, draw, model)
    const moves = command === undefined ? [] : moveBy(model, command)
    if (moves.length > 0) return moves
  }
  return []
}
