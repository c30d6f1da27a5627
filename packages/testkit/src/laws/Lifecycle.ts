/**
 * Laws of a single mobility's life: which step follows which, on which days, and that nobody is in two places at once.
 */
import { type Fact, type Seen, seen, type Stage } from "../oracle/Facts.ts"
import { follows } from "../oracle/Following.ts"
import { reachedFrom } from "../oracle/Steps.ts"
import { dayIn, holds, type Mobility, type Recorded, World } from "../oracle/World.ts"
import { type Broken, logLaw, where } from "./Law.ts"

const chainProblem = (facts: ReadonlyArray<Fact>): string | undefined => {
  let stage: Stage = "none"
  for (const { to, type } of facts) {
    if (to === undefined) {
      if (stage === "none") return `${type} before anybody applied`
      continue
    }
    if (!reachedFrom[to].includes(stage)) return `${to} follows ${stage}`
    stage = to
  }
  return undefined
}

/** Looks at the mobility that each event is about, as it stands right after it. */
const eachTouched = (
  events: ReadonlyArray<Recorded>,
  look: (mobility: Mobility, recorded: Recorded, world: World) => string | undefined,
  broken: Broken
): void => {
  const world = new World()
  for (const recorded of events) {
    world.take(recorded)
    const { event } = recorded
    const mobility = "mobility" in event ? world.mobilities.get(event.mobility) : undefined
    const problem = mobility === undefined ? undefined : look(mobility, recorded, world)
    if (problem !== undefined) broken(`${where(recorded)}: ${problem}`)
  }
}

/** Steps follow one another; only corrections take one back. */
export const stepsInTurn = logLaw("no step is skipped or repeated but by a correction", ({ events }, broken) => {
  const erroneous = new Set<string>()
  eachTouched(
    events,
    (mobility, { event }) => {
      if (event.type === "mobility.reinstated" && !erroneous.delete(mobility.id)) return "it had been no error"
      if (erroneous.has(mobility.id)) return "it had been entered in error"
      if (mobility.inError) erroneous.add(mobility.id)
      return chainProblem(mobility.facts)
    },
    broken
  )
})

/** What was typed into the tool stays there, also where the stay is put right later: then the row waits for its update. */
const mayBeWrong = (row: Fact, step: Fact, index: number, facts: ReadonlyArray<Fact>): boolean => {
  if (row.kind !== "row" || step.to === undefined || step.to === "applied") return false
  const last = facts.findLastIndex((fact) => fact.row !== undefined)
  return step.to !== "approved" || index < last || facts[last]?.row === null
}

const firstFall = (facts: ReadonlyArray<Fact>, before: ReadonlyArray<Fact>): string | undefined => {
  for (const [i, later] of facts.entries()) {
    const isOld = before.some(({ id, on }) => id === later.id && on === later.on)
    const after = facts
      .slice(0, i)
      .find(
        (each) =>
          each.on !== null &&
          later.on !== null &&
          each.on > later.on &&
          follows(later, each) &&
          !(isOld && mayBeWrong(later, each, i, facts))
      )
    if (after !== undefined) return `${later.type} on ${later.on}, after ${after.type} on ${after.on}`
  }
  return undefined
}

/** A row that was removed before the approval was taken back had stood in the tool all the same. */
const neverApproved = (facts: ReadonlyArray<Fact>): string | undefined =>
  seen(facts).row?.status === "complete" && !facts.some(({ to }) => to === "approved")
    ? "completely registered, but never approved"
    : undefined

/** The order of days is that of the steps, and of what can only happen after them. */
export const daysInOrder = logLaw(
  "nobody departs unapproved, returns before leaving, or is completely registered before approval",
  ({ events }, broken) => {
    const known = new Map<string, ReadonlyArray<Fact>>()
    eachTouched(
      events,
      ({ facts, id }) => {
        const before = known.get(id) ?? []
        known.set(id, facts)
        return firstFall(facts, before) ?? neverApproved(facts)
      },
      broken
    )
  }
)

