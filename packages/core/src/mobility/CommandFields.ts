/**
 * What commands about a mobility have in common.
 */
import { Schema } from "effect"
import { MobilityId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"

/** Which mobility. */
export const of = { mobility: MobilityId }

/** Which mobility, and on which day: today where it is left out. */
export const common = { ...of, on: Schema.optionalKey(CalendarDate) }
