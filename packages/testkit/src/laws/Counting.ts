/**
 * Laws of the figures: what projections count is what a recount over the mobilities gives, now and as of any day.
 */
import { AsOf, CalendarDate, FourFigures, GoalProgress, MobilityEvent, Projection, QuotaUsage } from "@westum/mobility"
import { type Recorded, World, worldAfter } from "../oracle/World.ts"
import { goalProblem } from "./GoalRecount.ts"
import { type Broken, logLaw, where } from "./Law.ts"
import { type Compare, distinct, narrowings, type Of } from "./Recount.ts"
import { figuresProblem, usageProblem } from "./UsageRecount.ts"

interface States {
  readonly usage: QuotaUsage.QuotaUsage
  readonly goals: GoalProgress.GoalProgress
}

const none: States = { usage: QuotaUsage.quotaUsage.initial, goals: GoalProgress.goalProgress.initial }

const after = ({ goals, usage }: States, project: string, events: ReadonlyArray<Recorded>): States => ({
  usage: Projection.fold(QuotaUsage.quotaUsage, project, events, usage),
  goals: Projection.fold(GoalProgress.goalProgress, project, events, goals)
})

/** Those whom an event is about; everybody at the end. */
const concerned = ({ event }: Recorded): ReadonlyArray<Of> => {
  if (!("mobility" in event)) return [{}]
  const { category, member } = event
  return [{}, { member, category }]
}

/** Compares at every position, for the projects that the event is about. */
const everywhere = (events: ReadonlyArray<Recorded>, compare: (states: States) => Compare, broken: Broken): void => {
  const world = new World()
  const known = new Map<string, States>()
  for (const [i, recorded] of events.entries()) {
    world.take(recorded)
    for (const [id, project] of world.projects) {
      const before = known.get(id) ?? none
      const states = after(before, id, [recorded])
      const isLast = i === events.length - 1
      if (states.usage === before.usage && states.goals === before.goals && !isLast) continue
      known.set(id, states)
      const mobilities = world.of(id)
      const problem = compare(states)(
        project,
        mobilities,
        isLast ? narrowings(project, mobilities) : concerned(recorded)
      )
      if (problem !== undefined) broken(`${where(recorded)}, ${id}: ${problem}`)
    }
  }
}

/** Granted, held, used, free, overbooked, registered. */
export const usageIsRecount = logLaw("quota usage equals a recount over the mobilities", ({ events }, broken) =>
  everywhere(events, ({ usage }) => usageProblem(QuotaUsage.quotaReport(usage)), broken)
)

/** A parent counts the distinct mobilities of its children. */
export const goalsAreRecount = logLaw("goal progress equals a recount over the mobilities", ({ events }, broken) =>
  everywhere(events, ({ goals }) => goalProblem((of) => GoalProgress.goalReport(goals, of)), broken)
)

/** Approved, registered, and of these by category. */
export const figuresAreRecount = logLaw("the four figures equal a recount", ({ events }, broken) =>
  everywhere(events, ({ usage }) => figuresProblem(FourFigures.fourFigures(usage)), broken)
)

/** As many days as are looked at: the first, the last, and some in between. */
const fewDays = 6

/** Some days on which something happened, the last among them. */
export const someDays = (events: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const days = distinct(events.flatMap(({ event }) => event.occurredOn ?? [])).toSorted()
  const step = Math.max(1, Math.ceil(days.length / fewDays))
  return days.filter((_, i) => (days.length - 1 - i) % step === 0)
}

/**
 * Events of mobilities of which it is certain by when each step had happened: with a day unknown and a correction made, that
 * depends on when the correction was entered.
 */
export const certain = (events: ReadonlyArray<Recorded>): ReadonlyArray<Recorded> => {
  const { mobilities } = worldAfter(events)
  const corrected = new Set(
    events.flatMap(({ event }) => ("mobility" in event && MobilityEvent.isCorrection(event) ? [event.mobility] : []))
  )
  return events.filter(
    ({ event }) =>
      !("mobility" in event) ||
      !corrected.has(event.mobility) ||
      mobilities.get(event.mobility)?.facts.every(({ on }) => on !== null) === true
  )
}

/** What had happened by a day is what a recount of the facts up to that day gives. */
export const pastIsRecount = logLaw("figures as of a day equal a recount of what had happened", (log, broken) => {
  const events = certain(log.events)
  for (const day of someDays(events)) {
    const then = AsOf.asOf(events, CalendarDate.CalendarDate.make(day))
    const world = worldAfter(events.filter(({ event }) => "mobility" in event || event.occurredOn <= day))
    for (const [id, project] of world.projects) {
      const { goals, usage } = after(none, id, then)
      const mobilities = world.asOf(id, day)
      const ofs = narrowings(project, mobilities)
      const problem =
        usageProblem(QuotaUsage.quotaReport(usage))(project, mobilities, ofs) ??
        goalProblem((of) => GoalProgress.goalReport(goals, of))(project, mobilities, ofs.slice(0, 3)) ??
        figuresProblem(FourFigures.fourFigures(usage))(project, mobilities, ofs)
      if (problem !== undefined) broken(`as of ${day}, ${id}: ${problem}`)
    }
  }
})
