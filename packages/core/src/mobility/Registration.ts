/**
 * The row of a mobility in Mobility Tool, as it is known here.
 */
import type { ReasonCode, ToolId } from "../Ids.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { MobilityFact, RegisteredDates } from "./MobilityEvent.ts"
import type { RegistrationStatus } from "./Standing.ts"
import type { Stay } from "./Stay.ts"

/** The row in Mobility Tool. */
export interface Registration {
  readonly tool: ToolId
  readonly status: "draft" | "complete"
  readonly dates: RegisteredDates
  readonly period: Stay
  /** The day the row was made; updates do not change it. */
  readonly on: CalendarDate | null
  /** Where the agency does not accept the row as it stands. */
  readonly ineligible?: { readonly on: CalendarDate | null; readonly reason: ReasonCode }
}

/** What the agency says of a row. */
type Judgement = Extract<MobilityFact, { readonly type: "mobility.declared-ineligible" | "mobility.declared-eligible" }>

/** The row after the agency has judged it. */
export const judged = (
  row: Registration | undefined,
  { occurredOn: on, reason, type }: Judgement
): Registration | undefined => {
  if (row === undefined) return undefined
  const { ineligible: _, ...accepted } = row
  return type === "mobility.declared-ineligible" ? { ...accepted, ineligible: { on, reason } } : accepted
}

/** How the row in the tool stands, if there is one. */
export const registrationStatus = (row: Registration | undefined): RegistrationStatus =>
  row?.ineligible === undefined ? (row?.status ?? "none") : "ineligible"
