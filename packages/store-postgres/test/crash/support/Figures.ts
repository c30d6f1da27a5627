/**
 * What a test has seen, in figures: printed, so that a run can be told of.
 */
import type { Told } from "./Told.ts"

/** One line of figures about what was told, with more in front. */
export const report = (what: string, told: Told, more: Readonly<Record<string, number>> = {}): void => {
  const { acknowledged, again, commands, pause, refused, unknown } = told
  const figures = { ...more, commands, acknowledged: acknowledged.length, refused, again, unknown, pause: Math.round(pause) }
  const text = Object.entries(figures).map(([name, value]) => `${name} ${value}`)
  console.log(`${what}: ${text.join(", ")}`)
}
