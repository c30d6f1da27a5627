/**
 * Behind a pooler the store works, or says when it is opened that it does not, why, and what to do.
 */
import { describe, expect, it } from "@effect/vitest"
import { PgClient } from "@effect/sql-pg"
import { EventStore } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Effect, Fiber, Layer, Redacted, Stream } from "effect"
import { Pool } from "pg"
import { execute, newName } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, whole } from "./support/Log.ts"
import { noPgBouncer, pgBouncerTo } from "./support/PgBouncer.ts"

const { schema, url } = fileDatabase()

const ours = ["default_transaction_isolation", "plan_cache_mode", "enable_seqscan", "jit", "lock_timeout"]

const poolOf = (connectionString: string) =>
  Effect.acquireRelease(
    Effect.sync(() => new Pool({ connectionString, max: 6 })),
    (pool) => Effect.promise(() => pool.end())
  )

const built = (layer: Layer.Layer<EventStore.EventStore, unknown>) =>
  Effect.map(Layer.build(Layer.fresh(layer)), (context) => Context.get(context, EventStore.EventStore))

const ways = {
  "by its URL": (url: string, schema: string) => Effect.succeed(PostgresEventStore.layer({ url, schema })),
  "through a pool": (url: string, schema: string) =>
    Effect.map(poolOf(url), (pool) => PostgresEventStore.layerPool({ pool, schema })),
  "through a client": (url: string, schema: string) =>
    Effect.succeed(
      PostgresEventStore.layerClient({ schema }).pipe(Layer.provide(PgClient.layer({ url: Redacted.make(url) })))
    )
}

const says = (text: string) => ({
  _tag: "StoreFailed",
  reason: "unavailable",
  outcome: "nothing written",
  detail: expect.stringMatching(new RegExp(`${text}.*address of the server itself`))
})

describe.skipIf(noPgBouncer !== undefined)(
  `PgBouncer${noPgBouncer === undefined ? "" : ` (skipped: ${noPgBouncer})`}`,
  () => {
    for (const mode of ["transaction", "statement"] as const) {
      for (const [way, layerOf] of Object.entries(ways)) {
        it.live(
          `in ${mode} mode is refused ${way}, and its sessions are as they were`,
          () =>
            Effect.gen(function* () {
              const name = `never_${newName()}`
              const through = yield* pgBouncerTo(url(), { mode, ignored: ours })
              const failure = yield* Effect.flip(Effect.flatMap(layerOf(through, name), built))
              expect(failure).toMatchObject(says("a pooler"))
              expect(yield* execute(url(), `SELECT to_regnamespace('${name}') IS NULL`)).toEqual([[true]])
              const settings = yield* execute(through, "SELECT current_setting('jit'), current_setting('lock_timeout')")
              expect(settings).toEqual([["on", "0"]])
            }),
          patience
        )
      }
    }

    it.live(
      "that knows nothing of the store's settings is refused by URL",
      () =>
        Effect.gen(function* () {
          const through = yield* pgBouncerTo(url(), { mode: "session" })
          const failure = yield* Effect.flip(open({ url: through, schema: yield* schema }))
          expect(failure).toMatchObject(says("startup parameter"))
        }),
      patience
    )

    it.live(
      "that drops the store's settings is refused by URL, unless the role has them",
      () =>
        Effect.gen(function* () {
          const name = yield* schema
          const through = yield* pgBouncerTo(url(), { mode: "session", ignored: ours })
          const failure = yield* Effect.flip(open({ url: through, schema: name }))
          expect(failure).toMatchObject(says("jit = on"))
          const role = newName()
          yield* Effect.acquireRelease(
            execute(
              url(),
              `CREATE ROLE ${role} LOGIN SUPERUSER`,
              // #region role
              `ALTER ROLE ${role} SET jit = off`,
              `ALTER ROLE ${role} SET plan_cache_mode = force_generic_plan`,
              `ALTER ROLE ${role} SET enable_seqscan = off`,
              `ALTER ROLE ${role} SET lock_timeout = '30s'`
              // #endregion
            ),
            () => Effect.orDie(execute(url(), `DROP OWNED BY ${role} CASCADE`, `DROP ROLE ${role}`))
          )
          const direct = new URL(url())
          direct.username = role
          const throughRole = yield* pgBouncerTo(direct.href, { mode: "session", ignored: ours })
          const store = yield* open({ url: throughRole, schema: name })
          yield* store.append(place())
          expect(yield* whole(store)).toHaveLength(1)
        }),
      patience
    )

    it.live(
      "in session mode works through a pool, and subscriptions are told",
      () =>
        Effect.gen(function* () {
          const name = yield* schema
          const pool = yield* poolOf(yield* pgBouncerTo(url(), { mode: "session" }))
          const layer = PostgresEventStore.layerPool({ pool, schema: name, pollInterval: "1 hour" })
          const [store, other] = [yield* built(layer), yield* open({ url: url(), schema: name })]
          const told = yield* Effect.forkChild(
            store.subscribe([{}]).pipe(
              Stream.filter(({ events }) => events.length > 0),
              Stream.take(2),
              Stream.runCollect
            )
          )
          for (let i = 0; i < 2; i++) {
            yield* Effect.sleep("100 millis")
            yield* other.append(place())
          }
          expect(yield* Fiber.join(told)).toHaveLength(2)
        }),
      patience
    )

    it.live(
      "in transaction mode takes an append that is a part of a transaction",
      () =>
        Effect.gen(function* () {
          const name = yield* schema
          const store = yield* open({ url: url(), schema: name })
          const pool = yield* poolOf(yield* pgBouncerTo(url(), { mode: "transaction" }))
          for (const end of ["ROLLBACK", "COMMIT"]) {
            const connection = yield* Effect.promise(() => pool.connect())
            yield* Effect.promise(() => connection.query("BEGIN"))
            const within = yield* built(PostgresEventStore.layerTransaction({ connection, schema: name }))
            yield* within.append(place())
            yield* Effect.promise(() => connection.query(end))
            connection.release()
          }
          expect(yield* whole(store)).toHaveLength(1)
        }),
      patience
    )
  }
)
