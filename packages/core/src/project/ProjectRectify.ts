/**
 * What was told of projects as if it had been entered right at first.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { HostingEvent } from "../hosting/HostingEvent.ts"
import type { MobilityEvent } from "../mobility/MobilityEvent.ts"
import { rightValue } from "../RightValue.ts"
import type { MemberChanges, ProjectChanges } from "./ProjectCorrection.ts"
import type { MemberJoined, Opened, ProjectEvent } from "./ProjectEvent.ts"

const corrections = [
  "project.step-retracted",
  "project.extension-step-retracted",
  "project.leave-retracted",
  "project.details-corrected",
  "project.member-corrected"
] as const

/** What is said about facts of a project that were entered earlier. */
export type ProjectCorrection = Extract<ProjectEvent, { readonly type: (typeof corrections)[number] }>

/** Whether it is one. */
export const isProjectCorrection = (event: ConsortiumEvent): event is ProjectCorrection =>
  corrections.some((type) => type === event.type)

type Begun = typeof Opened.Type

const openedSo = (
  { programme: said, ...event }: Begun,
  { openedOn = event.occurredOn, programme, ...changes }: ProjectChanges
): Begun => {
  const right = rightValue(programme, said)
  return { ...event, ...changes, occurredOn: openedOn, ...(right === undefined ? {} : { programme: right }) }
}

type Joined = typeof MemberJoined.Type

const joinedSo = (event: Joined, { joinedOn = event.occurredOn, ...changes }: MemberChanges): Joined => ({
  ...event,
  ...changes,
  occurredOn: joinedOn
})

/** Whatever is told of no mobility and no hosting: it has a day, and is put right by itself. */
export type OfNoStay = Exclude<ConsortiumEvent, MobilityEvent | HostingEvent>

/** Whether an event is of no mobility and no hosting. */
export const isOfNoStay = (event: ConsortiumEvent): event is OfNoStay => !("mobility" in event) && !("hosting" in event)

/** The event as the correction says; nothing where it had not happened. */
const righted = (event: OfNoStay, correction: ProjectCorrection): OfNoStay | undefined => {
  switch (correction.type) {
    case "project.details-corrected":
      return event.type === "project.opened" ? openedSo(event, correction.changes) : event
    case "project.member-corrected":
      return event.type === "project.member-joined" ? joinedSo(event, correction.changes) : event
    default:
      return undefined
  }
}

/** What each of the corrected events should have said, by its id; nothing for those that had not happened. */
export const rightedEvents = (
  events: ReadonlyArray<{ readonly id: string; readonly event: ConsortiumEvent }>
): ReadonlyMap<string, OfNoStay | undefined> => {
  const wrong = new Set<string>(events.flatMap(({ event }) => (isProjectCorrection(event) ? event.corrects : [])))
  const right = new Map<string, OfNoStay | undefined>()
  for (const { event, id } of events) {
    if (wrong.has(id) && isOfNoStay(event)) right.set(id, event)
    if (!isProjectCorrection(event)) continue
    for (const corrected of event.corrects) {
      const known = right.get(corrected)
      if (known !== undefined) right.set(corrected, righted(known, event))
    }
  }
  return right
}
