/**
 * Databases for tests, on the server of the run: removed with the scope.
 */
import { PgClient } from "@effect/sql-pg"
import { Effect, Redacted, type Scope } from "effect"
import { Reactivity } from "effect/reactivity"
import type { SqlError } from "effect/sql/SqlError"
import { inject } from "vitest"

/** Another database of the server of a connection string. */
export const within = (server: string, database: string): string => {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

/** Runs statements, each by itself, on a connection of their own. */
export const execute = (url: string, ...statements: ReadonlyArray<string>): Effect.Effect<void, SqlError> =>
  PgClient.makeClient({ url: Redacted.make(url) }).pipe(
    Effect.flatMap((sql) => Effect.forEach(statements, (text) => sql.unsafe(text), { discard: true })),
    Effect.scoped,
    Effect.provide(Reactivity.layer)
  )

/** The rows that a statement gives, on a connection of its own. */
export const query = (url: string, text: string): Effect.Effect<ReadonlyArray<ReadonlyArray<unknown>>, SqlError> =>
  PgClient.makeClient({ url: Redacted.make(url) }).pipe(
    Effect.flatMap((sql) => sql.unsafe(text).values),
    Effect.scoped,
    Effect.provide(Reactivity.layer)
  )

let made = 0

/** A new, empty database; its connection string. */
export const database: Effect.Effect<string, SqlError, Scope.Scope> = Effect.suspend(() => {
  const server = inject("serverUrl")
  const name = `t_${process.pid}_${Date.now().toString(36)}_${made++}`
  return Effect.acquireRelease(
    Effect.as(execute(server, `CREATE DATABASE ${name} STRATEGY file_copy`), within(server, name)),
    () => Effect.orDie(execute(server, `DROP DATABASE ${name} WITH (FORCE)`))
  )
})
