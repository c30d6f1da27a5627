/**
 * When somebody is away: from the first to the last day of the activity, as planned or as it was.
 */
import { Schema } from "effect"
import { CalendarDate } from "../time/CalendarDate.ts"

/** A day that is not known is null, never invented. */
export const Stay = Schema.Struct({ start: Schema.NullOr(CalendarDate), end: Schema.NullOr(CalendarDate) })
export type Stay = typeof Stay.Type

/** Nothing is known. */
export const unknownStay: Stay = { start: null, end: null }
