/**
 * What can be asked of a project. Commands come from outside and are parsed once; `on` is today where it is left out.
 */
import { Schema } from "effect"
import { AwardReason, Awards } from "../grants/Award.ts"
import { Currency } from "../grants/Money.ts"
import { CategoryCode, MemberId, ProjectId, ReasonCode } from "../Ids.ts"
import { PlaceCount, SomePlaces } from "../quota/Numbers.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { TimeZone } from "../time/TimeZone.ts"
import { CountryCode } from "./Country.ts"
import { Catalogue } from "./Goal.ts"
import {
  CloseProject,
  RecordCheck,
  RecordGrantDecision,
  RetractProjectStep,
  ReturnReport,
  SubmitReport
} from "./PhaseCommand.ts"
import { CorrectMember, CorrectProject, RetractLeave } from "./ProjectCorrectionCommand.ts"
import { Categories } from "./Categories.ts"
import { SomeSettings } from "./Settings.ts"
import { Text } from "./Text.ts"

const common = { project: ProjectId, on: Schema.optionalKey(CalendarDate) }

/** Begin to keep a grant agreement, or the application for one. */
export const OpenProject = Schema.Struct({
  type: Schema.Literal("open-project"),
  ...common,
  number: Schema.optionalKey(Text),
  programme: Schema.optionalKey(Text),
  coordinator: MemberId,
  start: CalendarDate,
  end: CalendarDate,
  timeZone: TimeZone,
  categories: Categories,
  settings: Schema.optionalKey(SomeSettings),
  /** Whether the agency still has to decide; granted where it is left out. */
  phase: Schema.optionalKey(Schema.Literals(["applied", "granted"]))
})
export type OpenProject = typeof OpenProject.Type

/** Write down the number that the agency gave. */
export const AssignNumber = Schema.Struct({ type: Schema.Literal("assign-number"), ...common, number: Text })
export type AssignNumber = typeof AssignNumber.Type

/** Change settings; those that are left out stay. */
export const ChangeSettings = Schema.Struct({
  type: Schema.Literal("change-settings"),
  ...common,
  settings: SomeSettings
})
export type ChangeSettings = typeof ChangeSettings.Type

/** Set the whole catalogue of goals. */
export const SetGoals = Schema.Struct({ type: Schema.Literal("set-goals"), ...common, goals: Catalogue })
export type SetGoals = typeof SetGoals.Type

/** Take a member in. */
export const JoinMember = Schema.Struct({
  type: Schema.Literal("join-member"),
  ...common,
  member: MemberId,
  name: Text,
  /** Left out by a member that comes back, it is that of the last time. */
  country: Schema.optionalKey(CountryCode),
  /** The day of its accession form, by which it gives the coordinator its mandate. */
  accededOn: Schema.optionalKey(CalendarDate)
})
export type JoinMember = typeof JoinMember.Type

/** Let a member go. */
export const LeaveMember = Schema.Struct({ type: Schema.Literal("leave-member"), ...common, member: MemberId })
export type LeaveMember = typeof LeaveMember.Type

/** Set the places of the project or of a category, as the grant agreement or an amendment says. */
export const GrantPlaces = Schema.Struct({
  type: Schema.Literal("grant-places"),
  ...common,
  category: Schema.optionalKey(CategoryCode),
  places: PlaceCount
})
export type GrantPlaces = typeof GrantPlaces.Type

/** Set the places of a member or of one of its categories; null takes the allocation away. */
export const AllocatePlaces = Schema.Struct({
  type: Schema.Literal("allocate-places"),
  ...common,
  member: MemberId,
  category: Schema.optionalKey(CategoryCode),
  places: Schema.NullOr(PlaceCount)
})
export type AllocatePlaces = typeof AllocatePlaces.Type

/** Move places from one member to another. */
export const MovePlaces = Schema.Struct({
  type: Schema.Literal("move-places"),
  ...common,
  from: MemberId,
  to: MemberId,
  category: Schema.optionalKey(CategoryCode),
  places: SomePlaces
})
export type MovePlaces = typeof MovePlaces.Type

/** Set the money that the agency awards: the whole table, as the grant agreement or an amendment says, or put right. */
export const AwardGrant = Schema.Struct({
  type: Schema.Literal("award-grant"),
  ...common,
  currency: Currency,
  /** One row for each heading, or for each category or member that has money of its own under it. */
  awards: Awards,
  reason: AwardReason
})
export type AwardGrant = typeof AwardGrant.Type

/** Note that a later end was asked for. */
export const RequestExtension = Schema.Struct({
  type: Schema.Literal("request-extension"),
  ...common,
  end: CalendarDate
})
export type RequestExtension = typeof RequestExtension.Type

/** Note the agency's yes; it may be another end than the one asked for. */
export const GrantExtension = Schema.Struct({ type: Schema.Literal("grant-extension"), ...common, end: CalendarDate })
export type GrantExtension = typeof GrantExtension.Type

/** Note the agency's no. */
export const RefuseExtension = Schema.Struct({ type: Schema.Literal("refuse-extension"), ...common })
export type RefuseExtension = typeof RefuseExtension.Type

/** The last word on a later end, asked for, granted or refused, had not been said, or not so: what held before it holds again. */
export const RetractExtensionStep = Schema.Struct({
  type: Schema.Literal("retract-extension-step"),
  project: ProjectId,
  reason: ReasonCode
})
export type RetractExtensionStep = typeof RetractExtensionStep.Type

/** Any command to a project. */
export const ProjectCommand = Schema.Union([
  OpenProject,
  CorrectProject,
  AssignNumber,
  ChangeSettings,
  SetGoals,
  JoinMember,
  LeaveMember,
  CorrectMember,
  RetractLeave,
  GrantPlaces,
  AllocatePlaces,
  MovePlaces,
  AwardGrant,
  RequestExtension,
  GrantExtension,
  RefuseExtension,
  RetractExtensionStep,
  RecordGrantDecision,
  SubmitReport,
  ReturnReport,
  RecordCheck,
  CloseProject,
  RetractProjectStep
])
export type ProjectCommand = typeof ProjectCommand.Type
