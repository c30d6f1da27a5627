/**
 * Read model: the places of each project, found by its figures.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { ReadModel } from "../readmodel/ReadModel.ts"
import { projectRow, type QuotaRow, QuotaUsage, quotaUsage } from "./QuotaUsage.ts"

/** The figures of a project's places, as in its report. */
export type QuotaColumns = {
  readonly project: string
  /** Null where no limit is set. */
  readonly places: number | null
  readonly held: number
  readonly used: number
  readonly registered: number
  /** Null where no limit is set. */
  readonly free: number | null
  readonly overbooked: number
}

/** What a row of a report is found by. */
export const figuresOf = (
  project: string,
  { free, held, overbooked, places, registered, used }: QuotaRow
): QuotaColumns => ({ project, places: places ?? null, held, used, registered, free: free ?? null, overbooked })

/** One row per project. */
export const quotaRows: ReadModel<QuotaUsage, ConsortiumEvent, QuotaColumns> = {
  projection: { ...quotaUsage, schema: QuotaUsage },
  version: 1,
  columns: {
    project: "text",
    places: "number",
    held: "number",
    used: "number",
    registered: "number",
    free: "number",
    overbooked: "number"
  },
  row: (state, project) => figuresOf(project, projectRow(state))
}
