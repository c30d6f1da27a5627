/**
 * Wakes a pool of connections that sleeps. In effect 4.1.0 those who wait for a connection while the server refuses them may be left
 * waiting when it is back: the pool counts connections that could not be made as if they were there, and makes no others until more
 * is asked of it than those could bear.
 */
import type { PgClient } from "@effect/sql-pg"
import { Effect, Option, type Scope } from "effect"
import { inRealTime } from "./RealTime.ts"

/** Milliseconds between two looks. */
const interval = 1000

/** Milliseconds after which a statement that says nothing is not on its way any more, but waits. */
const patience = 2000

/** Statements that share a connection: the default of `@effect/sql-pg`. */
const sharing = 32

/** So many statements at once; whether they were answered in time, if only with an error. */
const answered = (client: PgClient.PgClient, statements: number): Effect.Effect<boolean> => {
  const ask = Effect.exit(client.unsafe("SELECT 1").values)
  const all = Effect.all(
    Array.from({ length: statements }, () => ask),
    { concurrency: "unbounded", discard: true }
  )
  return Effect.map(Effect.timeoutOption(all, patience), Option.isSome)
}

/** Looks until the scope closes whether the pool still answers, and asks more of it, one connection more each time, when not. */
export const keptAwake = (
  client: PgClient.PgClient,
  maxConnections: number
): Effect.Effect<void, never, Scope.Scope> => {
  let more = 0
  const look = Effect.suspend(() => answered(client, more * sharing + 1)).pipe(
    Effect.map((isAwake) => {
      more = isAwake ? 0 : Math.min(more + 1, maxConnections)
    })
  )
  // The next look comes at once where the last was in vain.
  const pause = Effect.suspend(() => (more === 0 ? Effect.sleep(interval) : Effect.void))
  return Effect.asVoid(Effect.forkScoped(inRealTime(Effect.forever(Effect.andThen(pause, look)))))
}
