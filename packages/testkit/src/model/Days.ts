/**
 * Days as whole numbers, so that generators can reckon with them.
 */

/** Day 0. */
const origin = Date.UTC(2019, 0, 1)
const length = 86_400_000

/** The number of a day written as `YYYY-MM-DD`. */
export const numberOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - origin) / length

const first = numberOf("0000-01-01")
const last = numberOf("9999-12-31")

/** `YYYY-MM-DD`; the first or last day that can be written stands for all beyond, which reckoning from these days reaches. */
export const iso = (day: number): string =>
  new Date(origin + Math.min(last, Math.max(first, day)) * length).toISOString().slice(0, 10)

/** Noon of the day in UTC: the same day in every zone that histories use. */
export const noon = (day: number): number => origin + day * length + length / 2
