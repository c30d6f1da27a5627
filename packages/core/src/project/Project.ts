/**
 * Projection: what a project has agreed on, its places apart.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { CategoryCode, MemberId } from "../Ids.ts"
import { rightValue } from "../RightValue.ts"
import { type CalendarDate, isLatest } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { type Ends, endsAfter, type Extended, type ExtensionFact, withFirstEnd } from "./ExtensionHistory.ts"
import type { Catalogue } from "./Goal.ts"
import { joined, joinedRightly, type Membership, type MembershipSources } from "./Membership.ts"
import { afterPhaseEvent, openedAs, type PhaseHistory, withoutRetracted } from "./PhaseHistory.ts"
import type { ProjectChanges } from "./ProjectCorrection.ts"
import type { MemberCorrection } from "./ProjectCorrectionEvent.ts"
import type { ExtensionStep, ExtensionStepRetracted, MemberJoined, MemberLeft } from "./ProjectEvent.ts"
import { defaultSettings, type Settings } from "./Settings.ts"

/** From which day to which the project runs. */
export interface ProjectPeriod extends Ends {
  readonly start: CalendarDate
}

/** The ids of the events that tell what may be corrected. */
export interface Sources {
  /** Nothing until it is opened. */
  readonly opening: string | undefined
  readonly members: Readonly<Record<string, MembershipSources>>
}

/** A project as agreed. */
export interface Project {
  /** Nothing until it is opened. */
  readonly openedOn: CalendarDate | undefined
  /** Nothing until the project is opened. */
  readonly period: ProjectPeriod | undefined
  readonly number: string | undefined
  readonly programme: string | undefined
  readonly coordinator: MemberId | undefined
  readonly timeZone: TimeZone
  readonly categories: ReadonlyArray<CategoryCode>
  /** The day of the number assigned last; nothing where it is that of the opening. */
  readonly numberOn: CalendarDate | undefined
  readonly settings: Settings
  /** The day of their last change. */
  readonly settingsOn: CalendarDate | undefined
  readonly goals: Catalogue
  /** The day of the goals set last. */
  readonly goalsOn: CalendarDate | undefined
  readonly members: Readonly<Record<string, Membership>>
  /** What was noted of a later end, the first word first. */
  readonly extensions: ReadonlyArray<ExtensionFact>
  /** What brought it from phase to phase; see `phaseOn`. */
  readonly phases: PhaseHistory
  readonly sources: Sources
}

const unopened: Project = {
  openedOn: undefined,
  period: undefined,
  number: undefined,
  programme: undefined,
  coordinator: undefined,
  timeZone: TimeZone.make("UTC"),
  categories: [],
  numberOn: undefined,
  settings: defaultSettings,
  settingsOn: undefined,
  goals: [],
  goalsOn: undefined,
  members: {},
  extensions: [],
  phases: openedAs("granted"),
  sources: { opening: undefined, members: {} }
}

const extended = (project: Project, id: string, event: ExtensionStep): Project => {
  const { extensions, period } = project
  if (period === undefined) return project
  const { end, requestedEnd } = period
  const fact: ExtensionFact = { id, before: { end, requestedEnd } }
  return { ...project, period: { ...period, ...endsAfter(period, event) }, extensions: [...extensions, fact] }
}

const unextended = (
  project: Project,
  { corrects, end, requestedEnd }: typeof ExtensionStepRetracted.Type
): Project => ({
  ...project,
  ...(project.period && { period: { ...project.period, end, requestedEnd: requestedEnd ?? undefined } }),
  extensions: project.extensions.filter(({ id }) => !corrects.some((corrected) => corrected === id))
})

/** The project as it had been entered right when it was opened. */
export const openedRightly = (project: Project, changes: ProjectChanges): Project => {
  const { period } = project
  if (period === undefined) return project
  const { end, programme, start = period.start, ...others } = changes
  const extended: Extended<ProjectPeriod> = { period: { ...period, start }, extensions: project.extensions }
  return {
    ...project,
    ...others,
    ...(end === undefined ? extended : withFirstEnd(extended, end)),
    programme: rightValue(programme, project.programme)
  }
}

