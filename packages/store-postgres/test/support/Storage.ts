/**
 * Logs for the tests of a file: each in a schema of its own, in a database that the file has for itself.
 */
import type { EventStore } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Effect, Exit, type Layer, Scope } from "effect"
import { afterAll, beforeAll } from "vitest"
import { database, execute } from "./Databases.ts"

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

/** The database of this test file, made before its tests and removed after them. */
export const fileDatabase = (options: Partial<PostgresEventStore.Options> = {}): FileDatabase => {
  const scope = Scope.makeUnsafe()
  // Making a schema takes longer than emptying one.
  const unused: Array<string> = []
  let made = 0
  let url = ""
  beforeAll(async () => {
    url = await Effect.runPromise(Effect.provideService(database, Scope.Scope, scope))
  }, patience)
  afterAll(() => Effect.runPromise(Scope.close(scope, Exit.void)), patience)
  const give = (schema: string) =>
    execute(url, `DELETE FROM ${schema}.event`, `DELETE FROM ${schema}.event_tag`).pipe(
      Effect.match({ onSuccess: () => void unused.push(schema), onFailure: () => {} })
    )
  const schema = Effect.acquireRelease(
    Effect.sync(() => unused.pop() ?? `log_${made++}`),
    give
  )
  return {
    url: () => url,
    schema,
    storage: Effect.map(schema, (schema) => PostgresEventStore.layer({ maxConnections: 4, ...options, url, schema }))
  }
}
