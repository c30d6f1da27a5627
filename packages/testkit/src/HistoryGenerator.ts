/**
 * Whole histories of a consortium, as fast-check arbitraries that shrink to short lists of commands.
 */
import * as fc from "fast-check"
import type { History } from "./history/History.ts"
import { anyCommand } from "./history/Intrusions.ts"
import type { Plan } from "@westum/mobility"
import type { Allows } from "./history/Model.ts"
import { planned } from "./history/Planned.ts"
import type { Setting } from "./history/Setting.ts"
import { anyConsortium } from "./history/Setup.ts"
import { type Happening, type Intent, type Intrusion, type Slip, unfold } from "./history/Unfold.ts"

export { type Entry, History } from "./history/History.ts"
export type { Allows, Mobility } from "./history/Model.ts"

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

const slipIn = ({ overlooked }: Setting): fc.Arbitrary<Slip> =>
  fc.record({ intent, overlooks: fc.constantFrom(...overlooked) })

const intrusionIn = (setting: Setting): fc.Arbitrary<Intrusion> =>
  fc.record({
    days: fc.constantFrom(0, 1, 7),
    command: anyCommand(setting),
    aim: fc.nat({ max: 63 })
  })

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
