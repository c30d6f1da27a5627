/**
 * Logs for the tests of a file: each in a schema of its own, in a database that the file has for itself.
 */
import type { PgClient } from "@effect/sql-pg"
import type { EventStore } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Effect, Exit, type Layer, Scope } from "effect"
import { afterAll, beforeAll } from "vitest"
import { connection, database } from "./Databases.ts"

/** What tests of a file make logs in. */
export interface FileDatabase {
  /** The connection string. */
  readonly url: () => string
  /** A schema that nobody else uses until the scope closes; a log that is in it is empty. */
  readonly schema: Effect.Effect<string, never, Scope.Scope>
  /** An empty log, and the layer that opens it. */
  readonly storage: Effect.Effect<Layer.Layer<EventStore.EventStore, EventStore.StoreFailed>, never, Scope.Scope>
}

const patience = 60_000

const tables = ["event", "event_tag", "gap", "read_model"]

/** Making a schema takes longer than emptying one. */
const emptied = Effect.fnUntraced(function* (sql: PgClient.PgClient, schema: string) {
  const builds = yield* sql.unsafe(`SELECT id FROM ${schema}.read_model`).values
  for (const [id] of builds) yield* sql.unsafe(`DROP TABLE ${schema}.read_model_${String(id)}`)
  for (const table of tables) yield* sql.unsafe(`DELETE FROM ${schema}.${table}`)
})

/** The database of this test file, made before its tests and removed after them. */
export const fileDatabase = (options: Partial<PostgresEventStore.Options> = {}): FileDatabase => {
  const scope = Scope.makeUnsafe()
  const unused: Array<string> = []
  let made = 0
  let opened: { readonly url: string; readonly sql: PgClient.PgClient } | undefined
  const url = (): string => opened?.url ?? ""
  beforeAll(async () => {
    const open = Effect.flatMap(database, (url) => Effect.map(connection(url), (sql) => ({ url, sql })))
    opened = await Effect.runPromise(Effect.provideService(open, Scope.Scope, scope))
  }, patience)
  afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)), patience)
  const give = (schema: string) =>
    Effect.ignore(
      Effect.andThen(
        opened === undefined ? Effect.void : emptied(opened.sql, schema),
        Effect.sync(() => unused.push(schema))
      )
    )
  const schema = Effect.acquireRelease(
    Effect.sync(() => unused.pop() ?? `log_${made++}`),
    give
  )
  const layer = (schema: string) => PostgresEventStore.layer({ maxConnections: 4, ...options, url: url(), schema })
  return { url, schema, storage: Effect.map(schema, layer) }
}
