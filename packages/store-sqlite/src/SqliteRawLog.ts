/**
 * The log in a SQLite file as it lies there, for the doctor: the file is read, never written, and may be in use.
 */
import { type EventStore, RawLog } from "@westum/mobility"
import { Duration, Effect, Layer } from "effect"
import { resolve } from "node:path"
import { attemptOn } from "./Attempt.ts"
import { storeFailed } from "./Failure.ts"
import { logFile } from "./LogTables.ts"
import { openToRead } from "./Opening.ts"
import { entries, integrity, rows } from "./RawRows.ts"
import { tail } from "./Reader.ts"

/** Which file. */
export interface Options {
  /** The file of a log; it must be there. */
  readonly filename: string
  /** How long to wait for a lock that another process holds, in real time. By default 5 seconds. */
  readonly lockTimeout?: Duration.Input
}

/** The log in this file. Fails to build where there is none, or where it cannot be read. */
export const layer = (options: Options): Layer.Layer<RawLog.RawLog, EventStore.StoreFailed> => {
  const path = resolve(options.filename)
  const lockTimeout = Duration.toMillis(options.lockTimeout ?? "5 seconds")
  const attempt = attemptOn(path, lockTimeout, storeFailed)
  const opened = Effect.acquireRelease(
    attempt("opening", () => openToRead(path, logFile)),
    (file) => Effect.sync(() => file.close())
  )
  return Layer.effect(
    RawLog.RawLog,
    Effect.map(opened, (file) => ({
      head: () => attempt("reading", () => tail(file).position),
      rows: (span) => attempt("reading", () => rows(file, span)),
      entries: (after, limit) => attempt("reading", () => entries(file, after, limit)),
      // A file keeps no account of the gaps that it was restored with.
      gaps: () => Effect.succeed([]),
      integrity: () => attempt("checking", () => integrity(file))
    }))
  )
}
