/**
 * The event store on a PostgreSQL server, which many processes on many machines may have open at once.
 */
import { PgClient } from "@effect/sql-pg"
import { EventStore } from "@westum/mobility"
import { Duration, Effect, Layer, Redacted, Scope } from "effect"
import { connect, type LogClient, runOn, sessionOf } from "./Database.ts"
import { EventLog, type Opened, storeFailed } from "./EventLog.ts"
import type { ForeignConnection, ForeignPool } from "./ForeignPool.ts"
import { openLog } from "./Opening.ts"
import { lentWire, poolClient } from "./PoolClient.ts"
import { keptSettings, ownSessions } from "./Pooler.ts"
import { inRealTime } from "./RealTime.ts"
import { type Tenant, tenantOf } from "./Tenant.ts"
import { transactionClient, transactionWire } from "./TransactionClient.ts"
import { driverWire } from "./Wire.ts"
import { readOn, writeOn } from "./Writing.ts"

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

/** How the server is asked. */
type Ways = Pick<Opened, "client" | "wireOf" | "look">

const open = Effect.fnUntraced(function* (
  ways: Ways,
  tenant: Tenant,
  where: string,
  options: LogOptions
): Effect.fn.Return<EventLog, EventStore.StoreFailed, Scope.Scope> {
  const { connectTimeout = "10 seconds", migrate = true, pollInterval = "1 second", retryFor = "15 seconds" } = options
  yield* Effect.catch(openLog(ways.client, tenant, migrate), (error) => storeFailed("opening", where, error))
  const opened: Opened = {
    ...ways,
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

const refusePooler = (client: LogClient, where: string, patience?: number) =>
  Effect.catch(ownSessions(client, patience), (error) => storeFailed("connecting to", where, error))

/** Host, database and schema; nothing that is secret. */
export const whereOf = (url: string, { name }: Tenant): string => {
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
      Effect.tap((client) => ownSessions(client)),
      Effect.tap((client) => keptSettings(runOn(client), sessionOf(server.lockTimeout))),
      Effect.catch((error) => storeFailed("connecting to", where, error)),
      // Its sockets end by themselves when they fall silent.
      Effect.flatMap((client) => open({ client, wireOf: driverWire, look: runOn(client) }, tenant, where, options))
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
    const ways = { client, wireOf: driverWire, look }
    return Effect.andThen(refusePooler(client, where), open(ways, tenant, where, options))
  })
  return Layer.effect(EventStore.EventStore, inRealTime(opened))
}
/** Which pool of the program, and how it is used. */
export interface PoolOptions extends LogOptions {
  /** A `Pool` of the package `pg`, which stays the program's: it is not closed with the store. */
  readonly pool: ForeignPool
  /**
   * How many of its connections the store keeps for itself, of which one listens once there are subscriptions. They are
   * given back when the store closes, or after a minute without use. By default 3; at least 2.
   */
  readonly maxConnections?: number
  /** How long an append waits for those of other processes, in real time; then it fails as `locked`. By default 30 seconds. */
  readonly lockTimeout?: Duration.Input
}

/**
 * The event store through a pool that the program has anyway. Its connections are borrowed and never shared, so that an append is
 * no part of a transaction of the program; `layerTransaction` is for that.
 */
export const layerPool = (options: PoolOptions): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed> => {
  const tenant = tenantOf(options.schema ?? "mobility")
  const { connectTimeout = "10 seconds", lockTimeout = "30 seconds", maxConnections = 3, pool } = options
  const lending = {
    pool,
    maxConnections: Math.max(2, maxConnections),
    connectTimeout: Duration.toMillis(connectTimeout),
    settings: sessionOf(Math.ceil(Duration.toMillis(lockTimeout)))
  }
  const where = `${tenant.name} in the program's pool`
  const opened = Effect.gen(function* () {
    // Before anything is set: what is set would stay in a session that others get.
    const asItIs = poolClient({ ...lending, maxConnections: 2, settings: {} })
    const patience = lending.connectTimeout + 1000
    yield* Effect.scoped(Effect.flatMap(asItIs, (client) => refusePooler(client, where, patience)))
    const client = yield* poolClient(lending)
    const bounds = { connectTimeout: lending.connectTimeout, answerTimeout: answerTimeoutOf(options) }
    // Statements do not share the pool's connections: one that only reads has one for itself too, which ends when it falls silent.
    return yield* open({ client, wireOf: lentWire, look: writeOn(client, lentWire, bounds) }, tenant, where, options)
  })
  return Layer.effect(EventStore.EventStore, inRealTime(opened))
}

/**
 * The event store within a transaction that is open on a connection of the program, for as long as it is open. The log must have
 * been made. An append is a part of the transaction: it is there for others when the program commits, and never when it rolls
 * back. From the first append on, everybody else who appends waits for the end of the transaction. A `StoreFailed` has ended it.
 */
export const layerTransaction = ({
  connection,
  schema = "mobility"
}: {
  readonly connection: ForeignConnection
  readonly schema?: string
}): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed> => {
  const tenant = tenantOf(schema)
  const where = `${tenant.name} in the program's transaction`
  const opened = Effect.gen(function* () {
    const client = yield* transactionClient(connection)
    // Until the transaction ends: compiling a plan takes a hundred times as long as what it is for.
    yield* Effect.catch(client.unsafe("SET LOCAL jit = off").values, (error) => storeFailed("opening", where, error))
    const ways = { client, wireOf: transactionWire, look: runOn(client) }
    // A lost connection has rolled the transaction back: there is nothing to send again. How long it may take is the program's matter.
    return yield* open(ways, tenant, where, { migrate: false, retryFor: 0, answerTimeout: longest })
  })
  return Layer.effect(EventStore.EventStore, inRealTime(opened))
}
