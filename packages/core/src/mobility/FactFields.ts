/**
 * What every event of a mobility says.
 */
import { Schema } from "effect"
import { MobilityId } from "../Ids.ts"
import { CalendarDate } from "../time/CalendarDate.ts"
import { details } from "./Standing.ts"

/** Copied by `decide` into every event of a mobility. */
export const common = {
  mobility: MobilityId,
  ...details,
  /** The day it happened in the project's time zone; null when unknown. */
  occurredOn: Schema.NullOr(CalendarDate),
  /** Where the day is unknown: the first day it must have happened by. */
  noLaterThan: Schema.optionalKey(CalendarDate),
  /** Entered after the whole stay was over. */
  recordedPast: Schema.optionalKey(Schema.Literal(true))
}
