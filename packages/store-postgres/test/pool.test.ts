/**
 * The store on a pool of the program gives back what it was lent, and waits for it no longer than it may.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStore } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Effect, Fiber, Layer, Scope, Exit, Stream } from "effect"
import { Pool, type PoolClient, type PoolConfig } from "pg"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { holdLock } from "./support/Lock.ts"
import { event, open, patience, place, whole } from "./support/Log.ts"
import { proxyTo } from "./support/Proxy.ts"

const { schema, url } = fileDatabase()

const poolOf = (config: PoolConfig) =>
  Effect.acquireRelease(
    Effect.sync(() => {
      const pool = new Pool({ connectionString: url(), ...config })
      pool.on("error", () => {})
      return pool
    }),
    (pool) => Effect.promise(() => pool.end())
  )

const opened = (options: PostgresEventStore.PoolOptions) =>
  Effect.map(Layer.build(Layer.fresh(PostgresEventStore.layerPool(options))), (context) =>
    Context.get(context, EventStore.EventStore)
  )

const taken = { failIfEventsMatch: [{ types: ["place.taken"], tags: ["place:a"] }] } as const

const heardOn = (connection: PoolClient) => ["error", "end"].map((event) => connection.listenerCount(event))

describe("a pool of the program", () => {
  it.live(
    "has all its connections again when the store is closed, and none of them is set as ours were",
    () =>
      Effect.gen(function* () {
        const pool = yield* poolOf({ max: 3 })
        const name = yield* schema
        const scope = yield* Scope.make()
        const store = yield* Effect.provideService(opened({ pool, schema: name }), Scope.Scope, scope)
        yield* Effect.all([store.append(place()), whole(store), whole(store)], { concurrency: "unbounded" })
        yield* Scope.close(scope, Exit.void)
        const connections = yield* Effect.promise(() => Promise.all([pool.connect(), pool.connect(), pool.connect()]))
        for (const connection of connections) {
          const { rows } = yield* Effect.promise(() =>
            connection.query("SELECT current_setting('jit') AS jit, current_setting('lock_timeout') AS lock")
          )
          expect(rows).toEqual([{ jit: "on", lock: "0" }])
          connection.release()
        }
      }),
    patience
  )

  it.live(
    "gets those that are not ended back without anybody who listens to them",
    () =>
      Effect.gen(function* () {
        const pool = yield* poolOf({ max: 3 })
        const heard: Array<ReadonlyArray<number>> = []
        // What it is given is true where the connection is ended, whatever its declaration says.
        pool.on("release", (end: unknown, connection) => {
          if (end !== true) heard.push(heardOn(connection))
        })
        yield* Effect.promise(async () => (await pool.connect()).release())
        yield* Effect.scoped(opened({ pool, schema: yield* schema }))
        const [untouched, ...others] = heard
        expect(others.length).toBeGreaterThan(0)
        for (const other of others) expect(other).toEqual(untouched)
      }),
    patience
  )

  it.live(
    "that has no connection to lend: the store does not open, and says why",
    () =>
      Effect.gen(function* () {
        const pool = yield* poolOf({ max: 1 })
        const busy = yield* Effect.promise(() => pool.connect())
        const failure = yield* Effect.flip(opened({ pool, schema: yield* schema, connectTimeout: "100 millis" }))
        expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" })
        expect(failure.detail).toContain("lent no connection within 100 milliseconds")
        busy.release()
        // One is not enough: who listens would leave nobody to read.
        const lonely = yield* Effect.flip(opened({ pool, schema: yield* schema, connectTimeout: "100 millis" }))
        expect(lonely.detail).toContain("lent no connection within 100 milliseconds")
        // What came too late was given back.
        expect((yield* Effect.promise(() => pool.query("SELECT 1"))).rowCount).toBe(1)
      }),
    patience
  )

  it.live(
    "reads its own values as it likes: ours are read as they are stored",
    () =>
      Effect.gen(function* () {
        const pool = yield* poolOf({ types: { getTypeParser: () => () => "theirs" } })
        const store = yield* opened({ pool, schema: yield* schema })
        const odd = event("place.taken", '{"a":"\\\\ \\" é"}', 'place:a,{b} "c" \\d')
        yield* store.append([odd])
        expect((yield* whole(store)).map(({ event }) => event)).toEqual([odd])
        expect((yield* Effect.promise(() => pool.query("SELECT 1 AS one"))).rows).toEqual([{ one: "theirs" }])
      }),
    patience
  )

  it.live(
    "whose connections are ended again and again: subscriptions go on, and appends are stored once",
    () =>
      Effect.gen(function* () {
        const pool = yield* poolOf({ max: 6 })
        const name = yield* schema
        const store = yield* opened({ pool, schema: name, pollInterval: "1 hour", retryFor: "1 minute" })
        const other = yield* open({ url: url(), schema: name })
        const told = yield* Effect.forkChild(
          store.subscribe([{}]).pipe(
            Stream.flatMap(({ events }) => Stream.fromIterable(events)),
            Stream.take(6),
            Stream.runCollect,
            Effect.map((events) => events.map(({ position }) => position))
          )
        )
        for (let i = 0; i < 3; i++) {
          yield* Effect.sleep("100 millis")
          yield* other.append(place())
          yield* execute(
            url(),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND (query LIKE 'LISTEN%' OR query LIKE '%.append(%')"
          )
          yield* Effect.retry(other.append(place()), { times: 5 })
        }
        expect(yield* Fiber.join(told)).toEqual([1, 2, 3, 4, 5, 6])
        expect(yield* Effect.retry(store.append(place()), { times: 5 })).toMatchObject({ first: 7 })
      }),
    patience
  )

  it.live(
    "whose server commits and does not say so: the append is sent again, and told as stored already",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        yield* open({ url: url(), schema: name })
        const proxy = yield* proxyTo(url())
        const pool = yield* poolOf({ connectionString: proxy.url })
        const store = yield* opened({ pool, schema: name, retryFor: "2 seconds" })
        proxy.loseAnswers(1)
        expect(yield* store.append(place(), taken)).toMatchObject({ first: 1, alreadyStored: true })
        proxy.refuse(true)
        expect(yield* Effect.flip(store.append(place()))).toMatchObject({ reason: "unavailable" })
        proxy.refuse(false)
        expect(yield* store.append(place("place:b"))).toMatchObject({ first: 2 })
      }),
    patience
  )

  it.live(
    "where somebody holds the lock too long: nothing is written",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const store = yield* opened({ pool: yield* poolOf({ max: 4 }), schema: name, lockTimeout: "100 millis" })
        const release = yield* holdLock(url(), name)
        const failure = yield* Effect.flip(store.append(place()))
        expect(failure).toMatchObject({ reason: "locked", outcome: "nothing written" })
        yield* release
        expect(yield* store.append(place())).toMatchObject({ first: 1 })
      }),
    patience
  )
})
