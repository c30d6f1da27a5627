/**
 * The ways to open a log on a server, which all keep the same promises.
 */
import { PgClient } from "@effect/sql-pg"
import { EventStore } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Effect, Layer, Redacted, type Scope } from "effect"
import { Pool } from "pg"
import { open } from "./Log.ts"

/** What every way takes. */
export interface Asked extends PostgresEventStore.LogOptions {
  readonly url: string
}

/** Opens a log, until the scope closes. */
export type Way = (asked: Asked) => Effect.Effect<EventStore.EventStoreService, unknown, Scope.Scope>

/** Through a client of the program, which wants to hear of errors alone. */
const throughClient: Way = ({ url, ...options }) => {
  const client = PgClient.layer({ url: Redacted.make(url), startupParameters: { client_min_messages: "error" } })
  const layer = Layer.fresh(Layer.provide(PostgresEventStore.layerClient(options), client))
  return Effect.map(Layer.build(layer), (context) => Context.get(context, EventStore.EventStore))
}

/** Through a pool of the program. */
const throughPool: Way = ({ url, ...options }) =>
  Effect.gen(function* () {
    // Whoever still waits for an answer that never comes is not waited for.
    const pool = yield* Effect.acquireRelease(
      Effect.sync(() => new Pool({ connectionString: url, max: 6, connectionTimeoutMillis: 3000 })),
      (pool) => Effect.sync(() => void pool.end())
    )
    pool.on("error", () => undefined)
    const layer = Layer.fresh(PostgresEventStore.layerPool({ ...options, pool }))
    return Context.get(yield* Layer.build(layer), EventStore.EventStore)
  })

/** Each with its name. */
export const ways: ReadonlyArray<readonly [string, Way]> = [
  ["on the store's own connections", open],
  ["through a client of the program", throughClient],
  ["through a pool of the program", throughPool]
]
