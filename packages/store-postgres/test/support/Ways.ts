/**
 * The ways to open a log on a server, which all keep the same promises.
 */
import { PgClient } from "@effect/sql-pg"
import { EventStore } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Effect, Layer, Redacted, type Scope } from "effect"
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

/** Each with its name. */
export const ways: ReadonlyArray<readonly [string, Way]> = [
  ["on the store's own connections", open],
  ["through a client of the program", throughClient]
]
