/**
 * The phases of a project, told from its events in the plainest way.
 */
import type { ConsortiumEvent } from "@westum/mobility"

const phaseTypes = [
  "project.grant-decided",
  "project.report-submitted",
  "project.report-returned",
  "project.check-recorded",
  "project.closed"
] as const

/** What brings a project into another phase. */
export type PhaseEvent = Extract<ConsortiumEvent, { readonly type: (typeof phaseTypes)[number] }>

/** Whether it does. */
export const isPhaseEvent = (event: ConsortiumEvent): event is PhaseEvent =>
  phaseTypes.some((type) => type === event.type)

/** One of them as it was told first; its id tells which one is taken back. */
export type ToldEvent = PhaseEvent & { readonly id: string }

/** What was told of a project's phases so far. */
export interface Told {
  readonly appliedFor: boolean
  readonly events: ReadonlyArray<ToldEvent>
}

/** Nothing yet. */
export const untold: Told = { appliedFor: false, events: [] }

/** What was told after one event more: one that takes the last step back leaves what was told before it. */
export const toldAfter = (told: Told, id: string, event: ConsortiumEvent): Told => {
  if (isPhaseEvent(event)) return { ...told, events: [...told.events, { ...event, id }] }
  return event.type === "project.step-retracted"
    ? { ...told, events: told.events.filter((each) => !event.corrects.some((taken) => taken === each.id)) }
    : told
}

/** The events by the end of a day. */
export const toldBy = ({ events, ...told }: Told, day: string): Told => ({
  ...told,
  events: events.filter(({ occurredOn }) => occurredOn <= day)
})

/** The last word on this report. */
export const lastOf = (events: ReadonlyArray<PhaseEvent>, report: "interim" | "final"): PhaseEvent | undefined =>
  events.findLast((event) => "report" in event && event.report === report)

/** Whether that word is that it is in. */
export const isIn = (events: ReadonlyArray<PhaseEvent>, report: "interim" | "final"): boolean =>
  lastOf(events, report)?.type === "project.report-submitted"

/** Whether the agency has granted it, at once or on an application. */
export const isGranted = ({ appliedFor, events }: Told): boolean => {
  const decided = events.find((event) => event.type === "project.grant-decided")
  return decided?.type === "project.grant-decided" ? decided.decision === "granted" : !appliedFor
}

/** Whether it is past its reports. */
export const isBeside = ({ events }: Told): boolean =>
  events.some(({ type }) => type === "project.check-recorded" || type === "project.closed")
