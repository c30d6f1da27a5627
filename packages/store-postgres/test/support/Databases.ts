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

/** One connection, until the scope closes. */
export const connection = (url: string): Effect.Effect<PgClient.PgClient, SqlError, Scope.Scope> =>
  Effect.provide(PgClient.makeClient({ url: Redacted.make(url) }), Reactivity.layer)

/** Runs statements, each by itself, on a connection of their own; gives the rows of the last. */
export const execute = (
  url: string,
  ...statements: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<ReadonlyArray<unknown>>, SqlError> =>
  Effect.scoped(
    Effect.gen(function* () {
      const sql = yield* connection(url)
      let rows: ReadonlyArray<ReadonlyArray<unknown>> = []
      for (const statement of statements) rows = yield* sql.unsafe(statement).values
      return rows
    })
  )

let made = 0

/** A name that no other database or role of the server has. */
export const newName = (): string => `t_${process.pid}_${Date.now().toString(36)}_${made++}`

/** A new, empty database; its connection string. */
export const database: Effect.Effect<string, SqlError, Scope.Scope> = Effect.suspend(() => {
  const server = inject("serverUrl")
  const name = newName()
  return Effect.acquireRelease(Effect.as(execute(server, `CREATE DATABASE ${name}`), within(server, name)), () =>
    Effect.orDie(execute(server, `DROP DATABASE ${name} WITH (FORCE)`))
  )
})
