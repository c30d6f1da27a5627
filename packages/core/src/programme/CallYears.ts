/**
 * Calls for proposals by their years: rules differ by the call that a project was granted under, not by the year of a stay.
 */
import { Schema } from "effect"

/** The year of a call, as in the first part of a grant agreement's number. */
export const CallYear = Schema.Int.check(
  Schema.isBetween({ minimum: 2000, maximum: 2100 }, { expected: "the year of a call, from 2000 to 2100" })
)
export type CallYear = typeof CallYear.Type

/** From one call to another, both included. */
export const CallYears = Schema.Struct({ first: CallYear, last: CallYear })
export type CallYears = typeof CallYears.Type

/** Whether a call is among them. */
export const includes = ({ first, last }: CallYears, year: CallYear): boolean => first <= year && year <= last

/** Whether two ranges share a call. */
export const share = (a: CallYears, b: CallYears): boolean => a.first <= b.last && b.first <= a.last
