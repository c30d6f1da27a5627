/**
 * No connection is free: nobody waits for ever, nothing is written, and it goes on when there is one.
 */
import { PgClient } from "@effect/sql-pg"
import { describe, expect, it } from "@effect/vitest"
import { EventStore, Query } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Deferred, Effect, Fiber, Layer, Option, Redacted, Stream } from "effect"
import { until } from "./crash/support/Pair.ts"
import { execute, newName } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

const nothing = { _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" }

describe("a pool of which the program has every connection", () => {
  it.live(
    "fails appends, reads and restores after a bound, and takes them again later",
    () =>
      Effect.gen(function* () {
        const bounds = { connectTimeout: "200 millis", answerTimeout: "1 second", schema: yield* schema } as const
        const client = PgClient.layer({ url: Redacted.make(url()), maxConnections: 2 })
        const layer = Layer.provideMerge(PostgresEventStore.layerClient(bounds), client)
        const context = yield* Layer.build(layer)
        const sql = Context.get(context, PgClient.PgClient)
        const store = Context.get(context, EventStore.EventStore)
        yield* store.append(place("place:first"))
        const [first] = yield* whole(store)
        if (first === undefined) throw new Error("the log is empty")
        const done = yield* Deferred.make<void>()
        const [one, other] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
        const busy = yield* Effect.forkScoped(
          Effect.all(
            [one, other].map((begun) =>
              sql.withTransaction(Effect.andThen(Deferred.succeed(begun, undefined), Deferred.await(done)))
            ),
            { concurrency: 2 }
          )
        )
        yield* Effect.all([Deferred.await(one), Deferred.await(other)])
        expect(yield* Effect.flip(store.append(place()))).toMatchObject(nothing)
        expect(yield* Effect.flip(whole(store))).toMatchObject({ ...nothing, reason: "timeout" })
        expect(yield* Effect.flip(store.restore([first]))).toMatchObject(nothing)
        yield* Deferred.succeed(done, undefined)
        yield* Fiber.join(busy)
        yield* store.append(place("place:last"))
        expect((yield* whole(store)).flatMap(({ event }) => event.tags)).toEqual(["place:first", "place:last"])
      }),
    patience
  )
})

describe("a store that asks for one connection", () => {
  it.live(
    "has another to append while it listens",
    () =>
      Effect.gen(function* () {
        const store = yield* open({ url: url(), schema: yield* schema, maxConnections: 1, connectTimeout: "2 seconds" })
        const first = yield* Effect.forkScoped(Stream.runHead(store.subscribe(Query.all)))
        yield* until(url(), "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
        yield* store.append(place())
        expect(Option.isSome(yield* Fiber.join(first))).toBe(true)
      }),
    patience
  )
})

describe("a server that takes no more connections", () => {
  it.live(
    "fails what cannot be sent, and is used again when it takes them",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const role = newName()
        yield* Effect.scoped(open({ url: url(), schema: name }))
        const grants = [
          `CREATE ROLE ${role} LOGIN CONNECTION LIMIT 0`,
          `GRANT USAGE ON SCHEMA ${name} TO ${role}`,
          `GRANT SELECT ON ALL TABLES IN SCHEMA ${name} TO ${role}`,
          `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${name} TO ${role}`
        ]
        yield* Effect.acquireRelease(execute(url(), ...grants), () =>
          Effect.orDie(execute(url(), `DROP OWNED BY ${role}`, `DROP ROLE ${role}`))
        )
        const there = new URL(url())
        there.username = role
        const opening = open({ url: there.href, schema: name, maxConnections: 1 })
        expect(yield* Effect.flip(Effect.scoped(opening))).toMatchObject(nothing)
        yield* execute(url(), `ALTER ROLE ${role} CONNECTION LIMIT 2`)
        const store = yield* opening
        yield* store.append(place())
        yield* execute(
          url(),
          `ALTER ROLE ${role} CONNECTION LIMIT 0`,
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`
        )
        yield* Effect.sleep("200 millis")
        expect(yield* Effect.flip(store.append(place()))).toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
        expect(yield* Effect.flip(store.append(place()))).toMatchObject(nothing)
        yield* execute(url(), `ALTER ROLE ${role} CONNECTION LIMIT 2`)
        yield* store.append(place())
        expect(yield* whole(store)).toHaveLength(2)
      }),
    patience
  )
})
