/**
 * The phases of a project, from the application to its end, and the steps between them: one table, from which rules and refusals are
 * made.
 */
import { Schema } from "effect"

/**
 * Where a project stands, by names of this library's own. Mobility Tool lets rows be made while a project is in *follow-up* or
 * *processing* (NAITDOC 33530123), and tells versions of it that are *submitted*, *reported* or *closed* (NAITDOC 33529394); the
 * Beneficiary Module says *Project Ongoing* and *Submitted*.
 */
export const Phase = Schema.Literals([
  "applied",
  "rejected",
  "granted",
  "running",
  "interim-reported",
  "final-reported",
  "checked",
  "closed"
])
export type Phase = typeof Phase.Type

/** All phases in the order of a project's life. */
export const phases: ReadonlyArray<Phase> = Phase.literals

/** The reports of a project that the agency asks for. */
export const ReportName = Schema.Literals(["interim", "final"])
export type ReportName = typeof ReportName.Type

/** What the name of a version may look like: `interim-1`, `final-2`, `check-1`, `closed`. */
export const VersionName = Schema.String.check(
  Schema.isPattern(/^(?:(?:interim|final|check)-[1-9]\d{0,5}|closed)$/, {
    expected: "the name of a version: interim-1, final-1, check-1 and so on, or closed"
  })
).pipe(Schema.brand("VersionName"))
export type VersionName = typeof VersionName.Type

const decided: ReadonlyArray<Phase> = ["applied"]
const ongoing: ReadonlyArray<Phase> = ["granted", "running"]

/** The phases that allow each command; of reports by which one it is. */
export const phaseSteps = {
  "record-grant-decision": decided,
  "submit-report": { interim: ongoing, final: [...ongoing, "interim-reported"] },
  "return-report": { interim: ["interim-reported"], final: ["final-reported"] },
  "record-check": ["final-reported", "checked"],
  "close-project": ["checked"]
} as const satisfies Record<string, ReadonlyArray<Phase> | Readonly<Record<ReportName, ReadonlyArray<Phase>>>>

/** The name of a step is the type of its command. */
export type PhaseStepName = keyof typeof phaseSteps
