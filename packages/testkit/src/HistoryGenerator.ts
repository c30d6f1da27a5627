/**
 * Whole histories of a consortium, as fast-check arbitraries that shrink to short lists of commands.
 */
import * as fc from "fast-check"
import type { History } from "./history/History.ts"
import { anyCommand } from "./history/Intrusions.ts"
import { openings } from "./history/Setup.ts"
import { type Intent, type Intrusion, unfold } from "./history/Unfold.ts"

export { type Entry, History } from "./history/History.ts"

/** Happenings of a part of a history at most; about half as many on average. */
const longest = 18

const draw = fc.nat({ max: 63 })

const kind: fc.Arbitrary<Intent["kind"]> = fc.oneof(
  { weight: 11, arbitrary: fc.constant("live" as const) },
  { weight: 3, arbitrary: fc.constant("arrive" as const) },
  { weight: 2, arbitrary: fc.constant("goals" as const) },
  { weight: 4, arbitrary: fc.constant("correct" as const) },
  { weight: 3, arbitrary: fc.constant("project" as const) },
  { weight: 2, arbitrary: fc.constant("bulk" as const) }
)

const intent: fc.Arbitrary<Intent> = fc.record({
  kind,
  who: draw,
  what: draw,
  how: draw,
  days: fc.constantFrom(0, 1, 2, 9, 31),
  times: fc.integer({ min: 1, max: 3 })
})

const intrusion: fc.Arbitrary<Intrusion> = fc.record({
  days: fc.constantFrom(0, 1, 7),
  command: anyCommand,
  aim: fc.nat({ max: 63 })
})

/** Three parts of any length: so few histories are short, and all of them shrink to nothing. */
const history = (happening: fc.Arbitrary<Intent | Intrusion>): fc.Arbitrary<History> => {
  const part = fc.array(happening, { maxLength: longest, size: "max" })
  return fc.tuple(openings, part, part, part).map(([opened, ...parts]) => unfold(opened, parts.flat()))
}

/**
 * What a consortium may do: several members and categories, places that change in between, extensions, late registrations in
 * bulk, corrections, recorded pasts. Every command is one that the rules allow on its day.
 */
export const allowed: fc.Arbitrary<History> = history(intent)

/** The same with any other commands in between, most of which the rules do not allow. */
export const hostile: fc.Arbitrary<History> = history(
  fc.oneof({ weight: 3, arbitrary: intent }, { weight: 2, arbitrary: intrusion })
)
