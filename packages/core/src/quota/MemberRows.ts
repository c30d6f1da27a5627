/**
 * The places of each member of each project, found by their figures.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { DerivedRows } from "../readmodel/DerivedRows.ts"
import { figuresOf, type QuotaColumns, quotaRows } from "./QuotaRows.ts"
import { type QuotaReport, quotaReport, type QuotaUsage } from "./QuotaUsage.ts"

/** The figures of a member in a project, as in the project's report. */
export type MemberColumns = QuotaColumns & { readonly member: string }

/**
 * One row per project and member that has places or has sent somebody, out of the project's row: what a member holds follows from
 * settings of the project, which concern all of its members at once.
 */
export const memberRows: DerivedRows<
  QuotaUsage,
  ConsortiumEvent,
  QuotaColumns,
  QuotaReport["members"][string],
  MemberColumns
> = {
  of: quotaRows,
  columns: { ...quotaRows.columns, member: "text" },
  shared: ["project"],
  rows: (state, project) =>
    Object.entries(quotaReport(state).members).map(([member, value]) => ({
      name: member,
      value,
      columns: { ...figuresOf(project, value), member }
    }))
}
