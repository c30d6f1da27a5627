/**
 * What can wait, as the oracle tells it, and reckoning with its days.
 */

/** One thing that waits. */
export interface Waits {
  readonly kind: string
  readonly for: string
  readonly mobility?: string
  readonly since: string | null
  readonly due?: string
  readonly blocks: boolean
  readonly document?: string
  readonly heading?: string
  readonly places?: number
  readonly lacking?: { readonly signatures: ReadonlyArray<string>; readonly report: boolean }
}

const lengthOfDay = 86_400_000
/** The last day that can be written. */
export const lastDay = "9999-12-31"
const time = (day: string): number => Date.parse(`${day}T00:00:00Z`)
/** So many days earlier. No day comes after the last that can be written. */
export const before = (day: string, days: number): string =>
  new Date(Math.min(time(day) - days * lengthOfDay, time(lastDay))).toISOString().slice(0, 10)
/** How many days there are from one to the other. */
export const daysTo = (from: string, to: string): number => (time(to) - time(from)) / lengthOfDay
