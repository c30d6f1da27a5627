/**
 * Our own check of a row: what the tool would miss in it, what is doubtful, and so whether it is a draft or complete. It is derived,
 * and stands beside the status that the tool reported.
 */
import { Equal } from "effect"
import { awaitsDecision } from "../mobility/Stage.ts"
import { durationFindings, type Judged } from "../programme/DurationFindings.ts"
import type { RuleSet } from "../programme/RuleSet.ts"
import { isLeftOver, isStale } from "../todo/InTool.ts"
import { fieldFindings, told } from "./FieldFindings.ts"
import type { RegistrationFinding, RowFinding } from "./RegistrationFinding.ts"
import type { RegistrationRecord, ReportedStatus } from "./RegistrationRecord.ts"
import type { RegistrationRules } from "./RegistrationRules.ts"

/** What a row is judged by. */
export interface RowRules {
  readonly registration: RegistrationRules
  /** The programme's rules for days and activities; where there are none, nobody asks for these. */
  readonly programme?: RuleSet
}

/**
 * What does not match in the row. After the mobility the actual dates overwrite the planned ones (EWP mt-mobilities, start-date and
 * end-date); that a row is complete only once the mobility is approved is a rule of ours.
 */
const ofRow = ({ row, stage, stay }: RegistrationRecord): ReadonlyArray<RegistrationFinding> => {
  const unapproved: ReadonlyArray<RegistrationFinding> = awaitsDecision(stage)
    ? [{ code: "NotApproved", severity: "error", stage }]
    : []
  if (row === null || !isStale({ registration: row, stage, stay })) return unapproved
  const { period } = row
  return Equal.equals(period, stay)
    ? [{ code: "PlannedDatesLeft", severity: "error", ...stay }]
    : [{ code: "RowStale", severity: "error", ...stay, rowStart: period.start, rowEnd: period.end }]
}

const countOf = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value))

/** The mobility as the programme's rules judge it; nothing where its activity is unknown, which is found as a missing field. */
const judged = (rules: RegistrationRules, record: RegistrationRecord): Judged | undefined => {
  const { activity, callYear, category, forceMajeure, interruptedDays, stay } = record
  if (activity === null) return undefined
  const travelDays = countOf(told(rules, record, "travel-days"))
  const nonFundedDays = countOf(told(rules, record, "non-funded-days"))
  return {
    callYear,
    activity,
    stay,
    forceMajeure,
    mode: record.mode ?? (told(rules, record, "blended") === "true" ? "blended" : "physical"),
    greenTravel: told(rules, record, "green-travel") === "true",
    // Of somebody who was erased nobody knows any more: what may have been excused stays so.
    fewerOpportunities: record.person === null || told(rules, record, "fewer-opportunities") === "true",
    ...(category === null ? {} : { category }),
    ...(interruptedDays === null ? {} : { interruptedDays }),
    ...(travelDays === undefined ? {} : { travelDays }),
    ...(nonFundedDays === undefined ? {} : { nonFundedDays })
  }
}

/**
 * Everything that is found in a record: field by field, in its days and its kind, and where its row does not match. A row of something
 * that does not take place is to be removed, so nothing else is asked of it.
 */
export const checkRegistration = (rules: RowRules, record: RegistrationRecord): ReadonlyArray<RowFinding> => {
  const { programme, registration } = rules
  const { row, stage } = record
  if (row !== null && isLeftOver({ registration: row, stage })) {
    return [{ code: "RowLeftOver", severity: "error", stage }]
  }
  const of = judged(registration, record)
  return [
    ...fieldFindings(registration, record),
    ...(programme === undefined || of === undefined ? [] : durationFindings(programme, of)),
    ...ofRow(record)
  ]
}

/** Those that make a row a draft. */
export const errorsIn = (findings: ReadonlyArray<RowFinding>): ReadonlyArray<RowFinding> =>
  findings.filter(({ severity }) => severity === "error")

/** Whether it is complete by our own check: then there are warnings at most. */
export const statusOf = (findings: ReadonlyArray<RowFinding>): ReportedStatus =>
  errorsIn(findings).length === 0 ? "complete" : "draft"
