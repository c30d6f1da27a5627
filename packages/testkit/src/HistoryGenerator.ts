/**
 * Whole histories of a consortium, as fast-check arbitraries that shrink to short lists of commands.
 */
import type { Plan } from "@westum/mobility"
import { type Histories, historiesIn } from "./history/Histories.ts"
import { planned } from "./history/Planned.ts"
import { anyConsortium } from "./history/Setup.ts"
import type { Allows } from "./model/Model.ts"

export type { Histories } from "./history/Histories.ts"
export { type Entry, History } from "./history/History.ts"
export type { Allows, Mobility } from "./model/Model.ts"

/** Histories of consortia that are drawn too: one or two projects, a few members, any settings and places. */
export const anywhere: Histories = historiesIn(anyConsortium)

/**
 * Histories of the consortium that the plan describes. Where it has rules of its own, `allows` says apart from them how a
 * mobility may stand beside the others; it may allow less than they do.
 */
export const ofPlan = (plan: Plan.Plan, allows?: Allows): Histories => historiesIn(planned(plan, allows))