/** Facts have happened when they are entered. */
export const nothingAhead = logLaw("no fact lies ahead of the day it was recorded", ({ events }, broken) => {
  const world = new World()
  for (const recorded of events) {
    world.take(recorded)
    const { event, recordedAt } = recorded
    if ("after" in event || "offer" in event) continue
    const project = "role" in event ? event.scope.project : event.project
    // The log does not tell where the whole consortium has its days: nowhere do they begin sooner than there.
    const today = dayIn(
      project === undefined ? "Pacific/Kiritimati" : (world.projects.get(project)?.zone ?? "UTC"),
      recordedAt
    )
    const facts = "mobility" in event ? (world.mobilities.get(event.mobility)?.facts ?? []) : []
    const ahead = [event.occurredOn, ...facts.map(({ on }) => on)].find((on) => on !== null && on > today)
    if (ahead !== undefined) broken(`${where(recorded)}: ${ahead} lies after ${today}`)
  }
})

/** What is recorded as past is entered at once: how it was planned then matters no more. */
const isBeingRecorded = ({ event }: Recorded, { stage }: Seen): boolean =>
  "recordedPast" in event && stage !== "completed" && stage !== "returned-early"

const setsOut: ReadonlyArray<string> = [
  "mobility.approved",
  "mobility.departed",
  "mobility.completed",
  "mobility.returned-early"
]

/**
 * The days away lie within the project: as planned before departure, as they were from then on. Days that stood when its end was put
 * right may stay, until it is approved, or leaves or comes home.
 */
export const withinProject = logLaw("dates lie inside the project's period", ({ events }, broken) => {
  const before = new Map<string, Mobility & Seen>()
  const problem = (mobility: Mobility, recorded: Recorded, world: World): string | undefined => {
    const project = world.projects.get(mobility.project)
    if (project === undefined) return `there is no project ${mobility.project}`
    const now = world.of(mobility.project).find(({ id }) => id === mobility.id)
    const last = before.get(mobility.id)
    if (now === undefined) return undefined
    before.set(mobility.id, now)
    if (isBeingRecorded(recorded, now)) return undefined
    const stood = last?.project === now.project && !setsOut.includes(recorded.event.type) ? last : undefined
    // One that was prevented ends on the day on which it was to begin.
    const old = stood === undefined ? [] : [stood.stay, stood.planned].flatMap(({ end, start }) => [start, end])
    const outside = [now.stay.start, now.stay.end].find(
      (day) => day !== null && !old.includes(day) && (day < project.start || day > project.end)
    )
    return outside === undefined ? undefined : `${outside} is not within ${project.start} to ${project.end}`
  }
  eachTouched(events, problem, broken)
})

const shareADay = (a: Seen, b: Seen): boolean => {
  const [from, other] = [a.stay, b.stay]
  if (from.start === null || other.start === null) return false
  return (other.end === null || from.start <= other.end) && (from.end === null || other.start <= from.end)
}

/** One place at a time, over all projects; a recorded past only notes it. */
export const oneStayAtATime = logLaw("stays of a participant do not overlap but in a recorded past", (log, broken) => {
  const noted = new Set<string>()
  const saying = new Set<string>()
  eachTouched(
    log.events,
    ({ id, participant, project }, recorded, world) => {
      const { event } = recorded
      if (event.type === "mobility.approved" && event.overlaps !== undefined) saying.add(id)
      const mine = world.of(project).find((mobility) => mobility.id === id)
      if (mine === undefined || !holds(mine) || isBeingRecorded(recorded, mine)) return undefined
      const others = [...world.projects.keys()].flatMap((each) =>
        world.of(each).filter((other) => other.id !== id && other.participant === participant && holds(other))
      )
      for (const other of others.filter((each) => shareADay(mine, each))) {
        const pair = [id, other.id].sort().join(" and ")
        if (!mine.past && !noted.has(pair)) return `shares a day with ${other.id}`
        noted.add(pair)
        if ("recordedPast" in event && !saying.has(id)) {
          return `shares a day with ${other.id} and does not say so`
        }
      }
      return undefined
    },
    broken
  )
})

/** A tool id is one mobility's, from its registration to its removal. */
export const oneHolderPerToolId = logLaw("a tool id belongs to one mobility of a project", ({ events }, broken) =>
  eachTouched(
    events,
    ({ id, project }, _recorded, world) => {
      const all = world.of(project)
      const tool = all.find((mobility) => mobility.id === id)?.row?.tool
      const other = tool === undefined ? undefined : all.find((each) => each.id !== id && each.row?.tool === tool)
      return other === undefined ? undefined : `${other.id} has the tool id ${tool} as well`
    },
    broken
  )
)
