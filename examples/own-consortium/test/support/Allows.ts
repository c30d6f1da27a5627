/**
 * The consortium's rule said a second time, for the generator, and apart from the rule.
 */
import type { HistoryGenerator } from "@westum/mobility-testkit"

/** Stages in which a place is held. */
export const placed: ReadonlyArray<string> = ["approved", "departed", "completed", "returned-early"]

const isPlacedPupil = ({ category, stage }: HistoryGenerator.Mobility): boolean =>
  category === "pupil" && placed.includes(stage)

/** No pupil holds two places of a project; facts that the rule lets pass are left out of histories. */
export const allows: HistoryGenerator.Allows = (mobility, others) =>
  !isPlacedPupil(mobility) ||
  !others.some(
    (other) => isPlacedPupil(other) && other.participant === mobility.participant && other.project === mobility.project
  )
