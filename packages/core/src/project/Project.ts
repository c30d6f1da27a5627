/**
 * Projection: what a project has agreed on, its places apart.
 */
import { Array as Arr } from "effect"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { Projection } from "../eventsourcing/Projection.ts"
import type { CategoryCode, MemberId } from "../Ids.ts"
import { type CalendarDate, isLatest } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import type { CountryCode } from "./Country.ts"
import { type Ends, endsAfter, type ExtensionFact } from "./ExtensionHistory.ts"
import type { Catalogue } from "./Goal.ts"
import { afterPhaseEvent, openedAs, type PhaseHistory, withoutRetracted } from "./PhaseHistory.ts"
import type { ExtensionStep, ExtensionStepRetracted, MemberJoined } from "./ProjectEvent.ts"
import { defaultSettings, type Settings } from "./Settings.ts"

/** From which day to which an organisation takes part in a project. */
export interface MembershipPeriod {
  readonly joinedOn: CalendarDate
  /** The day of its accession form, if that is known. */
  readonly accededOn: CalendarDate | null
  /** Its last day, if it has left. */
  readonly leftOn: CalendarDate | undefined
}

/** An organisation's part in a project, with the period since it joined last. */
export interface Membership extends MembershipPeriod {
  readonly name: string
  /** Where it is, if that is known. */
  readonly country: CountryCode | null
  /** The periods before that, the first one first, of one that left and came back. */
  readonly former: ReadonlyArray<MembershipPeriod>
}

/** All periods of a membership, the first one first. */
export const periodsOf = ({
  accededOn,
  former,
  joinedOn,
  leftOn
}: Membership): Arr.NonEmptyReadonlyArray<MembershipPeriod> => Arr.append(former, { joinedOn, accededOn, leftOn })

/** The period that counts on a day: the last that had begun by then, also after its end, or else the first. */
export const periodOn = (periods: Arr.NonEmptyReadonlyArray<MembershipPeriod>, day: CalendarDate): MembershipPeriod =>
  periods.findLast(({ joinedOn }) => joinedOn <= day) ?? periods[0]

/** From which day to which the project runs. */
export interface ProjectPeriod extends Ends {
  readonly start: CalendarDate
}

/** A project as agreed. */
export interface Project {
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
}

const unopened: Project = {
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
  phases: openedAs("granted")
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

const withMember = (project: Project, member: MemberId, membership: Membership): Project => ({
  ...project,
  members: { ...project.members, [member]: membership }
})

const joined = (
  { accededOn, country, name, occurredOn }: typeof MemberJoined.Type,
  before: Membership | undefined
): Membership => ({
  name,
  joinedOn: occurredOn,
  country,
  accededOn,
  leftOn: undefined,
  former: before === undefined ? [] : periodsOf(before)
})

/** One project per key; the key is the project's id. Number and goals are those of the latest day. */
export const project: Projection<Project, ConsortiumEvent> = {
  name: "project",
  version: 6,
  types: [
    "project.opened",
    "project.number-assigned",
    "project.settings-changed",
    "project.goals-set",
    "project.member-joined",
    "project.member-left",
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
        return { ...state, period, number, programme, coordinator, timeZone, categories, settings, phases }
      }
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
        return withMember(state, event.member, joined(event, state.members[event.member]))
      case "project.member-left": {
        const membership = state.members[event.member]
        return membership === undefined
          ? state
          : withMember(state, event.member, { ...membership, leftOn: event.occurredOn })
      }
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
