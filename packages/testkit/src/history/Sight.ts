/**
 * What is in sight when a command is aimed: those who take part, and the days and numbers on which rules turn.
 */
import { iso } from "../model/Days.ts"
import {
  type Goal,
  holdersIn,
  linkable,
  type Mobility,
  type Model,
  type Project,
  type SomeSettings
} from "../model/Model.ts"
import { limitOf } from "../oracle/Limits.ts"
import { holds } from "../oracle/World.ts"
import { written } from "./Move.ts"

/** One of the values, or the other where there is none. */
export type Choice = <A>(values: ReadonlyArray<A>, otherwise: A) => A

/** Choices that follow from a number, one after the other (a linear congruential generator: Numerical Recipes, 7.1). */
export const choicesOf = (number: number): Choice => {
  let state = number
  return (values, otherwise) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return values[Math.floor((state / 2 ** 32) * values.length)] ?? otherwise
  }
}

/** Where a command is aimed. */
export interface Sight {
  readonly model: Model
  readonly project: Project | undefined
  readonly mobility: Mobility | undefined
  readonly choice: Choice
}

type Stay = { readonly start: string | null; readonly end: string | null }

/** A day on which something of a mobility or its project begins, ends or happened, or on which somebody leaves or returns. */
const turningDay = ({ choice, mobility, model, project }: Sight): number => {
  const { appliedOn, approvedOn, departedOn, endedOn, rowFacts = [] } = mobility ?? {}
  const stays = model.mobilities.map(({ stay }) => stay)
  const kinds = [
    [appliedOn, approvedOn, departedOn, endedOn, ...rowFacts.map(({ on }) => on)],
    [project?.start, project?.end],
    project?.members.map(({ leftOn }) => leftOn) ?? [],
    stays.flatMap(({ end, start }) => [start, end])
  ].map((days) => days.flatMap((day) => day ?? []))
  const days = choice(
    kinds.filter((kind) => kind.length > 0),
    []
  )
  return choice(days, model.today)
}

const number = (sight: Sight): number => {
  const { choice, model } = sight
  return choice([model.today, turningDay(sight), turningDay(sight)], model.today) + choice([0, 0, -1, 1], 0)
}

/** Today or a day on which something turns, or the day before or after. */
export const dayIn = (sight: Sight): string => iso(number(sight))

/** The day of a command, where it tells one. */
export const onOf = (sight: Sight, { on }: { readonly on?: string }): { readonly on?: string } =>
  on === undefined ? {} : { on: dayIn(sight) }

/** Days away that begin on such a day; at times those on which somebody is away already, rather the same one than another. */
export const stayIn = (sight: Sight): Stay => {
  const { choice, mobility, model } = sight
  const away = model.mobilities.filter((each) => holds(each) && each.id !== mobility?.id)
  const same = away.filter(({ participant }) => participant === mobility?.participant)
  const start = number(sight)
  const end = choice([start + 4, start, start + 12, start - 1, null], null)
  const taken = (same.length > 0 ? same : away).map(({ stay: span }) => span)
  const stay = choice([{ start, end }, { start, end }, choice(taken, { start, end })], { start, end })
  return { start: written(stay.start), end: written(stay.end) }
}

/** Most often one of these; otherwise what was given. */
export const mostly = <A>({ choice }: Sight, values: ReadonlyArray<A>, given: A): A =>
  choice([given, ...[1, 2, 3].map(() => choice(values, given))], given)

/** Those who take part, or did: rather these. */
export const memberIn = (sight: Sight, given: string): string => {
  const members = sight.project?.members ?? []
  const gone = members.filter(({ leftOn }) => leftOn !== undefined)
  const some = sight.choice([members, gone.length > 0 ? gone : members], members)
  return mostly(
    sight,
    some.map(({ id }) => id),
    given
  )
}

/** A category of the project. */
export const categoryIn = (sight: Sight, given: string): string => mostly(sight, sight.project?.categories ?? [], given)

/** Somebody who goes, or means to. */
export const participantIn = (sight: Sight, given: string): string =>
  mostly(
    sight,
    sight
      .choice([sight.model.mobilities.filter(holds), sight.model.mobilities], [])
      .map(({ participant }) => participant),
    given
  )

/** One or two goals of the project, headings among them, or none. */
export const goalsIn = (sight: Sight, given: ReadonlyArray<string>): ReadonlyArray<string> => {
  const { choice, project } = sight
  if (project === undefined) return given
  const leaf = choice(linkable(project), "")
  const any = choice(
    project.goals.map(({ code }) => code),
    ""
  )
  return choice([[leaf], [leaf], [...new Set([leaf, any])], [], given], given).filter((code) => code !== "")
}

/** A tool id of this project that somebody has. */
export const toolIn = (sight: Sight, given: string): string => {
  const { mobility, model } = sight
  const own = model.mobilities.filter(({ project }) => project === mobility?.project)
  return mostly(
    sight,
    own.flatMap(({ row }) => row?.tool ?? []),
    given
  )
}

/** As many places as there are or are held, one fewer or one more. */
export const placesIn = (sight: Sight, member: string | null, category: string | null): number => {
  const { choice, model, project } = sight
  if (project === undefined) return choice([0, 1, 2], 0)
  const { id, limits } = project
  const held = holdersIn(model, id).filter(
    (holder) => (member ?? holder.member) === holder.member && (category ?? holder.category) === holder.category
  ).length
  const turning = [
    held,
    limitOf(limits, member, category),
    limitOf(limits, null, null),
    limitOf(limits, null, category)
  ]
  const around = choice(
    turning.flatMap((each) => each ?? []),
    0
  )
  return Math.max(0, around + choice([-1, 0, 1], 0))
}

/** Other settings, at times with a category of the project that takes no place. */
export const settingsIn = ({ choice, project }: Sight, given: SomeSettings): SomeSettings => {
  const placeless = choice([[], project?.categories.slice(0, 1) ?? [], project?.categories.slice(1) ?? []], [])
  const departureNeeds = [{ document: "learning-agreement", party: "participant" as const }]
  const finalPaymentNeeds = { signatures: choice([[], departureNeeds], []), report: true }
  return choice(
    [given, given, { ...given, placeless }, { placeless }, { departureNeeds }, { finalPaymentNeeds }, { modes: [] }],
    given
  )
}

/** The catalogue with something about it changed: what is served may be gone, or have become a heading. */
export const catalogueIn = ({ choice, project }: Sight, given: ReadonlyArray<Goal>): ReadonlyArray<Goal> => {
  const goals = project?.goals ?? []
  const one = choice(goals, undefined)
  const other = choice(goals, undefined)
  if (one === undefined || other === undefined) return given
  const titles = { en: "Another goal" }
  return choice(
    [
      goals.filter(({ code }) => code !== one.code),
      [...goals, { code: "below", titles, parent: one.code }],
      goals.map((goal) => (goal.code === one.code ? { ...goal, parent: other.code } : goal)),
      [...goals, { code: one.code, titles }],
      given
    ],
    given
  )
}
