/**
 * The last step of a mobility, which alone can be taken back.
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import { type Fact, isStepFact } from "./MobilityState.ts"

/**
 * What stands no longer where the last step had not happened: that step, and of a departure what was said of a report on a stay that
 * never began.
 */
export const withLastStep = (facts: ReadonlyArray<Fact>, last: Fact): NonEmptyReadonlyArray<Fact> =>
  last.event.type === "mobility.departed"
    ? [last, ...facts.filter(({ event }) => event.type === "mobility.report-noted")]
    : [last]

/** The last fact that changed the stage or the days of the stay, the application excepted. */
export const lastStep = (facts: ReadonlyArray<Fact>): Fact | undefined =>
  facts.findLast(
    ({ event }) =>
      event.type !== "mobility.applied" &&
      (isStepFact(event) || event.type === "mobility.replanned" || event.type === "mobility.extended")
  )
