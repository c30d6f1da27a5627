/**
 * Laws of the phases of projects: one after the other, and what may happen to a mobility in each.
 */
import type { Fact } from "../oracle/Facts.ts"
import {
  isBeside,
  isGranted,
  isIn,
  isPhaseEvent,
  type PhaseEvent,
  type Told,
  toldAfter,
  toldBy,
  untold
} from "../oracle/Phases.ts"
import { type Recorded, World } from "../oracle/World.ts"
import { logLaw, where } from "./Law.ts"

/** Whether the event may follow on what was told. */
const mayFollow = (told: Told, event: PhaseEvent): boolean => {
  const { events } = told
  switch (event.type) {
    case "project.grant-decided":
      return told.appliedFor && events.length === 0
    case "project.report-submitted":
      return isGranted(told) && !isIn(events, "final") && !(event.report === "interim" && isIn(events, "interim"))
    case "project.report-returned":
      return isIn(events, event.report) && !isBeside(told) && (event.report === "final" || !isIn(events, "final"))
    case "project.check-recorded":
      return isIn(events, "final") && events.at(-1)?.type !== "project.closed"
    case "project.closed":
      return events.at(-1)?.type === "project.check-recorded"
  }
}

const kindOf = (event: PhaseEvent): string | undefined =>
  event.type === "project.report-submitted"
    ? event.report
    : event.type === "project.check-recorded"
      ? "check"
      : undefined

const versionOf = ({ events }: Told, event: PhaseEvent): string => {
  const kind = kindOf(event)
  return kind === undefined ? "closed" : `${kind}-${1 + events.filter((each) => kindOf(each) === kind).length}`
}

const stepProblem = (told: Told, event: PhaseEvent): string | undefined => {
  if (!mayFollow(told, event)) return "it does not follow on what was told of its project"
  const last = told.events.at(-1)
  if (last !== undefined && event.occurredOn < last.occurredOn)
    return `${event.occurredOn} is before ${last.occurredOn}`
  const version = "version" in event ? event.version : undefined
  return version === undefined || version === versionOf(told, event) ? undefined : `its version is called ${version}`
}

const retractionProblem = ({ events }: Told, corrects: ReadonlyArray<string>): string | undefined =>
  corrects.length === 1 && corrects[0] === events.at(-1)?.id ? undefined : "it takes back what was not the last step"

/** From the application to the closing, and back only where a report is returned. */
export const phasesInTurn = logLaw("a project goes from phase to phase in turn", ({ events }, broken) => {
  const projects = new Map<string, Told>()
  for (const recorded of events) {
    const { event, id } = recorded
    if (event.type === "project.opened")
      projects.set(event.project, { ...untold, appliedFor: event.phase === "applied" })
    const isRetraction = event.type === "project.step-retracted"
    if (!isPhaseEvent(event) && !isRetraction) continue
    const told = projects.get(event.project) ?? untold
    const problem = isRetraction ? retractionProblem(told, event.corrects) : stepProblem(told, event)
    if (problem !== undefined) broken(`${where(recorded)}: ${problem}`)
    projects.set(event.project, toldAfter(told, id, event))
  }
})

const isRow = ({ ineligible, kind }: Fact): boolean => kind === "row" && ineligible === undefined

const stays: ReadonlyArray<string> = ["approved", "departed", "completed", "returned-early"]

const factProblem = (told: Told, fact: Fact, today: string): string | undefined => {
  const day = fact.on ?? today
  const { events: then } = toldBy(told, day)
  if (stays.includes(fact.to ?? "") && !isGranted({ ...told, events: then })) return "its project was not granted"
  if (fact.on === null) return undefined
  const givesBack = fact.moved?.paid === false
  if (!givesBack && told.events.some(({ occurredOn, type }) => type === "project.closed" && occurredOn < day))
    return "its project was closed"
  const earlier = then.filter(({ occurredOn, type }) => type === "project.report-returned" || occurredOn < day)
  if (isRow(fact) && isIn(earlier, "final")) return "the final report was in"
  const isJudged = fact.ineligible !== undefined
  return isJudged && !isIn(then, "final") ? "nothing was under check" : undefined
}

/** Those that are new, or are now of another day or project. */
const news = (facts: ReadonlyArray<Fact>, before: ReadonlyArray<Fact>): ReadonlyArray<Fact> =>
  facts.filter(({ id, on }) => !before.some((each) => each.id === id && each.on === on))

/** No places before the grant, no rows changed after the final report, nothing but recoveries after the closing. */
export const withinPhase = logLaw("what happens to a mobility fits the phase of its project", ({ events }, broken) => {
  const world = new World()
  const before = new Map<string, { readonly project: string; readonly facts: ReadonlyArray<Fact> }>()
  const look = (recorded: Recorded, id: string): void => {
    const mobility = world.mobilities.get(id)
    if (mobility === undefined) return
    const last = before.get(id)
    const known = last?.project === mobility.project ? last.facts : []
    const told = world.projects.get(mobility.project)?.phases ?? untold
    for (const fact of news(mobility.facts, known)) {
      const problem = factProblem(told, fact, fact.enteredOn)
      if (problem !== undefined) broken(`${where(recorded)}: ${fact.type} on ${fact.on}, when ${problem}`)
    }
    before.set(id, mobility)
  }
  for (const recorded of events) {
    world.take(recorded)
    const { event } = recorded
    if ("mobility" in event) look(recorded, event.mobility)
  }
})
