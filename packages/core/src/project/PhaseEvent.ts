/**
 * What brings a project into another phase. Events are stored for ever: a change of shape is a new version with an upcast.
 */
import { Schema } from "effect"
import { CheckCode, EventId, ProjectId, ReasonCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { ReportName, VersionName } from "./Phase.ts"

const common = { project: ProjectId, occurredOn: CalendarDate }

/** The agency's answer to an application. */
export const GrantDecision = Schema.Literals(["granted", "rejected"])

/** The agency decided on the application. */
export const GrantDecided = Schema.Struct({
  type: Schema.Literal("project.grant-decided"),
  ...common,
  decision: GrantDecision
})

/**
 * A report was submitted. What is frozen by that is the log up to this event, under the name of the version: mobilities "as reported"
 * stay readable in the tool whatever is done to them later (NAITDOC 33529394).
 */
export const ReportSubmitted = Schema.Struct({
  type: Schema.Literal("project.report-submitted"),
  ...common,
  report: ReportName,
  version: VersionName
})

/** The agency sent a report back: what it had closed is open again (NAITDOC 40706677, of interim reports). */
export const ReportReturned = Schema.Struct({
  type: Schema.Literal("project.report-returned"),
  ...common,
  report: ReportName
})

/** The agency checked what was reported. The check has a code of its own, and its result is a version (NAITDOC 33529394). */
export const CheckRecorded = Schema.Struct({
  type: Schema.Literal("project.check-recorded"),
  ...common,
  code: CheckCode,
  version: VersionName
})

/** Nothing more happens in the project. */
export const Closed = Schema.Struct({ type: Schema.Literal("project.closed"), ...common, version: VersionName })

/** Any event that brings a project into another phase. */
export const PhaseEvent = Schema.Union([GrantDecided, ReportSubmitted, ReportReturned, CheckRecorded, Closed])
export type PhaseEvent = typeof PhaseEvent.Type

/** The last of them had not happened, or not so. Of what happened to mobilities since then nothing is taken back. */
export const StepRetracted = Schema.Struct({
  type: Schema.Literal("project.step-retracted"),
  ...common,
  corrects: Schema.NonEmptyArray(EventId),
  reason: ReasonCode
})
export type StepRetracted = typeof StepRetracted.Type
