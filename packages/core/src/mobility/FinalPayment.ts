/**
 * What of a mobility is not there yet that its final payment waits for.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Signature } from "./Document.ts"
import type { FinalPaymentNeeds } from "./FinalPaymentNeeds.ts"
import type { Mobility } from "./MobilityState.ts"
import { isReportIn, owesReport } from "./ParticipantReport.ts"
import { unsigned } from "./Unsigned.ts"

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
