/**
 * What can be asked about the phases of a project. `on` is today where it is left out.
 */
import { Schema } from "effect"
import { CheckCode, ProjectId, ReasonCode } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { ReportName } from "./Phase.ts"
import { GrantDecision } from "./PhaseEvent.ts"

const common = { project: ProjectId, on: Schema.optionalKey(CalendarDate) }

/** Note the agency's decision on an application. */
export const RecordGrantDecision = Schema.Struct({
  type: Schema.Literal("record-grant-decision"),
  ...common,
  decision: GrantDecision
})
export type RecordGrantDecision = typeof RecordGrantDecision.Type

/** Note that a report was submitted in the tool, whatever may have been missing. */
export const SubmitReport = Schema.Struct({ type: Schema.Literal("submit-report"), ...common, report: ReportName })
export type SubmitReport = typeof SubmitReport.Type

/** Note that the agency sent a report back. */
export const ReturnReport = Schema.Struct({ type: Schema.Literal("return-report"), ...common, report: ReportName })
export type ReturnReport = typeof ReturnReport.Type

/** Note a check of the agency, by its code. */
export const RecordCheck = Schema.Struct({ type: Schema.Literal("record-check"), ...common, code: CheckCode })
export type RecordCheck = typeof RecordCheck.Type

/** Note that nothing more happens in the project. */
export const CloseProject = Schema.Struct({ type: Schema.Literal("close-project"), ...common })
export type CloseProject = typeof CloseProject.Type

/** The last of these steps had not happened, or not so: the project is again where it was before it was entered. */
export const RetractProjectStep = Schema.Struct({
  type: Schema.Literal("retract-project-step"),
  project: ProjectId,
  reason: ReasonCode
})
export type RetractProjectStep = typeof RetractProjectStep.Type
