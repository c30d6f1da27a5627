/**
 * What is wrong with an answer to a question, beside what the model makes of it.
 */
import {
  type ActorRoles,
  CalendarDate,
  type FourFigures,
  type GoalProgress,
  MobilityState,
  OverLimits,
  type MobilityList,
  PhaseHistory,
  type ParticipantStays,
  type Places,
  type Project,
  type ProjectAwards,
  type QuotaUsage,
  type RoleHolders,
  type Timeline
} from "@westum/mobility"
import { goalProblem } from "../laws/GoalRecount.ts"
import { difference } from "../laws/Law.ts"
import { type Counted, narrowings, type Of } from "../laws/Recount.ts"
import { standingProblem } from "../laws/Retelling.ts"
import { figuresProblem, usageProblem } from "../laws/UsageRecount.ts"
import { iso, numberOf } from "../model/Days.ts"
import type { Agreed, Entered } from "../model/Model.ts"
import { phaseBy, versionsIn } from "../model/Phases.ts"
import type { Held } from "../model/Roles.ts"
import { isClosed } from "../oracle/Closed.ts"
import { type Fact, seen } from "../oracle/Facts.ts"
import { byKey, takenUnder } from "../oracle/Taken.ts"
import { holds, isPlaceless, takesPlace } from "../oracle/World.ts"
import type { View } from "./View.ts"

/** When the row was made that stands in the tool; updates do not change it. */
const registeredOn = (facts: ReadonlyArray<Fact>): string | null =>
  facts.findLast(({ type }) => type === "mobility.registered")?.on ?? null

/** Where a mobility stands, and whose it is. */
export const mobilityProblem = (state: MobilityState.Mobility, entered: Entered | undefined): string | undefined => {
  if (entered === undefined) return difference(state, MobilityState.unborn)
  const wrong = standingProblem(state, entered)
  if (wrong !== undefined || entered.inError) return wrong
  const { category, extras, facts, member, participant, project } = entered
  const { activity, details, group, host, registration } = state
  const registered = seen(facts).row === null ? undefined : registeredOn(facts)
  return difference(
    {
      project: details?.project,
      member: details?.member,
      category: details?.category,
      participant: details?.participant,
      extras: [activity, host, group],
      registered: registration?.on
    },
    {
      project,
      member,
      category,
      participant,
      extras: [extras.activity, extras.host, extras.group],
      registered
    }
  )
}

/** The five milestones in their order, each with its day or open. */
const milestones = (facts: ReadonlyArray<Fact>): unknown => {
  const step = (name: string, ...stages: ReadonlyArray<string>) => {
    const fact = facts.find(({ to }) => to !== undefined && stages.includes(to))
    return { name, reached: fact !== undefined, on: fact?.on ?? null }
  }
  const isRegistered = seen(facts).row !== null
  return [
    step("applied", "applied"),
    step("approved", "approved"),
    step("departed", "departed"),
    step("completed", "completed", "returned-early"),
    { name: "registered", reached: isRegistered, on: isRegistered ? registeredOn(facts) : null }
  ]
}

/** A mobility in short. */
export const storyProblem = (
  { closed, entries, milestones: told, stage }: Timeline.Story,
  entered: Entered | undefined
): string | undefined => {
  const { facts, inError } = entered ?? { facts: [], inError: false }
  const now = seen(facts)
  return difference(
    { stage, closed, milestones: told, entries: entries.length },
    {
      stage: inError ? "entered-in-error" : now.stage,
      closed: isClosed(now),
      milestones: milestones(facts),
      entries: entered?.entries ?? 0
    }
  )
}

const dayOf = (on: string | undefined): number | undefined => (on === undefined ? undefined : numberOf(on))

/** What a project has agreed on. */
export const projectProblem = (state: Project.Project, agreed: Agreed): string | undefined => {
  const { end, goals, members, number, openedOn, opening, requestedEnd, settings, start } = agreed
  const { period } = state
  return difference(
    {
      period: period && [numberOf(period.start), numberOf(period.end), dayOf(period.requestedEnd)],
      opening: period && [dayOf(state.openedOn), state.coordinator, state.timeZone, state.programme],
      number: state.number,
      categories: state.categories,
      settings: state.settings,
      goals: state.goals,
      members: Object.fromEntries(
        Object.entries(state.members).map(([id, { accededOn, country, joinedOn, leftOn, name }]) => [
          id,
          [name, country, accededOn, numberOf(joinedOn), dayOf(leftOn)]
        ])
      )
    },
    {
      period: opening && [start, end, requestedEnd],
      opening: opening && [openedOn, opening.coordinator, opening.timeZone, opening.programme],
      number,
      categories: agreed.categories,
      settings,
      goals,
      members: Object.fromEntries(
        members.map(({ accededOn, country, id, joinedOn, leftOn, name }) => [
          id,
          [name, country, accededOn, joinedOn, leftOn]
        ])
      )
    }
  )
}

