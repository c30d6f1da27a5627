/**
 * The days of a hosting or of an offer to host, both ends included.
 */
import { Schema } from "effect"
import { CalendarDate } from "../time/CalendarDate.ts"

/** From the first to the last day. */
export const HostedDays = Schema.Struct({ start: CalendarDate, end: CalendarDate })
export type HostedDays = typeof HostedDays.Type

/** Whether the day is one of these. */
export const includesDay = ({ end, start }: HostedDays, day: CalendarDate): boolean => start <= day && day <= end
