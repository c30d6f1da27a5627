/**
 * The forms that a mobility can have.
 */
import { Schema } from "effect"
import { CalendarDate } from "../time/CalendarDate.ts"

/** Where a mobility takes place: there, partly or wholly online (Mobility Tool 6.3, NAITDOC 33530543). */
export const Mode = Schema.Literals(["physical", "blended", "virtual"])
export type Mode = typeof Mode.Type

/** Modes that are not the usual one. */
export const OnlineMode = Mode.pick(["blended", "virtual"])
export type OnlineMode = typeof OnlineMode.Type

/** From the first to the last day online, at home: whoever is online while abroad is there (NAITDOC 33530543). */
export const VirtualPart = Schema.Struct({ start: CalendarDate, end: CalendarDate })
export type VirtualPart = typeof VirtualPart.Type
