/**
 * Which signatures a mobility lacks.
 */
import type { CalendarDate } from "../time/CalendarDate.ts"
import type { Signature } from "./Document.ts"
import { type Mobility, signatureIn } from "./MobilityState.ts"

/** Those of the signatures that are not there by the end of the day: a document holds from its signature on. */
export const unsigned = (
  mobility: Pick<Mobility, "signed">,
  needed: ReadonlyArray<Signature>,
  on: CalendarDate
): ReadonlyArray<Signature> =>
  needed.filter((signature) => {
    const signed = signatureIn(mobility, signature)
    return signed === undefined || (signed.on !== null && signed.on > on)
  })
