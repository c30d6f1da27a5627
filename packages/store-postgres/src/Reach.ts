/**
 * The ways to a tenant's schema: through connections of our own, or through what the program has anyway.
 */
import type { PgClient } from "@effect/sql-pg"
import { Duration, Effect, Redacted, type Scope } from "effect"
import { failing } from "./Attempt.ts"
import { connect, type LogClient, type Run, runOn, sessionOf } from "./Database.ts"
import type { Failure } from "./Failure.ts"
import type { ForeignPool } from "./ForeignPool.ts"
import { openLog } from "./Opening.ts"
import { lentWire, poolClient } from "./PoolClient.ts"
import { keptSettings, ownSessions } from "./Pooler.ts"
import { type Tenant, tenantOf } from "./Tenant.ts"
import { driverWire, type WireOf } from "./Wire.ts"
import { type Bounds, readOn, writeOn } from "./Writing.ts"

/** Which schema of a database, and how it is used. */
export interface SchemaOptions {
  /**
   * The schema of the consortium, which has its log and its read models; by default `mobility`. Small letters, digits and `_`,
   * at most 48 of them, not `public`.
   */
  readonly schema?: string
  /** Whether to make what is in it, or what a newer version adds to it. By default yes; without, it must be there. */
  readonly migrate?: boolean
  /**
   * For how long what writes waits for a free connection, in real time; then it fails as `unavailable` with nothing written. By
   * default 10 seconds.
   */
  readonly connectTimeout?: Duration.Input
  /**
   * For how long the server may leave a statement without an answer, in real time; by default a minute, longer than the wait for
   * the lock. Then it fails as `timeout`, but for an append, which counts as unknown and is sent again.
   */
  readonly answerTimeout?: Duration.Input
}

/** Which server, and how it is used. */
export interface ServerOptions extends SchemaOptions {
  /** Where the database is: `postgres://user:password@host:5432/database`; over TLS with `?sslmode=require`. */
  readonly url: string | Redacted.Redacted
  /** Connections to the server, at least 2, of which one listens once there are subscriptions. By default 10. */
  readonly maxConnections?: number
  /** How long a write waits for those of other processes, in real time; then it fails as `locked`. By default 30 seconds. */
  readonly lockTimeout?: Duration.Input
}

/** Which pool of the program, and how it is used. */
export interface PoolOptions extends SchemaOptions {
  /** A `Pool` of the package `pg`, which stays the program's: it is not closed with the store. */
  readonly pool: ForeignPool
  /**
   * How many of its connections the store keeps for itself, of which one listens once there are subscriptions. They are
   * given back when the store closes, or after a minute without use. By default 3; at least 2.
   */
  readonly maxConnections?: number
  /** How long a write waits for those of other processes, in real time; then it fails as `locked`. By default 30 seconds. */
  readonly lockTimeout?: Duration.Input
}

/** A schema that was opened. Times are in milliseconds. */
export interface Reached extends Bounds {
  readonly client: LogClient
  readonly wireOf: WireOf
  /** Runs statements that only read, and comes to an end. */
  readonly look: Run
  readonly tenant: Tenant
  /** The server and the schema, for messages. */
  readonly where: string
}

/** A way, while it is gone. */
type Reaching = Effect.Effect<Reached, Failure, Scope.Scope>

/** The longest that a timer of Node's takes. */
export const longest = 2 ** 31 - 1

const boundsOf = ({ answerTimeout = "1 minute", connectTimeout = "10 seconds" }: SchemaOptions): Bounds => ({
  connectTimeout: Duration.toMillis(connectTimeout),
  answerTimeout: Math.min(longest, Duration.toMillis(answerTimeout))
})

const tenantIn = ({ schema = "mobility" }: SchemaOptions): Tenant => tenantOf(schema)

/** Makes what is missing in the schema, unless it is not allowed to. */
const opened = (reached: Reached, { migrate = true }: SchemaOptions): Effect.Effect<Reached, Failure> => {
  const { client, tenant, where } = reached
  return Effect.as(
    Effect.catch(openLog(client, tenant, migrate), (error) => failing("opening", where, error)),
    reached
  )
}

const refusePooler = (client: LogClient, where: string, patience?: number) =>
  Effect.catch(ownSessions(client, patience), (error) => failing("connecting to", where, error))

/** Host, database and schema; nothing that is secret. */
const whereOf = (url: string, { name }: Tenant): string => {
  const { host, pathname } = new URL(url)
  return `${name} in ${host}${pathname}`
}

/** Reaches it through connections of our own, until the scope closes. */
export const reachServer = (options: ServerOptions): Reaching =>
  Effect.suspend(() => {
    const url = Redacted.isRedacted(options.url) ? options.url : Redacted.make(options.url)
    const tenant = tenantIn(options)
    const where = whereOf(Redacted.value(url), tenant)
    const { lockTimeout = "30 seconds", maxConnections = 10 } = options
    const bounds = boundsOf(options)
    const { answerTimeout } = bounds
    const server = { url, maxConnections, lockTimeout: Math.ceil(Duration.toMillis(lockTimeout)), answerTimeout }
    return connect(server).pipe(
      Effect.tap((client) => ownSessions(client)),
      Effect.tap((client) => keptSettings(runOn(client), sessionOf(server.lockTimeout))),
      Effect.catch((error) => failing("connecting to", where, error)),
      // Its sockets end by themselves when they fall silent; but until they do, none may be free.
      Effect.flatMap((client) => {
        const look = readOn(runOn(client), answerTimeout)
        return opened({ ...bounds, client, wireOf: driverWire, look, tenant, where }, options)
      })
    )
  })

/** Reaches it through a client of the program. Throws when the schema cannot be one. */
export const reachClient = (options: SchemaOptions): ((client: PgClient.PgClient) => Reaching) => {
  const tenant = tenantIn(options)
  const bounds = boundsOf(options)
  return (client) => {
    const where = `${tenant.name} in ${client.config.database ?? "the client's database"}`
    const look = readOn(runOn(client), bounds.answerTimeout)
    const reached = { ...bounds, client, wireOf: driverWire, look, tenant, where }
    return Effect.andThen(refusePooler(client, where), opened(reached, options))
  }
}

/** Reaches it through a pool of the program, until the scope closes. Throws when the schema cannot be one. */
export const reachPool = (options: PoolOptions): Reaching => {
  const tenant = tenantIn(options)
  const bounds = boundsOf(options)
  const { connectTimeout } = bounds
  const { lockTimeout = "30 seconds", maxConnections = 3, pool } = options
  const settings = sessionOf(Math.ceil(Duration.toMillis(lockTimeout)))
  const lending = { pool, maxConnections: Math.max(2, maxConnections), connectTimeout, settings }
  const where = `${tenant.name} in the program's pool`
  return Effect.gen(function* () {
    // Before anything is set: what is set would stay in a session that others get.
    const asItIs = poolClient({ ...lending, maxConnections: 2, settings: {} })
    yield* Effect.scoped(Effect.flatMap(asItIs, (client) => refusePooler(client, where, connectTimeout + 1000)))
    const client = yield* poolClient(lending)
    // Statements do not share the pool's connections: one that only reads has one for itself too, which ends when it falls silent.
    const look = writeOn(client, lentWire, bounds)
    return yield* opened({ ...bounds, client, wireOf: lentWire, look, tenant, where }, options)
  })
}
