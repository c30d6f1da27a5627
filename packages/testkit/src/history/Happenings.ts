/**
 * What can happen next in a history, drawn as numbers that shrink towards the simplest.
 */
import * as fc from "fast-check"
import { anyCommand } from "./Intrusions.ts"
import type { Setting } from "./Setting.ts"
import type { Intent } from "./Intents.ts"
import type { Daring, Intrusion, Slip } from "./Unfold.ts"

const draw = fc.nat({ max: 63 })

const kind: fc.Arbitrary<Intent["kind"]> = fc.oneof(
  { weight: 14, arbitrary: fc.constant("live" as const) },
  { weight: 3, arbitrary: fc.constant("arrive" as const) },
  { weight: 2, arbitrary: fc.constant("goals" as const) },
  { weight: 4, arbitrary: fc.constant("correct" as const) },
  { weight: 3, arbitrary: fc.constant("project" as const) },
  { weight: 2, arbitrary: fc.constant("bulk" as const) },
  { weight: 9, arbitrary: fc.constant("host" as const) },
  { weight: 3, arbitrary: fc.constant("report" as const) },
  { weight: 2, arbitrary: fc.constant("pay" as const) }
)

/** Something that is possible. */
export const intent: fc.Arbitrary<Intent> = fc.record({
  kind,
  who: draw,
  what: draw,
  how: draw,
  days: fc.constantFrom(0, 1, 2, 9, 31),
  times: fc.integer({ min: 1, max: 3 })
})

/** An intent of somebody who overlooks a rule. */
export const slipIn = ({ overlooked }: Setting): fc.Arbitrary<Slip> =>
  fc
    .record({ intent, overlooks: fc.constantFrom(...overlooked) })
    // Beds matter where people are hosted, and nowhere else.
    .map((slip): Slip => (slip.overlooks === "beds" ? { ...slip, intent: { ...slip.intent, kind: "host" } } : slip))

/** A rule that somebody goes against on purpose: rather one for which there is seldom an occasion. */
export const daring: fc.Arbitrary<Daring> = fc
  .record({ dare: draw, other: draw, who: draw, what: draw, how: draw, days: fc.constantFrom(0, 1, 7) })
  .map(({ dare, other, ...how }) => ({ ...how, dare: Math.min(dare, other) }))

/** Anything at all, most of which the rules do not allow. */
export const intrusionIn = (setting: Setting): fc.Arbitrary<Intrusion> => {
  // As JSON has it: objects of fast-check may have no prototype, and then equal no others.
  const command = anyCommand(setting).map((record) => structuredClone(record))
  return fc.record({
    days: fc.constantFrom(0, 1, 7),
    commands: fc.tuple(command, fc.array(command, { maxLength: 7, size: "max" })).map(([one, more]) => [one, ...more]),
    aim: fc.nat()
  })
}
