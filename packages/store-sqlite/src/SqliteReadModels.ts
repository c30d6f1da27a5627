/**
 * Read models in a SQLite file of their own. Their rows are built again from the log. How far the subscribers of an outbox have come is in
 * it as well, and in no other place: without the file they are told everything again.
 */
import { ReadModelStore } from "@westum/mobility"
import { Duration, Effect, Layer, type Result } from "effect"
import { resolve } from "node:path"
import { type Attempt, attemptOn } from "./Attempt.ts"
import type { Connection } from "./Connection.ts"
import type { Failure } from "./Failure.ts"
import { openFile } from "./Opening.ts"
import { advance, drop, find, forget, prepare, select, serve, standings } from "./ReadModelRows.ts"
import { readModelFile } from "./ReadModelTables.ts"

/** Which file, and how it is used. */
export interface Options {
  /** The file; made when there is none. Not that of the log, so that keeping rows never holds up an append. */
  readonly filename: string
  /** How long to wait while another process writes, in real time. By default 5 seconds. */
  readonly lockTimeout?: Duration.Input
}

// What a loss of power takes is built again from the log, or told again to a subscriber: rows and position are one transaction, and stay
// together.
const settings = "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;"

const failed = ({ cause, detail, reason }: Failure) => new ReadModelStore.ReadModelsFailed({ reason, detail, cause })

/** Why a store could not be opened. */
type Failed = ReadModelStore.ReadModelsFailed

const make = (file: Connection, attempt: Attempt<Failed>): ReadModelStore.ReadModelStoreService => {
  const judged = <A, E>(doing: string, work: () => Result.Result<A, E>): Effect.Effect<A, E | Failed> =>
    Effect.flatMap(attempt(doing, work), Effect.fromResult)
  return {
    prepare: (shape) => judged("preparing a read model in", () => prepare(file, shape)),
    find: (build, keys) => attempt("reading", () => find(file, build, keys)),
    advance: (build, step) => judged("writing", () => advance(file, build, step)),
    serve: (build) => judged("writing", () => serve(file, build)),
    drop: (build) => attempt("dropping a read model from", () => drop(file, build)),
    forget: (build) => attempt("dropping a read model from", () => forget(file, build)),
    standings: () => attempt("reading", () => standings(file)),
    select: (build, selection) => judged("reading", () => select(file, build, selection))
  }
}

/** The read models in this file. Fails to build when the file cannot be used, and then leaves it as it was. */
export const layer = (options: Options): Layer.Layer<ReadModelStore.ReadModelStore, Failed> => {
  const path = resolve(options.filename)
  const attempt = attemptOn(path, Duration.toMillis(options.lockTimeout ?? "5 seconds"), failed)
  const opened = Effect.acquireRelease(
    attempt("opening", () => openFile(path, readModelFile, settings)),
    (file) => Effect.sync(() => file.close())
  )
  return Layer.effect(
    ReadModelStore.ReadModelStore,
    Effect.map(opened, (file) => make(file, attempt))
  )
}
