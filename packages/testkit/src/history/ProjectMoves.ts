/**
 * What can happen to a project meanwhile: its places, its end, its members, its goals and its settings.
 */
import type { CommandInput } from "@westum/mobility"
import { heldUnder, levelsOf, limitOf, type Limits, overpromised, withLimit } from "../oracle/Limits.ts"
import { iso } from "./Days.ts"
import { activeMembers, holdersIn, type Model, type Project, withProject } from "./Model.ts"
import { choose, type Draw, type Move } from "./Move.ts"

type Moves = (model: Model, project: Project, draw: Draw) => ReadonlyArray<Move>

const becomes = (model: Model, command: CommandInput, project: Project): ReadonlyArray<Move> => [
  { command, after: withProject(model, project) }
]

/** The agency's word: more places, or fewer than are held. */
const grant: Moves = (model, project, { how, what }) => {
  const category = what % 3 === 0 ? choose(project.categories, how) : undefined
  const before = limitOf(project.limits, null, category ?? null) ?? 2
  const places = Math.max(0, before + ((how % 5) - 1))
  return becomes(
    model,
    { type: "grant-places", project: project.id, ...(category === undefined ? {} : { category }), places },
    { ...project, limits: withLimit(project.limits, null, category ?? null, places) }
  )
}

/** No more is promised than there is, and what is held under a blocked limit is not taken away. */
const fair = (model: Model, { id, settings }: Project, limits: Limits): boolean =>
  !overpromised(limits) &&
  levelsOf(limits).every(
    (level) => settings.guards[level.level] === "warn" || heldUnder(level, holdersIn(model, id)) <= level.places
  )

const allocate: Moves = (model, project, { how, what, who }) => {
  const member = choose(activeMembers(project), who)
  if (member === undefined) return []
  const category = what % 2 === 0 ? choose(project.categories, how) : undefined
  const before = limitOf(project.limits, member, category ?? null)
  const places = before !== undefined && how % 5 === 4 ? null : how % 4
  const limits = withLimit(project.limits, member, category ?? null, places)
  return fair(model, project, limits)
    ? becomes(
        model,
        {
          type: "allocate-places",
          project: project.id,
          member,
          ...(category === undefined ? {} : { category }),
          places
        },
        { ...project, limits }
      )
    : []
}

const movePlaces: Moves = (model, project, { how, who }) => {
  const from = project.limits.find(({ member, places }) => member !== null && places > 0)
  const to = choose(
    activeMembers(project).filter((member) => member !== from?.member),
    who
  )
  if (from === undefined || from.member === null || to === undefined) return []
  const { category, member } = from
  const places = 1 + (how % from.places)
  const less = withLimit(project.limits, member, category, from.places - places)
  const limits = withLimit(less, to, category, (limitOf(less, to, category) ?? 0) + places)
  return fair(model, project, limits)
    ? becomes(
        model,
        {
          type: "move-places",
          project: project.id,
          from: member,
          to,
          ...(category === null ? {} : { category }),
          places
        },
        { ...project, limits }
      )
    : []
}

/** As in the spring of 2020: asked for, then granted for a year, or refused. */
const extension: Moves = (model, project, { how }) => {
  const common = { project: project.id }
  const end = project.end + 180 + (how % 3) * 100
  if (!project.requested && how % 2 === 0) {
    const command: CommandInput = { type: "request-extension", ...common, end: iso(end) }
    return becomes(model, command, { ...project, requested: true })
  }
  return project.requested && how % 4 === 2
    ? becomes(model, { type: "refuse-extension", ...common }, { ...project, requested: false })
    : becomes(model, { type: "grant-extension", ...common, end: iso(end) }, { ...project, requested: false, end })
}

const membership: Moves = (model, project, { how }) => {
  const active = activeMembers(project)
  const gone = project.members.find(({ leftOn }) => leftOn !== undefined)
  const set = (id: string, leftOn: number | undefined): Project => ({
    ...project,
    members: [...project.members.filter((member) => member.id !== id), { id, leftOn }]
  })
  if (gone !== undefined || how % 2 === 0) {
    const member = gone?.id ?? `member${project.members.length + 1}`
    return becomes(
      model,
      { type: "join-member", project: project.id, member, name: `Member ${member}` },
      set(member, undefined)
    )
  }
  const leaving = active.length > 1 ? active[active.length - 1] : undefined
  return leaving === undefined
    ? []
    : becomes(model, { type: "leave-member", project: project.id, member: leaving }, set(leaving, model.today))
}

/** One goal more, below one that has children already, or a heading of its own. */
const moreGoals: Moves = (model, project, { how }) => {
  const heading = project.goals.find(({ code }) => project.goals.some(({ parent }) => parent === code))?.code
  const code = `goal-${project.goals.length + 1}`
  const goals = [
    ...project.goals,
    { code, titles: { en: `Goal ${code}` }, ...(heading !== undefined && how % 2 === 0 ? { parent: heading } : {}) }
  ]
  return becomes(model, { type: "set-goals", project: project.id, goals }, { ...project, goals })
}

const guards: Moves = (model, project, { how, what }) => {
  const level = choose(["project", "category", "member", "member-category"] as const, how) ?? "project"
  const { settings } = project
  const flipped = settings.guards[level] === "block" ? ("warn" as const) : ("block" as const)
  const changed = {
    ...settings,
    guards: { ...settings.guards, [level]: flipped },
    beyondQuota: what % 3 === 0 ? ("forbidden" as const) : ("with-reason" as const)
  }
  return becomes(
    model,
    { type: "change-settings", project: project.id, settings: changed },
    { ...project, settings: changed }
  )
}

const number: Moves = (model, project, { how }) =>
  becomes(model, { type: "assign-number", project: project.id, number: `2019-1-SE01-KA104-${how}` }, project)

const kinds: ReadonlyArray<Moves> = [grant, movePlaces, allocate, extension, moreGoals, membership, guards, number]

/** One of the things that can happen to this project now; when that one is not possible, the next that is. */
export const projectMoves: Moves = (model, project, draw) => {
  const first = draw.what % kinds.length
  return [...kinds.slice(first), ...kinds.slice(0, first)].flatMap((moves) => moves(model, project, draw)).slice(0, 1)
}
