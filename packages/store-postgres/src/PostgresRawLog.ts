/**
 * The log on a PostgreSQL server as it lies in its tables, for the doctor: it is read, never written, and may be in use.
 */
import { EventStore, RawLog } from "@westum/mobility"
import { type Duration, Effect, Layer, type Redacted } from "effect"
import { attemptWithin } from "./Attempt.ts"
import type { Failure } from "./Failure.ts"
import { entries, gaps, integrity, rows } from "./RawRows.ts"
import { head } from "./Reader.ts"
import * as Reach from "./Reach.ts"
import { inRealTime } from "./RealTime.ts"

/** Which log of which server. */
export interface Options {
  /** Where the database is: `postgres://user:password@host:5432/database`. A standby will do. */
  readonly url: string | Redacted.Redacted
  /** The schema of the log; by default `mobility`. */
  readonly schema?: string
  /** For how long the server may leave a statement without an answer, in real time. By default a minute. */
  readonly answerTimeout?: Duration.Input
}

const storeFailed = (failure: Failure): EventStore.StoreFailed => new EventStore.StoreFailed(failure)

const open = Effect.fnUntraced(function* (options: Options) {
  const reaching = Reach.reachServer({ ...options, migrate: false, maxConnections: 2 })
  const reached = yield* Effect.mapError(reaching, storeFailed)
  const { look, tenant } = reached
  const attempt = yield* attemptWithin(reached, storeFailed)
  const looking: RawLog.RawLogService = {
    head: () => attempt("reading", head(look, tenant)),
    rows: (span) => attempt("reading", rows(look, tenant, span)),
    entries: (after, limit) => attempt("reading", entries(look, tenant, after, limit)),
    gaps: () => attempt("reading", gaps(look, tenant)),
    integrity: () => attempt("reading", integrity(look))
  }
  return looking
})

/** The log on this server. Fails to build where there is none, or where it cannot be reached. */
export const layer = (options: Options): Layer.Layer<RawLog.RawLog, EventStore.StoreFailed> =>
  Layer.effect(RawLog.RawLog, inRealTime(open(options)))
