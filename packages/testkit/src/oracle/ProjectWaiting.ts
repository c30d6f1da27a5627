/**
 * What waits about a project as a whole, and what of its mobilities can be done no more.
 */
import type { Seen } from "./Facts.ts"
import { limitOf } from "./Limits.ts"
import { isBeside, isGranted, isIn as isSubmitted, lastOf, toldBy } from "./Phases.ts"
import { before, daysTo, type Waits } from "./Waits.ts"
import { type Mobility, type Project, takesPlace } from "./World.ts"

/** Granted, and neither given back to the agency with the final report nor beyond it. */
export const goesOn = ({ phases }: Project, on: string): boolean => {
  const told = toldBy(phases, on)
  return isGranted(told) && !isBeside(told) && !isSubmitted(told.events, "final")
}

/** The reports that a project owes, as long as nothing is checked. */
export const ofProject = (project: Project, on: string): ReadonlyArray<Waits> => {
  const { end, phases, settings } = project
  const { events } = toldBy(phases, on)
  if (!goesOn(project, on)) return []
  const sentBack = (name: "interim" | "final"): string | undefined => {
    const last = lastOf(events, name)
    return last?.type === "project.report-returned" ? last.occurredOn : undefined
  }
  const final = sentBack("final")
  const returned = final ?? sentBack("interim")
  const { finalReport } = settings.deadlines
  const due = finalReport === null ? {} : { due: before(end, -finalReport) }
  const common = { for: "coordinator", blocks: false }
  return [
    ...(returned === undefined ? [] : [{ kind: "answer-returned-report", since: returned, ...common }]),
    ...(final === undefined && on > end
      ? [{ kind: "submit-final-report", since: before(end, -1), ...common, ...due }]
      : [])
  ]
}

/** Places that nobody takes. */
export const unused = (project: Project, all: ReadonlyArray<Mobility & Seen>, on: string): ReadonlyArray<Waits> => {
  const granted = limitOf(project.limits, null, null)
  const places = (granted ?? 0) - all.filter((each) => takesPlace(project.settings, each)).length
  const left = daysTo(on, project.end)
  if (granted === undefined || places <= 0 || left < 0 || left > 183 || !goesOn(project, on)) return []
  const since = before(project.end, 183)
  return [{ kind: "use-places", for: "coordinator", since, due: project.end, blocks: false, places }]
}

/** What the agency takes no more: rows after the final report, and anything but money after the closing. */
export const isShut = ({ phases }: Project, kind: string, on: string): boolean => {
  const ended = phases.events.some(({ occurredOn, type }) => type === "project.closed" && occurredOn < on)
  const earlier = toldBy(phases, on).events.filter(
    ({ occurredOn, type }) => type === "project.report-returned" || occurredOn < on
  )
  const isOfRow = kind === "register" || kind.endsWith("-registration")
  return (ended && kind !== "recover-grant") || (isOfRow && isSubmitted(earlier, "final"))
}