/** A word on who takes part. */
type MemberEvent = typeof MemberJoined.Type | typeof MemberLeft.Type | MemberCorrection

const membershipAfter = (event: MemberEvent, before: Membership | undefined): Membership | undefined => {
  if (event.type === "project.member-joined") return joined(event, before)
  if (before === undefined) return undefined
  switch (event.type) {
    case "project.member-left":
      return { ...before, leftOn: event.occurredOn }
    case "project.member-corrected":
      return joinedRightly(before, event.changes)
    case "project.leave-retracted":
      return { ...before, leftOn: undefined }
  }
}

const sourcesAfter = (id: string, { type }: MemberEvent, before: MembershipSources | undefined): MembershipSources => {
  if (before === undefined || type === "project.member-joined") return { joining: id, leaving: undefined }
  if (type === "project.member-corrected") return before
  return { ...before, leaving: type === "project.member-left" ? id : undefined }
}

const withMember = (project: Project, id: string, event: MemberEvent): Project => {
  const { members, sources } = project
  const { member } = event
  const membership = membershipAfter(event, members[member])
  if (membership === undefined) return project
  const ofMember = sourcesAfter(id, event, sources.members[member])
  return {
    ...project,
    members: { ...members, [member]: membership },
    sources: { ...sources, members: { ...sources.members, [member]: ofMember } }
  }
}

/** One project per key; the key is the project's id. Number and goals are those of the latest day. */
export const project: Projection<Project, ConsortiumEvent> = {
  name: "project",
  version: 7,
  types: [
    "project.opened",
    "project.details-corrected",
    "project.number-assigned",
    "project.settings-changed",
    "project.goals-set",
    "project.member-joined",
    "project.member-left",
    "project.member-corrected",
    "project.leave-retracted",
    "project.extension-requested",
    "project.extension-granted",
    "project.extension-refused",
    "project.extension-step-retracted",
    "project.grant-decided",
    "project.report-submitted",
    "project.report-returned",
    "project.check-recorded",
    "project.closed",
    "project.step-retracted"
  ],
  initial: unopened,
  tags: (key) => [`project:${key}`],
  keys: (event) => ("project" in event ? [event.project] : []),
  evolve: (state, event, { id }) => {
    switch (event.type) {
      case "project.opened": {
        const { categories, coordinator, end, number, phase, programme, settings, start, timeZone } = event
        const period: ProjectPeriod = { start, end, requestedEnd: undefined }
        const phases = openedAs(phase)
        const sources = { ...state.sources, opening: id }
        const agreed = { period, number, programme, coordinator, timeZone, categories, settings, phases, sources }
        return { ...state, ...agreed, openedOn: event.occurredOn }
      }
      case "project.details-corrected":
        return openedRightly(state, event.changes)
      case "project.number-assigned":
        return isLatest(event.occurredOn, state.numberOn)
          ? { ...state, number: event.number, numberOn: event.occurredOn }
          : state
      case "project.settings-changed":
        return { ...state, settings: event.settings, settingsOn: event.occurredOn }
      case "project.goals-set":
        return isLatest(event.occurredOn, state.goalsOn)
          ? { ...state, goals: event.goals, goalsOn: event.occurredOn }
          : state
      case "project.member-joined":
      case "project.member-left":
      case "project.member-corrected":
      case "project.leave-retracted":
        return withMember(state, id, event)
      case "project.extension-requested":
      case "project.extension-granted":
      case "project.extension-refused":
        return extended(state, id, event)
      case "project.extension-step-retracted":
        return unextended(state, event)
      case "project.grant-decided":
      case "project.report-submitted":
      case "project.report-returned":
      case "project.check-recorded":
      case "project.closed":
        return { ...state, phases: afterPhaseEvent(state.phases, id, event) }
      case "project.step-retracted":
        return { ...state, phases: withoutRetracted(state.phases, event) }
      default:
        return state
    }
  }
}
