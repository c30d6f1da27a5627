/**
 * What all corrections that take something back have in common: the mobility without it, as far as that can stand.
 */
import { Result } from "effect"
import type { DecisionContext } from "../eventsourcing/Command.ts"
import type { MobilityId } from "../Ids.ts"
import type { Refusal } from "../refusal/Refusal.ts"
import type { CalendarDate } from "../time/CalendarDate.ts"
import { dateAt } from "../time/TimeZone.ts"
import { historyRefusal } from "./HistoryRules.ts"
import { fromFacts, type Mobility } from "./MobilityState.ts"
import { rectify, type TakenBack } from "./Rectify.ts"
import { guardedStays, type StepStates } from "./TakeStep.ts"

/** The mobility that is left, and the day on which something was taken back. */
export interface Left {
  readonly corrected: Mobility
  readonly today: CalendarDate
}

/** The mobility without these facts, or why it cannot stand so. */
export const takeBack = (
  { mobility: before, participant, project }: StepStates,
  mobility: MobilityId,
  wrong: TakenBack,
  { now }: DecisionContext
): Result.Result<Left, Refusal> => {
  const corrected = fromFacts(rectify(before.facts, wrong))
  const today = dateAt(now, project.timeZone)
  const stays = guardedStays(corrected, participant)
  const impossible = historyRefusal(corrected, { mobility, before, project, today, stays })
  return impossible === undefined ? Result.succeed({ corrected, today }) : Result.fail(impossible)
}
