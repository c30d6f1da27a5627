/**
 * Read models on a PostgreSQL server, beside the log in the schema of the consortium.
 */
import { PgClient } from "@effect/sql-pg"
import { ReadModelStore } from "@westum/mobility"
import { Effect, Layer, type Result } from "effect"
import type { Attempt } from "./Attempt.ts"
import type { Doing, Failure } from "./Failure.ts"
import { outside } from "./OpenTransaction.ts"
import * as Reach from "./Reach.ts"
import { type Access, advance, drop, find, forget, prepare, select, serve, standings } from "./ReadModelRows.ts"
import { inRealTime } from "./RealTime.ts"
import { served } from "./Served.ts"
import { writeOn } from "./Writing.ts"

/** Why a store could not be opened. */
type Failed = ReadModelStore.ReadModelsFailed

const failed = ({ cause, detail, reason }: Failure): Failed =>
  new ReadModelStore.ReadModelsFailed({ reason, detail, cause })

const make = (reached: Reach.Reached, attempt: Attempt<Failed>): ReadModelStore.ReadModelStoreService => {
  const { client, look, tenant, wireOf } = reached
  const access: Access = { look, tenant, write: writeOn(client, wireOf, reached), tables: new Map() }
  const judged = <A, E>(
    doing: Doing,
    work: Effect.Effect<Result.Result<A, E>, unknown>
  ): Effect.Effect<A, E | Failed> => Effect.flatMap(attempt(doing, work), Effect.fromResult)
  return {
    prepare: (shape) => judged("preparing a read model in", prepare(access, shape)),
    find: (build, keys) => attempt("reading", find(access, build, keys)),
    advance: (build, step) => judged("keeping rows in", advance(access, build, step)),
    serve: (build) => judged("changing versions in", serve(access, build)),
    drop: (build) => attempt("dropping a read model from", drop(access, build)),
    forget: (build) => attempt("dropping a read model from", forget(access, build)),
    standings: () => attempt("reading", standings(access)),
    select: (build, selection) => judged("reading", select(access, build, selection))
  }
}

const layerOf = <R>(reaching: Effect.Effect<Reach.Reached, Failure, R>) =>
  Layer.effect(ReadModelStore.ReadModelStore, inRealTime(served(reaching, failed, make)))

/** The read models on this server. Fails to build when it cannot be reached, or when its schema is not for us. */
export const layer = (options: Reach.ServerOptions): Layer.Layer<ReadModelStore.ReadModelStore, Failed> =>
  layerOf(Reach.reachServer(options))

/** The read models through a client that the program has anyway; what is kept is never a part of its own transactions. */
export const layerClient = (
  options: Reach.SchemaOptions = {}
): Layer.Layer<ReadModelStore.ReadModelStore, Failed, PgClient.PgClient> => {
  const reach = Reach.reachClient(options)
  return layerOf(Effect.flatMap(PgClient.PgClient, (client) => outside(client, reach(client))))
}

/** The read models through a pool that the program has anyway; what is kept is never a part of its own transactions. */
export const layerPool = (options: Reach.PoolOptions): Layer.Layer<ReadModelStore.ReadModelStore, Failed> =>
  layerOf(Reach.reachPool(options))
