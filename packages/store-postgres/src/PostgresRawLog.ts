/**
 * The log on a PostgreSQL server as it lies in its tables, for the doctor: it is read, never written, and may be in use.
 */
import { type EventStore, RawLog } from "@westum/mobility"
import { Cause, Duration, Effect, Layer, Redacted } from "effect"
import { connect, runOn } from "./Database.ts"
import { storeFailed } from "./EventLog.ts"
import { openLog } from "./Opening.ts"
import { entries, gaps, integrity, rows } from "./RawRows.ts"
import { inRealTime } from "./RealTime.ts"
import { whereOf } from "./PostgresEventStore.ts"
import { tenantOf } from "./Tenant.ts"
import { head } from "./Reader.ts"

/** Which log of which server. */
export interface Options {
  /** Where the database is: `postgres://user:password@host:5432/database`. A standby will do. */
  readonly url: string | Redacted.Redacted
  /** The schema of the log; by default `mobility`. */
  readonly schema?: string
  /** For how long the server may leave a statement without an answer, in real time. By default a minute. */
  readonly answerTimeout?: Duration.Input
}

const open = Effect.fnUntraced(function* ({ answerTimeout = "1 minute", schema = "mobility", url }: Options) {
  const tenant = tenantOf(schema)
  const address = Redacted.isRedacted(url) ? url : Redacted.make(url)
  const where = whereOf(Redacted.value(address), tenant)
  const timeout = Duration.toMillis(answerTimeout)
  const opened = connect({ url: address, maxConnections: 2, lockTimeout: timeout, answerTimeout: timeout }).pipe(
    Effect.tap((client) => openLog(client, tenant, false)),
    Effect.catch((error) => storeFailed("opening", where, error))
  )
  const run = runOn(yield* opened)
  const reading = <A>(read: Effect.Effect<A, unknown>): Effect.Effect<A, EventStore.StoreFailed> =>
    Effect.catchCause(read, (cause) =>
      Cause.hasInterrupts(cause) ? Effect.interrupt : storeFailed("reading", where, Cause.squash(cause))
    )
  const looking: RawLog.RawLogService = {
    head: () => reading(head(run, tenant)),
    rows: (span) => reading(rows(run, tenant, span)),
    entries: (after, limit) => reading(entries(run, tenant, after, limit)),
    gaps: () => reading(gaps(run, tenant)),
    integrity: () => reading(integrity(run))
  }
  return looking
})

/** The log on this server. Fails to build where there is none, or where it cannot be reached. */
export const layer = (options: Options): Layer.Layer<RawLog.RawLog, EventStore.StoreFailed> =>
  Layer.effect(RawLog.RawLog, inRealTime(open(options)))
