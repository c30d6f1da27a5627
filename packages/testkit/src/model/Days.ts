/**
 * Days as whole numbers, so that generators can reckon with them.
 */

/** Day 0. */
const origin = Date.UTC(2019, 0, 1)
const length = 86_400_000

/** `YYYY-MM-DD`. */
export const iso = (day: number): string => new Date(origin + day * length).toISOString().slice(0, 10)

/** The number of a day written as `YYYY-MM-DD`. */
export const numberOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - origin) / length

/** Noon of the day in UTC: the same day in every zone that histories use. */
export const noon = (day: number): number => origin + day * length + length / 2
