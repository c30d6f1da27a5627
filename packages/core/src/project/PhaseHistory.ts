/**
 * In which phase a project is on a day: it follows from what happened and from the day, and nothing here reads a clock.
 */
import { type CheckCode, EventId } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { type Phase, type ReportName, VersionName } from "./Phase.ts"
import type { PhaseEvent, StepRetracted } from "./PhaseEvent.ts"

/** One of the events, with its id. */
export interface PhaseFact {
  readonly id: string
  readonly event: PhaseEvent
}

/** What brought a project from phase to phase, in the order of its days. */
export interface PhaseHistory {
  readonly openedAs: "applied" | "granted"
  readonly facts: ReadonlyArray<PhaseFact>
}

/** As much of a project as its phase follows from. */
export interface Phased {
  readonly phases: PhaseHistory
  /** Nothing until the project is opened. */
  readonly period: { readonly start: CalendarDate } | undefined
}

/** The history of a project that was opened so. */
export const openedAs = (phase: PhaseHistory["openedAs"]): PhaseHistory => ({ openedAs: phase, facts: [] })

/** The history with one fact more. */
export const afterPhaseEvent = (history: PhaseHistory, id: string, event: PhaseEvent): PhaseHistory => ({
  ...history,
  facts: [...history.facts, { id, event }]
})

/** The history without what had not happened. */
export const withoutRetracted = (
  history: PhaseHistory,
  { corrects }: Pick<StepRetracted, "corrects">
): PhaseHistory => ({
  ...history,
  facts: history.facts.filter(({ id }) => !corrects.some((corrected) => corrected === id))
})

const factsBy = ({ facts }: PhaseHistory, day: CalendarDate): ReadonlyArray<PhaseEvent> =>
  facts.flatMap(({ event }) => (event.occurredOn <= day ? [event] : []))

/** Where the facts lead; whether a granted project has begun is another matter. */
const reached = (first: PhaseHistory["openedAs"], events: ReadonlyArray<PhaseEvent>): Exclude<Phase, "running"> => {
  let phase: Exclude<Phase, "running"> = first
  let beforeFinal: Exclude<Phase, "running"> = first
  for (const event of events) {
    switch (event.type) {
      case "project.grant-decided":
        phase = event.decision
        break
      case "project.report-submitted":
        if (event.report === "final") beforeFinal = phase
        phase = event.report === "final" ? "final-reported" : "interim-reported"
        break
      case "project.report-returned":
        phase = event.report === "final" ? beforeFinal : "granted"
        break
      case "project.check-recorded":
        phase = "checked"
        break
      case "project.closed":
        phase = "closed"
    }
  }
  return phase
}

/**
 * The phase of the project on that day; nothing where it has not been opened. One that was opened as granted was so before it was
 * entered here, too.
 */
export const phaseOn = ({ period, phases }: Phased, day: CalendarDate): Phase | undefined => {
  if (period === undefined) return undefined
  const phase = reached(phases.openedAs, factsBy(phases, day))
  return phase === "granted" && period.start <= day ? "running" : phase
}

/** Whether the project has its grant and may still use it: no final report is with the agency or was judged by it. */
export const isOngoing = (project: Phased, day: CalendarDate): boolean => {
  const phase = phaseOn(project, day)
  return phase === "granted" || phase === "running" || phase === "interim-reported"
}

/**
 * The day on which the final report was submitted after which the tool's rows stand still, if they do on that day. On the day of the
 * submission, and on that of a return, something can still have been changed before it or after it.
 */
export const rowsFrozenOn = ({ facts }: PhaseHistory, day: CalendarDate): CalendarDate | undefined => {
  let since: CalendarDate | undefined
  for (const { event } of facts) {
    if (event.type === "project.report-submitted" && event.report === "final" && event.occurredOn < day) {
      since = event.occurredOn
    }
    if (event.type === "project.report-returned" && event.report === "final" && event.occurredOn <= day) {
      since = undefined
    }
  }
  return since
}

/** Whether the final report is in by all that is known: it was submitted, and did not come back. */
export const isSubmitted = ({ facts, openedAs }: PhaseHistory): boolean => {
  const phase = reached(
    openedAs,
    facts.map(({ event }) => event)
  )
  return phase === "final-reported" || phase === "checked" || phase === "closed"
}

/** The day after which nothing can have happened any more, but that money comes back. */
export const closedOn = ({ facts }: PhaseHistory): CalendarDate | undefined =>
  facts.find(({ event }) => event.type === "project.closed")?.event.occurredOn

/** A report that was sent back on this day and not submitted again by the other. */
export const returnedBy = (
  { facts }: PhaseHistory,
  report: ReportName,
  day: CalendarDate
): CalendarDate | undefined => {
  const last = facts.findLast(
    ({ event }) => "report" in event && event.report === report && event.occurredOn <= day
  )?.event
  return last?.type === "project.report-returned" ? last.occurredOn : undefined
}

/** A state of the project that has a name: the log up to and with an event. */
export interface ProjectVersion {
  readonly name: VersionName
  /** The day of the submission, the check or the closing. */
  readonly on: CalendarDate
  readonly event: EventId
  /** That of the check, where the version is its result. */
  readonly code: CheckCode | undefined
}

/** The versions of a project, the first one first. */
export const versionsOf = ({ facts }: PhaseHistory): ReadonlyArray<ProjectVersion> =>
  facts.flatMap(({ event, id }) =>
    "version" in event
      ? [
          {
            name: event.version,
            on: event.occurredOn,
            event: EventId.make(id),
            code: "code" in event ? event.code : undefined
          }
        ]
      : []
  )

/** The name of the next version of this kind. */
export const nextVersion = (history: PhaseHistory, kind: ReportName | "check"): VersionName => {
  const made = versionsOf(history).filter(({ name }) => name.startsWith(`${kind}-`))
  return VersionName.make(`${kind}-${made.length + 1}`)
}
