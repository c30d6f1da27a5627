/**
 * Read model: the places of each project, found by its figures.
 */
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { ReadModel } from "../readmodel/ReadModel.ts"
import { QuotaUsage, quotaReport, quotaUsage } from "./QuotaUsage.ts"

/** The figures of a whole project, as in its report. */
export type QuotaColumns = {
  readonly places: number | null
  readonly held: number
  readonly used: number
  readonly registered: number
  readonly free: number | null
  readonly overbooked: number
}

/** One row per project. */
export const quotaRows: ReadModel<QuotaUsage, ConsortiumEvent, QuotaColumns> = {
  projection: { ...quotaUsage, schema: QuotaUsage },
  version: 1,
  columns: {
    places: "number",
    held: "number",
    used: "number",
    registered: "number",
    free: "number",
    overbooked: "number"
  },
  row: (state) => {
    const { free, held, overbooked, places, registered, used } = quotaReport(state).project
    return { places: places ?? null, held, used, registered, free: free ?? null, overbooked }
  }
}
