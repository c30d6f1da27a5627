/**
 * The facts of a grant as far as the log knows them: the days, the form, who pays, and force majeure. The rest the caller knows.
 */
import { interruptedDays } from "../mobility/Interruption.ts"
import type { Mobility } from "../mobility/MobilityState.ts"
import { isOfForceMajeure } from "../mobility/ParticipantReport.ts"
import { daysBetween } from "../time/CalendarDate.ts"
import type { ForceMajeure, MobilityFacts, StayDays } from "./MobilityFacts.ts"

/** What no event says of a mobility. */
export interface GivenFacts extends Omit<MobilityFacts, "days" | "zeroGrant" | "forceMajeure"> {
  readonly days?: Pick<StayDays, "travel" | "nonFunded">
  /** Amounts entered after force majeure. */
  readonly entered?: NonNullable<ForceMajeure["entered"]>
}

/**
 * All facts of the mobility as it stands; nothing where its days are not known. One that is virtual has neither days abroad nor a
 * journey (NAITDOC 33530543); the days online of one that is blended lie beside its stay, and whoever is online while abroad is there.
 */
export const factsFromLog = (
  mobility: Mobility,
  { days, entered, ...given }: GivenFacts
): MobilityFacts | undefined => {
  const { funding, mode, stage, stay } = mobility
  const { end, start } = stay
  const interruption = interruptedDays(mobility)
  if (start === null || end === null || interruption === undefined) return undefined
  const isVirtual = mode === "virtual"
  return {
    ...given,
    ...(isVirtual ? { travel: { by: "none" } } : {}),
    days: { ...days, start, end, interruption, ...(isVirtual ? { virtual: daysBetween(start, end) + 1 } : {}) },
    zeroGrant: funding === "zero-grant",
    ...(isOfForceMajeure(mobility)
      ? { forceMajeure: { departed: stage !== "prevented", ...(entered === undefined ? {} : { entered }) } }
      : {})
  }
}
