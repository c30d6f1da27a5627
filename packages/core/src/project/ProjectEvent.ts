/**
 * What can happen to a project. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { AwardReason, Awards } from "../grants/Award.ts"
import { Currency } from "../grants/Money.ts"
import type { Data } from "../eventsourcing/EventCodec.ts"
import { CategoryCode, EventId, MemberId, ProjectId, ReasonCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { CountryCode } from "./Country.ts"
import { Catalogue } from "./Goal.ts"
import { PhaseEvent, StepRetracted } from "./PhaseEvent.ts"
import { DetailsCorrected, LeaveRetracted, MemberCorrected } from "./ProjectCorrectionEvent.ts"
import { Settings } from "./Settings.ts"

/** Every event of a project says which one, and on which day of its time zone it happened. */
const common = { project: ProjectId, occurredOn: CalendarDate }

/** A grant agreement, or the application for one, began to be kept here. */
export const Opened = Schema.Struct({
  type: Schema.Literal("project.opened"),
  ...common,
  number: Schema.optionalKey(Schema.String),
  programme: Schema.optionalKey(Schema.String),
  coordinator: MemberId,
  start: CalendarDate,
  end: CalendarDate,
  timeZone: TimeZone,
  categories: Schema.NonEmptyArray(CategoryCode),
  settings: Settings,
  phase: Schema.Literals(["applied", "granted"])
})

/** The agency gave the grant agreement its number. */
export const NumberAssigned = Schema.Struct({
  type: Schema.Literal("project.number-assigned"),
  ...common,
  number: Schema.String
})

/** The project's settings from now on. */
export const SettingsChanged = Schema.Struct({
  type: Schema.Literal("project.settings-changed"),
  ...common,
  settings: Settings
})

/** The whole catalogue of goals from now on. */
export const GoalsSet = Schema.Struct({ type: Schema.Literal("project.goals-set"), ...common, goals: Catalogue })

/** An organisation takes part; its country, and the day of its accession form, where they are known. */
export const MemberJoined = Schema.Struct({
  type: Schema.Literal("project.member-joined"),
  ...common,
  member: MemberId,
  name: Schema.String,
  country: Schema.NullOr(CountryCode),
  accededOn: Schema.NullOr(CalendarDate)
})

/** Version 1 told neither country nor accession. */
export const memberJoinedUpcasts: ReadonlyArray<(data: Data) => Data> = [
  (data) => ({ ...data, country: null, accededOn: null })
]

/** An organisation no longer takes part from the day after. */
export const MemberLeft = Schema.Struct({ type: Schema.Literal("project.member-left"), ...common, member: MemberId })

/** The places of the whole project, or of one category, from now on. */
export const PlacesGranted = Schema.Struct({
  type: Schema.Literal("project.places-granted"),
  ...common,
  category: Schema.NullOr(CategoryCode),
  places: Schema.Natural,
  /** By the day it holds from; in older events, when it was entered. */
  before: Schema.NullOr(Schema.Natural)
})

/** The places of a member, or of one of its categories, from now on; null takes the allocation away. */
export const PlacesAllocated = Schema.Struct({
  type: Schema.Literal("project.places-allocated"),
  ...common,
  member: MemberId,
  category: Schema.NullOr(CategoryCode),
  places: Schema.NullOr(Schema.Natural),
  /** By the day it holds from; in older events, when it was entered. */
  before: Schema.NullOr(Schema.Natural)
})

/** Places went from one member to another. */
export const PlacesMoved = Schema.Struct({
  type: Schema.Literal("project.places-moved"),
  ...common,
  from: MemberId,
  to: MemberId,
  category: Schema.NullOr(CategoryCode),
  places: Schema.Natural
})

/** The money that the agency awards, as a whole table from now on. */
export const GrantAwarded = Schema.Struct({
  type: Schema.Literal("project.grant-awarded"),
  ...common,
  currency: Currency,
  awards: Awards,
  reason: AwardReason
})

/** A later end was asked for. */
export const ExtensionRequested = Schema.Struct({
  type: Schema.Literal("project.extension-requested"),
  ...common,
  end: CalendarDate
})

/** The agency moved the end. */
export const ExtensionGranted = Schema.Struct({
  type: Schema.Literal("project.extension-granted"),
  ...common,
  end: CalendarDate,
  before: CalendarDate
})

/** The agency said no to a later end. */
export const ExtensionRefused = Schema.Struct({ type: Schema.Literal("project.extension-refused"), ...common })

/** Any word on a later end. */
export type ExtensionStep = typeof ExtensionRequested.Type | typeof ExtensionGranted.Type | typeof ExtensionRefused.Type

/** The last word on a later end had not been said, or not so; the end holds again that held before it, and what was asked for then. */
export const ExtensionStepRetracted = Schema.Struct({
  type: Schema.Literal("project.extension-step-retracted"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  reason: ReasonCode,
  end: CalendarDate,
  requestedEnd: Schema.NullOr(CalendarDate),
  before: CalendarDate
})

/** Any event of a project. */
export const ProjectEvent = Schema.Union([
  Opened,
  DetailsCorrected,
  NumberAssigned,
  SettingsChanged,
  GoalsSet,
  MemberJoined,
  MemberLeft,
  MemberCorrected,
  LeaveRetracted,
  PlacesGranted,
  PlacesAllocated,
  PlacesMoved,
  GrantAwarded,
  ExtensionRequested,
  ExtensionGranted,
  ExtensionRefused,
  ExtensionStepRetracted,
  ...PhaseEvent.members,
  StepRetracted
])
export type ProjectEvent = typeof ProjectEvent.Type
