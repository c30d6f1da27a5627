/**
 * A primary and its standby, in front of which a relay leads clients to whichever is the primary, as Patroni and HAProxy do.
 */
import { Effect, type Scope } from "effect"
import type { SqlError } from "effect/sql"
import { execute } from "../../support/Databases.ts"
import { backUp, write } from "./Backup.ts"
import type { Ground, Server } from "./Ground.ts"
import { type Relay, relayTo } from "../../support/Relay.ts"

/** Whether a commit waits for the standby. */
export type Replication = "synchronous" | "asynchronous"

/** Two servers. */
export interface Pair {
  readonly primary: Server
  readonly standby: Server
  /** The way from the standby to the primary. */
  readonly link: Relay
}

/** Waits until a query tells `true`. */
export const until = (url: string, query: string): Effect.Effect<void, SqlError.SqlError> =>
  Effect.flatMap(execute(url, query), ([row]) =>
    row?.[0] === true ? Effect.void : Effect.andThen(Effect.sleep("20 millis"), until(url, query))
  )

/** A setting of the whole server, from now on. */
export const set = (url: string, setting: string) =>
  execute(url, `ALTER SYSTEM SET ${setting}`, "SELECT pg_reload_conf()")

/** The standby's name, by which the primary knows it. */
const name = "standby"

/** A server by itself on new data. */
export const alone = (ground: Ground, settings?: ReadonlyArray<string>): Effect.Effect<Server, never, Scope.Scope> =>
  Effect.suspend(() => {
    const data = ground.directory()
    ground.initialise(data)
    return ground.start(data, settings)
  })

/** Gives a server a standby, for which its commits wait from now on, unless the replication is asynchronous. */
export const paired = Effect.fnUntraced(function* (
  ground: Ground,
  primary: Server,
  replication: Replication
): Effect.fn.Return<Pair, SqlError.SqlError, Scope.Scope> {
  const link = yield* relayTo(primary.port)
  yield* execute(primary.url, "ALTER SYSTEM SET wal_keep_size = '1GB'", "SELECT pg_reload_conf()")
  const data = yield* backUp(ground, primary)
  const conninfo = `host=127.0.0.1 port=${link.port} user=postgres application_name=${name}`
  write(ground, data, "postgresql.auto.conf", `primary_conninfo = '${conninfo}'\n`)
  write(ground, data, "standby.signal", "")
  const standby = yield* ground.start(data)
  const state = replication === "synchronous" ? "sync" : "async"
  if (replication === "synchronous") yield* set(primary.url, `synchronous_standby_names = '${name}'`)
  yield* until(
    primary.url,
    `SELECT count(*) = 1 FROM pg_stat_replication WHERE state = 'streaming' AND sync_state = '${state}'`
  )
  return { primary, standby, link }
})

/** Makes the standby a primary, which has no standby of its own yet. */
export const promote = Effect.fnUntraced(function* ({ standby }: Pair): Effect.fn.Return<void, SqlError.SqlError> {
  yield* execute(standby.url, "SELECT pg_promote()")
  yield* until(standby.url, "SELECT NOT pg_is_in_recovery()")
})
