/**
 * Whether a mobility belongs in the tool, and whether its row there is right.
 */
import { Equal } from "effect"
import type { Registration } from "./Registration.ts"
import { awaitsDecision, holdsPlace, isSettled, type Stage } from "./Stage.ts"
import type { Stay } from "./Stay.ts"

/** What of a mobility tells whether its row is right. */
export interface InTool {
  readonly registration: Pick<Registration, "dates" | "period"> | undefined
  readonly stage: Stage
  readonly stay: Stay
}

/** Whether the tool should show it: it was approved and not given up. */
export const isForTool = (stage: Stage): boolean => holdsPlace(stage) || isSettled(stage)

/** Whether it does not take place: it was turned down, or given up before it began. */
export const isGivenUp = (stage: Stage): boolean => !awaitsDecision(stage) && !isForTool(stage)

/** A row that no longer matches what is known: its days are others, or still those that were planned. */
export const isStale = ({ registration: row, stage, stay }: InTool): boolean => {
  if (row === undefined || !isForTool(stage)) return false
  return !Equal.equals(row.period, stay) || (isSettled(stage) && row.dates !== "actual")
}

/** A row of something that does not take place: cancelling a mobility does not remove it. */
export const isLeftOver = ({ registration: row, stage }: Pick<InTool, "registration" | "stage">): boolean =>
  row !== undefined && isGivenUp(stage)
