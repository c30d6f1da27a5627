/**
 * Whole histories of a consortium, as fast-check arbitraries that shrink to short lists of commands.
 */
import type { Plan } from "@westum/mobility"
import * as fc from "fast-check"
import { intent, intrusionIn, slipIn } from "./history/Happenings.ts"
import type { History } from "./history/History.ts"
import { planned } from "./history/Planned.ts"
import type { Setting } from "./history/Setting.ts"
import { anyConsortium } from "./history/Setup.ts"
import { type Happening, unfold } from "./history/Unfold.ts"
import type { Allows } from "./model/Model.ts"

export { type Entry, History } from "./history/History.ts"
export type { Allows, Mobility } from "./model/Model.ts"

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

const historiesIn = (setting: Setting): Histories => ({
  allowed: historyIn(setting, intent),
  hostile: historyIn(
    // Few people meet themselves the more often.
    { ...setting, participants: setting.participants.slice(0, 2) },
    fc.oneof(
      { weight: 4, arbitrary: intent },
      { weight: 3, arbitrary: slipIn(setting) },
      { weight: 2, arbitrary: intrusionIn(setting) }
    )
  )
})

/** Histories of consortia that are drawn too: one or two projects, a few members, any settings and places. */
export const anywhere: Histories = historiesIn(anyConsortium)

/**
 * Histories of the consortium that the plan describes. Where it has rules of its own, `allows` says apart from them how a
 * mobility may stand beside the others; it may allow less than they do.
 */
export const ofPlan = (plan: Plan.Plan, allows: Allows = () => true): Histories => historiesIn(planned(plan, allows))
