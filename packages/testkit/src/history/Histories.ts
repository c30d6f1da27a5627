/**
 * Histories of a consortium, as it may act and as it may not.
 */
import * as fc from "fast-check"
import { daring, intent, intrusionIn, slipIn } from "./Happenings.ts"
import type { History } from "./History.ts"
import { amongFew, type Setting } from "./Setting.ts"
import { type Happening, unfold } from "./Unfold.ts"

/** Happenings of a part of a history at most; about half as many on average. */
const longest = 18

/** Three parts of any length: so few histories are short, and all of them shrink to nothing. */
const historyIn = (setting: Setting, happening: fc.Arbitrary<Happening>): fc.Arbitrary<History> => {
  const part = fc.array(happening, { maxLength: longest, size: "max" })
  return fc.tuple(setting.openings, part, part, part).map(([opened, ...parts]) => unfold(setting, opened, parts.flat()))
}

/** Histories of one consortium, or of any. */
export interface Histories {
  /**
   * What a consortium may do: several members and categories, places that change in between, extensions, late registrations in
   * bulk, corrections, recorded pasts. Every command is one that the rules allow on its day.
   */
  readonly allowed: fc.Arbitrary<History>
  /** The same with slips in between, each against one rule, and with any other commands, most of which are not allowed. */
  readonly hostile: fc.Arbitrary<History>
}

/** Histories in a setting. */
export const historiesIn = (setting: Setting): Histories => ({
  allowed: historyIn(setting, intent),
  hostile: historyIn(
    amongFew(setting),
    fc.oneof(
      { weight: 6, arbitrary: intent },
      { weight: 6, arbitrary: slipIn(setting) },
      { weight: 5, arbitrary: intrusionIn(setting) },
      { weight: 1, arbitrary: daring }
    )
  )
})