/** In which phase a project is on each day on which that may change, and which versions there are. */
export const phaseProblem = (state: Project.Project, agreed: Agreed): string | undefined => {
  const { opening, phases, start } = agreed
  const days = [start, ...phases.map(({ on }) => on)].flatMap((on) => [on - 1, on])
  return difference(
    {
      phases: days.map((on) => PhaseHistory.phaseOn(state, CalendarDate.CalendarDate.make(iso(on)))),
      versions: PhaseHistory.versionsOf(state.phases).map(({ name, on }) => ({ name, on: numberOf(on) }))
    },
    { phases: days.map((on) => opening && phaseBy(agreed, on)), versions: versionsIn(agreed) }
  )
}

/** The money awarded to a project. */
export const moneyProblem = (state: ProjectAwards.ProjectAwards, { lastOn, money }: Agreed): string | undefined =>
  difference(state, {
    currency: money?.currency ?? null,
    awardedOn: lastOn.money === undefined ? null : iso(lastOn.money),
    awards: money?.awards ?? []
  })

/** What the guard of the places goes by: how many are held under each limit that somebody counts under. */
export const placesProblem = (state: Places.Places, id: string, view: View): string | undefined => {
  const project = view.project(id)
  const counted = view.counted(id)
  const { settings } = project
  const holders = counted.filter((mobility) => takesPlace(settings, mobility))
  for (const { category, member } of narrowings(project, counted)) {
    if (category === undefined || member === undefined) continue
    const told = OverLimits.limitsFor(state, member, category)
    const taken = isPlaceless(settings, { category }) ? [] : takenUnder(project.limits, holders, { member, category })
    const wrong = difference(told.toSorted(byKey), taken.toSorted(byKey))
    if (wrong !== undefined) return `places for ${category} of ${member}: ${wrong}`
  }
  return undefined
}

/** When a participant is away, or will be: what overlaps are judged by. */
export const staysProblem = (
  stays: ParticipantStays.ParticipantStays,
  away: ReadonlyArray<Counted>
): string | undefined => difference(stays, Object.fromEntries(away.filter(holds).map(({ id, stay }) => [id, stay])))

const days = ({ end, start }: Counted["stay"]): string => `${start} to ${end}`

const line = (counted: Counted): string => {
  const { category, goals, id, ineligible, member, participant, project, row, stage, stay } = counted
  const standing = [stage, days(stay), ineligible ? "ineligible" : (row?.status ?? "none")]
  return [id, [project, member, category, participant, goals.join()], standing, isClosed(counted)].join(" ")
}

const told = ({ mobility: id, ...listed }: MobilityList.ListedMobility): string => {
  const { category, closed, goals, member, participant, project, registration, stage, stay } = listed
  return [id, [project, member, category, participant, goals.join()], [stage, days(stay), registration], closed].join(
    " "
  )
}

/** The mobilities of a project or of a participant, the first to begin before the others. */
export const listProblem = (
  list: ReadonlyArray<MobilityList.ListedMobility>,
  all: ReadonlyArray<Counted>
): string | undefined => {
  const starts = list.map(({ stay }) => stay.start ?? "9999")
  const inOrder = starts.every((start, i) => start >= (starts[i - 1] ?? ""))
  return inOrder ? difference(list.map(told).toSorted(), all.map(line).toSorted()) : `not in order: ${starts.join()}`
}

/** The roles of somebody. */
export const rolesProblem = (roles: ActorRoles.ActorRoles, held: ReadonlyArray<Held>): string | undefined =>
  difference(
    roles.map(({ role, scope, since }) => ({ role, scope, since: numberOf(since) })),
    held.map(({ role, scope, since }) => ({ role, scope, since }))
  )

/** Those who have a role. */
export const holdersProblem = (holders: RoleHolders.RoleHolders, held: ReadonlyArray<Held>): string | undefined =>
  difference(
    holders,
    held.map(({ actor, scope }) => ({ actor, scope }))
  )

/** The answers about the figures of a project. */
export interface Figures {
  readonly usage: QuotaUsage.QuotaReport
  readonly figures: FourFigures.FourFigures
  /** In all, and for some members and categories. */
  readonly goals: ReadonlyArray<readonly [of: Of, rows: ReadonlyArray<GoalProgress.GoalRow>]>
}

/** Places, goals, and the four figures. */
export const reportProblem = ({ figures, goals, usage }: Figures, id: string, view: View): string | undefined => {
  const project = view.project(id)
  const counted = view.counted(id)
  const ofs = narrowings(project, counted)
  return (
    usageProblem(usage)(project, counted, ofs) ??
    figuresProblem(figures)(project, counted, ofs) ??
    goals.map(([of, rows]) => goalProblem(() => rows)(project, counted, [of])).find((wrong) => wrong !== undefined)
  )
}
