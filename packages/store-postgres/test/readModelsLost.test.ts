/**
 * Between a commit and its answer the connection is lost, or the server is away, or somebody holds what is wanted: nothing is counted
 * twice, and the failure says why.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStore, ReadModelRunner, ReadModelStore, Rows, SequencePosition } from "@westum/mobility"
import { PostgresReadModels } from "@westum/mobility-store-postgres"
import { Effect } from "effect"
import { Pool } from "pg"
import { codec, taken, tallies } from "../../store-sqlite/test/support/Tallies.ts"
import { connection, execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience } from "./support/Log.ts"
import { proxyTo } from "./support/Proxy.ts"
import { everything, openRows, step, towns } from "./support/ReadModels.ts"

const { schema, url } = fileDatabase()

const poolTo = (connectionString: string) =>
  Effect.acquireRelease(
    Effect.sync(() => new Pool({ connectionString, max: 6 }).on("error", () => undefined)),
    (pool) => Effect.promise(() => pool.end())
  )

/** Through what answers may be lost, in both ways. */
const ways = [
  [
    "on the store's own connections",
    (url: string, schema: string) => openRows(PostgresReadModels.layer({ url, schema }))
  ],
  [
    "through a pool of the program",
    (url: string, schema: string) =>
      Effect.flatMap(poolTo(url), (pool) => openRows(PostgresReadModels.layerPool({ pool, schema })))
  ]
] as const

const unavailable = { _tag: "ReadModelsFailed", reason: "unavailable" }

describe.each(ways)("a step whose answer is lost, %s,", (_, openThrough) => {
  it.live(
    "was kept, which who sends it again is told as overtaken",
    () =>
      Effect.gen(function* () {
        const [name, proxy] = [yield* schema, yield* proxyTo(url())]
        const store = yield* openThrough(proxy.url, name)
        yield* store.prepare(towns())
        yield* store.serve(towns())
        yield* store.advance(towns(), step(0, "a"))
        proxy.loseAnswers(1)
        expect(yield* Effect.flip(store.advance(towns(), step(1, "b")))).toMatchObject(unavailable)
        // The server may still be at it.
        const again = yield* Effect.flip(store.advance(towns(), step(1, "again")))
        expect(again).toMatchObject({ _tag: "Overtaken", upTo: 2 })
        const { rows, upTo } = yield* store.select(towns(), everything)
        expect([rows.map(({ key }) => key), upTo]).toEqual([["a", "b"], 2])
      }),
    patience
  )

  it.live(
    "is counted once by a runner that is run again",
    () =>
      Effect.gen(function* () {
        const [name, proxy] = [yield* schema, yield* proxyTo(url())]
        const log = yield* open({ url: url(), schema: name })
        const rows = yield* openThrough(proxy.url, name)
        let failures = 0
        const running = ReadModelRunner.run(tallies(1), codec).pipe(
          Effect.tapError(({ _tag }) => Effect.sync(() => (failures += _tag === "ReadModelsFailed" ? 1 : 0))),
          Effect.retry({ while: ({ _tag }) => _tag === "ReadModelsFailed" })
        )
        const on = <A, E>(effect: Effect.Effect<A, E, EventStore.EventStore | ReadModelStore.ReadModelStore>) =>
          effect.pipe(
            Effect.provideService(EventStore.EventStore, log),
            Effect.provideService(ReadModelStore.ReadModelStore, rows)
          )
        yield* Effect.forkScoped(on(running))
        for (let round = 1; round <= 5; round++) {
          proxy.loseAnswers(1)
          yield* log.append([taken("a"), taken("b"), taken("a")])
          const until = Rows.waitUntil("tallies", SequencePosition.at(3 * round))
          yield* on(Effect.retry(until, { while: ({ _tag }) => _tag === "ReadModelsFailed" }))
        }
        const select = Effect.retry(Rows.select(tallies(1)), { while: ({ _tag }) => _tag === "ReadModelsFailed" })
        const found = yield* on(select)
        expect(found.rows.map(({ key, state }) => [key, state])).toEqual([
          ["a", 10],
          ["b", 5]
        ])
        expect(failures).toBeGreaterThan(0)
      }),
    patience
  )

  it.live(
    "and a server that is away, are told; it goes on when the server is back",
    () =>
      Effect.gen(function* () {
        const [name, proxy] = [yield* schema, yield* proxyTo(url())]
        const store = yield* openThrough(proxy.url, name)
        yield* store.prepare(towns())
        proxy.refuse(true)
        for (const asked of [store.advance(towns(), step(0)), store.find(towns(), ["a"]), store.standings()]) {
          expect(yield* Effect.flip(asked)).toMatchObject(unavailable)
        }
        proxy.refuse(false)
        yield* Effect.retry(store.advance(towns(), step(0)), { times: 20 })
        expect((yield* store.find(towns(), ["a"])).size).toBe(1)
      }),
    patience
  )
})

describe("a failure", () => {
  it.live(
    "is told as locked where somebody holds the version too long, and nothing was written",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const store = yield* openRows(PostgresReadModels.layer({ url: url(), schema: name, lockTimeout: "100 millis" }))
        yield* store.prepare(towns())
        const other = yield* connection(url())
        yield* other.unsafe("BEGIN")
        yield* other.unsafe(`SELECT * FROM ${name}.read_model FOR UPDATE`)
        for (const refused of [store.advance(towns(), step(0)), store.serve(towns()), store.drop(towns())]) {
          expect(yield* Effect.flip(refused)).toMatchObject({ _tag: "ReadModelsFailed", reason: "locked" })
        }
        // Who only asks waits for nobody.
        expect(yield* store.standings()).toHaveLength(1)
        yield* other.unsafe("ROLLBACK")
        yield* store.advance(towns(), step(0))
      }),
    patience
  )

  it.live(
    "is told as no store where the schema is gone",
    () =>
      Effect.gen(function* () {
        const store = yield* openRows(PostgresReadModels.layer({ url: url(), schema: "gone" }))
        yield* store.prepare(towns())
        yield* execute(url(), "DROP SCHEMA gone CASCADE")
        for (const refused of [store.advance(towns(), step(0)), store.find(towns(), ["a"]), store.standings()]) {
          expect(yield* Effect.flip(refused)).toMatchObject({ _tag: "ReadModelsFailed", reason: "notAStore" })
        }
      }),
    patience
  )

  it.live(
    "of a schema that is for others, or not to be made, is told when the store is opened",
    () =>
      Effect.gen(function* () {
        const opening = openRows(PostgresReadModels.layer({ url: url(), schema: "nobody", migrate: false }))
        const failure = yield* Effect.flip(Effect.scoped(opening))
        expect(failure).toMatchObject({ _tag: "ReadModelsFailed", reason: "notAStore" })
        expect(failure.message).toContain("opening nobody in 127.0.0.1")
      }),
    patience
  )
})
