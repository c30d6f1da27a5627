/**
 * What a project wants to see before a participant gets the balance.
 */
import { Schema } from "effect"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { Signature } from "./Document.ts"
import type { Mobility } from "./MobilityState.ts"
import { isReportIn, owesReport } from "./ParticipantReport.ts"
import { unsigned } from "./Unsigned.ts"

/**
 * Signatures, and whether the participant has to have reported. That certificate and report come first is common practice (University
 * of Lund; Quality Commitment).
 */
export const FinalPaymentNeeds = Schema.Struct({ signatures: Schema.Array(Signature), report: Schema.Boolean })
export type FinalPaymentNeeds = typeof FinalPaymentNeeds.Type

/** What is not there. */
export interface Lacking {
  readonly signatures: ReadonlyArray<Signature>
  readonly report: boolean
}

/** What of it is not there by the end of the day. */
export const lackingFor = (mobility: Mobility, needs: FinalPaymentNeeds, on: CalendarDate): Lacking => ({
  signatures: unsigned(mobility, needs.signatures, on),
  report: needs.report && owesReport(mobility) && !isReportIn(mobility, on)
})
