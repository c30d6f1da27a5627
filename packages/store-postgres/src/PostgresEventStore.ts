/**
 * The event store on a PostgreSQL server, which many processes on many machines may have open at once.
 */
import { PgClient } from "@effect/sql-pg"
import { EventStore } from "@westum/mobility"
import { Duration, Effect, Layer, Redacted, Scope } from "effect"
import { connect, type Run, runOn } from "./Database.ts"
import { EventLog, type Opened, storeFailed } from "./EventLog.ts"
import { openLog } from "./Opening.ts"
import { inRealTime } from "./RealTime.ts"
import { type Tenant, tenantOf } from "./Tenant.ts"
import { driverWire } from "./Wire.ts"
import { readOn } from "./Writing.ts"

/** Which log of a database, and how it is used. */
export interface LogOptions {
  /**
   * The schema that the log is kept in, one for each consortium; by default `mobility`. Small letters, digits and `_`, at most
   * 48 of them, not `public`.
   */
  readonly schema?: string
  /** Whether to make the log, or what a newer version adds to it. By default yes; without, it must be there. */
  readonly migrate?: boolean
  /**
   * For how long an append is sent again whose outcome is unknown because the connection was lost, in real time. By default
   * 15 seconds; then it fails as unknown.
   */
  readonly retryFor?: Duration.Input
  /** How often subscriptions look for appends of others that the server did not tell of. By default every second. */
  readonly pollInterval?: Duration.Input
  /**
   * For how long an append waits for a free connection, in real time; then it fails as `unavailable` with nothing written. By
   * default 10 seconds.
   */
  readonly connectTimeout?: Duration.Input
  /**
   * For how long the server may leave a statement without an answer, in real time. Then an append counts as unknown and is sent
   * again, as `retryFor` says, and anything else fails as `timeout`. By default a minute; longer than the wait for the lock.
   */
  readonly answerTimeout?: Duration.Input
}

/** Which server, and how it is used. */
export interface Options extends LogOptions {
  /** Where the database is: `postgres://user:password@host:5432/database`. */
  readonly url: string | Redacted.Redacted
  /** Connections to the server, at least 2, of which one listens once there are subscriptions. By default 10. */
  readonly maxConnections?: number
  /** How long an append waits for those of other processes, in real time; then it fails as `locked`. By default 30 seconds. */
  readonly lockTimeout?: Duration.Input
}

type Open<A> = Effect.Effect<A, EventStore.StoreFailed, Scope.Scope>

/** The longest that a timer of Node's takes. */
const longest = 2 ** 31 - 1

const answerTimeoutOf = ({ answerTimeout = "1 minute" }: LogOptions): number =>
  Math.min(longest, Duration.toMillis(answerTimeout))

const open = Effect.fnUntraced(function* (
  client: PgClient.PgClient,
  look: Run,
  tenant: Tenant,
  where: string,
  options: LogOptions
): Effect.fn.Return<EventLog, EventStore.StoreFailed, Scope.Scope> {
  const { connectTimeout = "10 seconds", migrate = true, pollInterval = "1 second", retryFor = "15 seconds" } = options
  yield* Effect.catch(openLog(client, tenant, migrate), (error) => storeFailed("opening", where, error))
  const opened: Opened = {
    client,
    wireOf: driverWire,
    look,
    tenant,
    where,
    connectTimeout: Duration.toMillis(connectTimeout),
    answerTimeout: answerTimeoutOf(options),
    retryFor: Duration.toMillis(retryFor),
    pollInterval: Duration.toMillis(pollInterval)
  }
  const log = new EventLog(opened, yield* Scope.Scope)
  yield* log.start
  return log
})

/** Host, database and schema; nothing that is secret. */
const whereOf = (url: string, { name }: Tenant): string => {
  const { host, pathname } = new URL(url)
  return `${name} in ${host}${pathname}`
}

const openServer = (options: Options): Open<EventLog> =>
  Effect.suspend(() => {
    const url = Redacted.isRedacted(options.url) ? options.url : Redacted.make(options.url)
    const tenant = tenantOf(options.schema ?? "mobility")
    const where = whereOf(Redacted.value(url), tenant)
    const { lockTimeout = "30 seconds", maxConnections = 10 } = options
    const server = {
      url,
      maxConnections,
      lockTimeout: Math.ceil(Duration.toMillis(lockTimeout)),
      answerTimeout: answerTimeoutOf(options)
    }
    return connect(server).pipe(
      Effect.catch((error) => storeFailed("connecting to", where, error)),
      // Its sockets end by themselves when they fall silent.
      Effect.flatMap((client) => open(client, runOn(client), tenant, where, options))
    )
  })

/** The event store on this server. Fails to build when it cannot be reached, or when its schema is not for us. */
export const layer = (options: Options): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed> =>
  Layer.effect(EventStore.EventStore, inRealTime(openServer(options)))

/**
 * The event store through a client that the program has anyway. What is done to the log is never a part of the program's own
 * transactions: an append while one is open, in this client or another of Effect's, is refused as invalid.
 */
export const layerClient = (
  options: LogOptions = {}
): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed, PgClient.PgClient> => {
  const tenant = tenantOf(options.schema ?? "mobility")
  const opened = Effect.flatMap(PgClient.PgClient, (client) => {
    const where = `${tenant.name} in ${client.config.database ?? "the client's database"}`
    const look = readOn(runOn(client), answerTimeoutOf(options))
    return open(client, look, tenant, where, options)
  })
  return Layer.effect(EventStore.EventStore, inRealTime(opened))
}
