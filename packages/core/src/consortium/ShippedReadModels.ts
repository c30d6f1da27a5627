/**
 * The read models that come with the library.
 */
import { mobilityRows } from "../mobility/MobilityRows.ts"
import { participantRows } from "../mobility/ParticipantRows.ts"
import { quotaRows } from "../quota/QuotaRows.ts"
import type { Columns, ReadModel } from "../readmodel/ReadModel.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

/** Whoever runs a runner for each keeps all of them. */
export const shippedReadModels: ReadonlyArray<ReadModel<unknown, ConsortiumEvent, Columns>> = [
  mobilityRows,
  participantRows,
  quotaRows
]
