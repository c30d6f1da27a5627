/**
 * The read models that come with the library, and what can be read out of them.
 */
import type { NonEmptyReadonlyArray } from "effect/Array"
import { goalProgressRows } from "../goals/GoalProgressRows.ts"
import { goalRows } from "../goals/GoalRows.ts"
import { mobilityRows } from "../mobility/MobilityRows.ts"
import { participantRows } from "../mobility/ParticipantRows.ts"
import { memberRows } from "../quota/MemberRows.ts"
import { quotaRows } from "../quota/QuotaRows.ts"
import type { DerivedRows } from "../readmodel/DerivedRows.ts"
import type { Columns, ReadModel } from "../readmodel/ReadModel.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

/** `ReadModelRunner.runAll` keeps all of them in one pass over the log. */
export const shippedReadModels: NonEmptyReadonlyArray<ReadModel<unknown, ConsortiumEvent, Columns>> = [
  mobilityRows,
  participantRows,
  quotaRows,
  goalProgressRows
]

/** The rows that are read out of theirs. */
export const shippedDerivedRows: ReadonlyArray<DerivedRows<unknown, ConsortiumEvent, Columns, unknown, Columns>> = [
  memberRows,
  goalRows
]
