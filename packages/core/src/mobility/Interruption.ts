/**
 * The pauses of a stay: whether it pauses, and how many days do not count.
 */
import type { MobilityId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import { daysBetween } from "../time/CalendarDate.ts"
import type { Interruption, Mobility } from "./MobilityState.ts"

/** The pause that has not ended yet. */
export const openInterruption = ({ interruptions }: Pick<Mobility, "interruptions">): Interruption | undefined =>
  interruptions.find(({ resumedOn }) => resumedOn === undefined)

/** Why a stay that pauses can neither pause again nor come to its end, or nothing where it goes on. */
export const stillInterrupted = (mobility: MobilityId, state: Mobility): Refusal | undefined => {
  const open = openInterruption(state)
  return open === undefined ? undefined : { code: "StillInterrupted", mobility, since: open.from }
}

const daysOf = ({ from, resumedOn }: Interruption, { stay }: Pick<Mobility, "stay">): number | undefined => {
  if (from === null || resumedOn === null) return undefined
  if (resumedOn !== undefined) return daysBetween(from, resumedOn)
  return stay.end === null ? undefined : Math.max(0, daysBetween(from, stay.end) + 1)
}

/**
 * Calendar days on which the stay paused (Mobility Tool, interruption-duration); one that has not ended counts to the end of the stay,
 * planned or real. Nothing where a day is unknown.
 */
export const interruptedDays = (mobility: Pick<Mobility, "interruptions" | "stay">): number | undefined => {
  let total = 0
  for (const interruption of mobility.interruptions) {
    const days = daysOf(interruption, mobility)
    if (days === undefined) return undefined
    total += days
  }
  return total
}
