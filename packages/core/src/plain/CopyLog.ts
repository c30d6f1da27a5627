/**
 * Copying a log, for programs that know no Effect.
 */
import { Context, Effect, Layer } from "effect"
import { type CopiedLog, copyLog as copied } from "../eventsourcing/CopyLog.ts"
import { EventStore } from "../eventsourcing/EventStore.ts"
import { layerOf, type Storage } from "./Storage.ts"

const opened = (storage: Storage) =>
  Effect.map(Layer.build(layerOf(storage)), (context) => Context.get(context, EventStore))

/**
 * Copies the log of one storage into another that is empty: as a backup, to put one back, or from a file to a server. Every event keeps
 * its id, its position and the time it was recorded at. All or none; the copy is then read again, and compared. Programs that have the log open
 * go on, and what they record meanwhile may be missing. The whole log is held in memory. Rejects with `NothingToCopy`, `NotEmpty`,
 * `CopyDiffers` or `StoreFailed`.
 */
export const copyLog = async (from: Storage, to: Storage): Promise<CopiedLog> =>
  Effect.runPromise(
    Effect.scoped(Effect.flatMap(opened(from), (log) => Effect.flatMap(opened(to), (store) => copied(log, store))))
  )
