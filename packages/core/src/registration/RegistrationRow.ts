/**
 * Two values side by side: what the tool reported of a row, and what our own check says of it; where they differ; and which rows
 * fall back under other rules.
 */
import type { MobilityId, ToolId } from "../Ids.ts"
import { checkRegistration, errorsIn, type RowRules, statusOf } from "./CheckRegistration.ts"
import type { RowFinding } from "./RegistrationFinding.ts"
import type { RegistrationRecord, ReportedStatus } from "./RegistrationRecord.ts"

/** A mobility with its row, as far as there is one. */
export interface RegistrationRow {
  readonly mobility: MobilityId
  /** The row's id in the tool; nothing while the mobility is not registered. */
  readonly tool: ToolId | undefined
  /** What the tool reported, as it was entered; nothing while the mobility is not registered. */
  readonly reported: ReportedStatus | undefined
  /** Our own check. */
  readonly own: ReportedStatus
  readonly findings: ReadonlyArray<RowFinding>
}

/** The row that a record makes. */
export const rowOf = (rules: RowRules, record: RegistrationRecord): RegistrationRow => {
  const findings = checkRegistration(rules, record)
  const { mobility, row } = record
  return { mobility, tool: row?.tool, reported: row?.status, own: statusOf(findings), findings }
}

/** A row of which the tool says other than our own check. */
export interface Difference {
  readonly mobility: MobilityId
  readonly tool: ToolId | undefined
  readonly reported: ReportedStatus
  readonly own: ReportedStatus
  /**
   * What makes the difference: the errors of a row that the tool takes for complete; what is doubtful in one that it takes for a
   * draft, of which one may be what the tool misses.
   */
  readonly findings: ReadonlyArray<RowFinding>
}

/** The rows of which the two differ, in either direction. Rows that the tool does not have yet differ from nothing. */
export const differences = (rows: ReadonlyArray<RegistrationRow>): ReadonlyArray<Difference> =>
  rows.flatMap(({ findings, mobility, own, reported, tool }) =>
    reported === undefined || reported === own
      ? []
      : [{ mobility, tool, reported, own, findings: own === "draft" ? errorsIn(findings) : findings }]
  )

/** A record that was complete and is a draft under other rules, and what says so. */
export interface FallenBack {
  readonly mobility: MobilityId
  readonly findings: ReadonlyArray<RowFinding>
}

/**
 * The records that were complete before and are drafts after: with a release of the Beneficiary Module a mobility may change from
 * Completed to Draft, while nothing changes in a project of which the final report is in (Beneficiary Module, Mobility activity changes from Completed
 * to Draft).
 */
export const fallenBack = (
  before: RowRules,
  after: RowRules,
  records: ReadonlyArray<RegistrationRecord>
): ReadonlyArray<FallenBack> =>
  records.flatMap((record) => {
    if (record.submitted) return []
    const findings = errorsIn(checkRegistration(after, record))
    const fell = findings.length > 0 && statusOf(checkRegistration(before, record)) === "complete"
    return fell ? [{ mobility: record.mobility, findings }] : []
  })
