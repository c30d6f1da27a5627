/**
 * The event store on a PostgreSQL server, which many processes on many machines may have open at once.
 */
import { PgClient } from "@effect/sql-pg"
import { EventStore } from "@westum/mobility"
import { Duration, Effect, Layer, Scope } from "effect"
import { runOn } from "./Database.ts"
import { EventLog, storeFailed } from "./EventLog.ts"
import type { Failure } from "./Failure.ts"
import type { ForeignConnection } from "./ForeignPool.ts"
import { openLog } from "./Opening.ts"
import { outside } from "./OpenTransaction.ts"
import * as Reach from "./Reach.ts"
import { inRealTime } from "./RealTime.ts"
import { tenantOf } from "./Tenant.ts"
import { transactionClient } from "./TransactionClient.ts"

/** Which log of a database, and how it is used. */
export interface LogOptions extends Reach.SchemaOptions {
  /**
   * For how long an append is sent again whose outcome is unknown because the connection was lost, in real time. By default
   * 15 seconds; then it fails as unknown.
   */
  readonly retryFor?: Duration.Input
  /** How often subscriptions look for appends of others that the server did not tell of. By default every second. */
  readonly pollInterval?: Duration.Input
}

/** Which server, and how it is used. */
export interface Options extends LogOptions, Reach.ServerOptions {}

/** Which pool of the program, and how it is used. */
export interface PoolOptions extends LogOptions, Reach.PoolOptions {}

const started = Effect.fnUntraced(function* (
  reached: Reach.Reached,
  { pollInterval = "1 second", retryFor = "15 seconds" }: LogOptions
): Effect.fn.Return<EventLog, never, Scope.Scope> {
  const times = { retryFor: Duration.toMillis(retryFor), pollInterval: Duration.toMillis(pollInterval) }
  const log = new EventLog({ ...reached, ...times }, yield* Scope.Scope)
  yield* log.start
  return log
})

/** The log of a schema, once it is reached. */
const layerOf = <R>(reaching: Effect.Effect<Reach.Reached, Failure, R>, options: LogOptions) =>
  Layer.effect(
    EventStore.EventStore,
    inRealTime(
      Effect.flatMap(
        Effect.mapError(reaching, (failure) => new EventStore.StoreFailed(failure)),
        (reached) => started(reached, options)
      )
    )
  )

/** The event store on this server. Fails to build when it cannot be reached, or when its schema is not for us. */
export const layer = (options: Options): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed> =>
  layerOf(Reach.reachServer(options), options)

/**
 * The event store through a client that the program has anyway. What is done to the log is never a part of the program's own
 * transactions: an append while one is open, in this client or another of Effect's, is refused as invalid.
 */
export const layerClient = (
  options: LogOptions = {}
): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed, PgClient.PgClient> => {
  const reach = Reach.reachClient(options)
  const reaching = Effect.flatMap(PgClient.PgClient, (client) => outside(client, reach(client)))
  return layerOf(reaching, options)
}

/**
 * The event store through a pool that the program has anyway. Its connections are borrowed and never shared, so that an append is
 * no part of a transaction of the program; `layerTransaction` is for that.
 */
export const layerPool = (options: PoolOptions): Layer.Layer<EventStore.EventStore, EventStore.StoreFailed> =>
  layerOf(Reach.reachPool(options), options)

/**
 * The event store within a transaction that is open on a connection of the program, for as long as it is open. The log must have
 * been made. An append is a part of the transaction: it is there for others when the program commits, and never when it rolls
 * back. From the first append on, everybody else who appends waits for the end of the transaction. A `StoreFailed` has ended it.
 * After ROLLBACK TO SAVEPOINT it works on only if nothing was recorded since the savepoint; otherwise it fails, and is opened anew.
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
    const { client, wireOf } = yield* transactionClient(connection)
    // Until the transaction ends: compiling a plan takes a hundred times as long as what it is for.
    yield* Effect.catch(client.unsafe("SET LOCAL jit = off").values, (error) => storeFailed("opening", where, error))
    yield* Effect.catch(openLog(client, tenant, false), (error) => storeFailed("opening", where, error))
    // How long it may take is the program's matter.
    const bounds = { connectTimeout: Reach.longest, answerTimeout: Reach.longest }
    const reached = { ...bounds, client, wireOf, look: runOn(client), tenant, where }
    // A lost connection has rolled the transaction back: there is nothing to send again.
    return yield* started(reached, { retryFor: 0 })
  })
  return Layer.effect(EventStore.EventStore, inRealTime(opened))
}
