/**
 * What a test has seen, in figures: printed, so that a run can be told of.
 */
import type { Told } from "./Told.ts"

/** Prints figures with their names. */
export const print = (what: string, figures: Readonly<Record<string, number>>): void => {
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  console.log(`${what}: ${text.join(", ")}`)
}

/** Prints what writers were told, the longest time without an acknowledgement in milliseconds, and more in front. */
export const report = (what: string, told: Told, more: Readonly<Record<string, number>> = {}): void => {
  const { acknowledged, again, commands, pause, refused, unknown } = told
  print(what, { ...more, commands, events: acknowledged.length, refused, again, unknown, pause: Math.round(pause) })
}
