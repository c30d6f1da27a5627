/**
 * The event store in one SQLite file, which several processes may have open at once.
 */
import { EventStore } from "@westum/mobility"
import { Duration, Effect, Layer, type Scope } from "effect"
import { resolve } from "node:path"
import { attemptOn } from "./Attempt.ts"
import type { Connection } from "./Connection.ts"
import { EventLog } from "./EventLog.ts"
import { storeFailed } from "./Failure.ts"
import { logFile } from "./LogTables.ts"
import { openFile } from "./Opening.ts"

/** Which file, and how it is used. */
export interface Options {
  /** The file. Beside it stand `-wal` and `-shm` while it is open. */
  readonly filename: string
  /**
   * Whether a log is made where there is none, as it is by default. `false` in a program whose log has to be there: a name that is
   * mistyped, or a disk that is not there yet, is then no new log (`unavailable`), and an empty file is none (`notAStore`).
   */
  readonly create?: boolean
  /**
   * `FULL`, the default: what is acknowledged survives the loss of power. `NORMAL`: faster; it survives the death of
   * the process, but the last appends before a loss of power may be missing. The file is sound in any case.
   */
  readonly synchronous?: "FULL" | "NORMAL"
  /** How long to wait while another process writes, in real time. By default 5 seconds. */
  readonly lockTimeout?: Duration.Input
  /** How often subscriptions look for appends of other processes, in real time. By default every 100 milliseconds. */
  readonly pollInterval?: Duration.Input
  /** A bound for the file, in pages of 4096 bytes; an append beyond it fails as on a full disk. */
  readonly maxPageCount?: number
}

// Sorting needs no room on the disk; a cache as large as the indexes of a small log; a write-ahead log that changes a page
// which every append touches many times before that page is written to the file once, and that gives room back.
const settings = ({ maxPageCount, synchronous = "FULL" }: Options): string => `
  PRAGMA synchronous = ${synchronous};
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -65536;
  PRAGMA wal_autocheckpoint = 4000;
  PRAGMA journal_size_limit = 67108864;
  ${maxPageCount === undefined ? "" : `PRAGMA max_page_count = ${maxPageCount};`}`

const open = (
  options: Options,
  lockTimeout: number
): Effect.Effect<Connection, EventStore.StoreFailed, Scope.Scope> => {
  const path = resolve(options.filename)
  const attempt = attemptOn(path, lockTimeout, storeFailed)
  return Effect.acquireRelease(
    attempt("opening", () => openFile(path, logFile, settings(options), options.create)),
    (file) => Effect.sync(() => file.close())
  )
}

/** The event store in this file. Fails to build when the file cannot be used, and then leaves it as it was. */
export const layer = (options: Options): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed> => {
  const lockTimeout = Duration.toMillis(options.lockTimeout ?? "5 seconds")
  const pollInterval = Duration.toMillis(options.pollInterval ?? "100 millis")
  const opened = Effect.acquireRelease(
    Effect.map(open(options, lockTimeout), (file) => new EventLog(file, lockTimeout, pollInterval)),
    (log) => Effect.sync(() => log.close())
  )
  return Layer.effect(EventStore.EventStore, opened)
}
