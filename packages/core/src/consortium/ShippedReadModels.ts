/**
 * The read models that come with the library.
 */
import { participantRows } from "../mobility/ParticipantRows.ts"
import { quotaRows } from "../quota/QuotaRows.ts"
import type { Columns, ReadModel } from "../readmodel/ReadModel.ts"
import type { ConsortiumEvent } from "./ConsortiumEvent.ts"

/** Whatever its states and its columns are. */
export type ShippedReadModel = ReadModel<unknown, ConsortiumEvent, Columns>

/** Whoever runs one runner for each keeps all of them. */
export const shippedReadModels: ReadonlyArray<ShippedReadModel> = [participantRows, quotaRows]
