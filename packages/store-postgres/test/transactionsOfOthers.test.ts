/**
 * What works for everybody is no part of the transaction that somebody has open where it happens to begin: not of the one in
 * which a log is opened, as by the first request of a tenant, nor of the one of a command in front of others.
 */
import { PgClient } from "@effect/sql-pg"
import { describe, expect, it } from "@effect/vitest"
import { Consortium, EventStore, type Query } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Deferred, Effect, Exit, Fiber, Layer, Redacted } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, told, whole } from "./support/Log.ts"
import { applying, founding } from "./support/Project.ts"

const { schema, url } = fileDatabase()

const client = Effect.suspend(() =>
  Effect.map(Layer.build(PgClient.layer({ url: Redacted.make(url()), maxConnections: 6 })), (context) =>
    Context.get(context, PgClient.PgClient)
  )
)

const through = (sql: PgClient.PgClient, options: PostgresEventStore.LogOptions) =>
  Layer.provide(PostgresEventStore.layerClient(options), Layer.succeed(PgClient.PgClient, sql))

const takenAt: Query.Query = [{ types: ["place.taken"], tags: ["place:a"] }]
const small = (store: EventStore.EventStoreService) =>
  store.read([{ query: takenAt }]).pipe(
    Effect.map(({ events }) => events.length),
    Effect.timeout("10 seconds")
  )

/** A log that was opened within a transaction, which is still open until it is told to end. */
const openedWithin = Effect.fnUntraced(function* (
  name: string,
  first: (store: EventStore.EventStoreService) => Effect.Effect<unknown, unknown>
) {
  const sql = yield* client
  const scope = yield* Effect.scope
  const end = yield* Deferred.make<void>()
  const opened = yield* Deferred.make<EventStore.EventStoreService>()
  const request = Effect.gen(function* () {
    yield* sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`
    yield* sql`SELECT 1`
    const layer = Layer.fresh(through(sql, { schema: name, pollInterval: "20 millis" }))
    const store = Context.get(yield* Layer.buildWithScope(layer, scope), EventStore.EventStore)
    yield* first(store)
    yield* Deferred.succeed(opened, store)
    yield* Deferred.await(end)
  })
  const fiber = yield* Effect.forkChild(sql.withTransaction(request))
  const store = yield* Effect.raceFirst(Deferred.await(opened), Effect.andThen(Fiber.join(fiber), Effect.never))
  return { store, end: Effect.andThen(Deferred.succeed(end, undefined), Fiber.join(fiber)) }
})

describe("a log that is opened within a transaction", () => {
  it.live(
    "is read by others as it is, while the transaction goes on and after it",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const other = yield* open({ url: url(), schema: name })
        const { end, store } = yield* openedWithin(name, small)
        yield* other.append(place())
        yield* store.append(place())
        expect(yield* small(store)).toBe(2)
        yield* end
        yield* other.append(place())
        expect(yield* small(store)).toBe(3)
        expect(yield* whole(store)).toHaveLength(3)
      }),
    patience
  )

  it.live(
    "is there whether or not that is rolled back",
    () =>
      Effect.gen(function* () {
        const sql = yield* client
        const scope = yield* Effect.scope
        const layer = Layer.fresh(through(sql, { schema: "made_within" }))
        const building = Effect.map(Layer.buildWithScope(layer, scope), (context) =>
          Deferred.doneUnsafe(built, Exit.succeed(Context.get(context, EventStore.EventStore)))
        )
        const built = Deferred.makeUnsafe<EventStore.EventStoreService>()
        expect(yield* Effect.flip(sql.withTransaction(Effect.andThen(building, Effect.fail("rolled back"))))).toBe(
          "rolled back"
        )
        const store = yield* Deferred.await(built)
        yield* store.append(place())
        expect(yield* small(store)).toBe(1)
      }),
    patience
  )

  it.live(
    "and first followed there is followed by others as it grows, when the transaction has ended",
    () =>
      Effect.gen(function* () {
        const name = yield* schema
        const other = yield* open({ url: url(), schema: name })
        yield* other.append(place())
        const { end, store } = yield* openedWithin(name, (store) => Effect.timeoutOption(told(store, 2), "100 millis"))
        yield* end
        const two = yield* Effect.forkChild(told(store, 2))
        // Time to look some times while nothing is there.
        yield* Effect.sleep("200 millis")
        yield* other.append(place())
        expect(yield* Fiber.join(two)).toEqual([1, 2])
      }),
    patience
  )
})

const approving = (mobility: string) => ({ type: "approve", mobility, on: "2020-01-05" }) as const

describe("a command within a transaction, with others behind it", () => {
  it.live(
    "is answered by itself; the others are carried out",
    () =>
      Effect.gen(function* () {
        const sql = yield* client
        const name = yield* schema
        const layer = Layer.provide(Consortium.layer, through(sql, { schema: name }))
        const consortium = Context.get(yield* Layer.build(layer), Consortium)
        const applicants = ["m0", "m1", "m2", "m3"] as const
        yield* consortium.executeAll([...founding, ...applicants.map((m) => applying(m, "north"))], { commandId: "o" })
        const approve = (m: string, commandId = `approve ${m}`) => consortium.execute(approving(m), { commandId })
        yield* approve("m0")
        // It has something to read, which takes until the others have come.
        const free = yield* Deferred.make<void>()
        const locked = yield* Deferred.make<void>()
        yield* Effect.forkChild(
          sql.withTransaction(
            sql
              .unsafe(`LOCK TABLE ${name}.event`)
              .pipe(Effect.andThen(Deferred.succeed(locked, undefined)), Effect.andThen(Deferred.await(free)))
          )
        )
        yield* Deferred.await(locked)
        // Answered as the first time: nothing is to be written in the transaction.
        const begun = yield* Deferred.make<void>()
        const within = yield* Effect.forkChild(
          sql.withTransaction(Effect.andThen(Deferred.succeed(begun, undefined), approve("m0")))
        )
        yield* Effect.andThen(Deferred.await(begun), Effect.sleep("50 millis"))
        const outside = yield* Effect.forEach(["m1", "m2", "m3"], (m) => Effect.forkChild(approve(m)))
        yield* Effect.andThen(Effect.sleep("50 millis"), Deferred.succeed(free, undefined))
        expect(yield* Fiber.join(within)).toMatchObject({ _tag: "Done" })
        expect(yield* Effect.forEach(outside, Fiber.join)).toMatchObject([
          { _tag: "Done" },
          { _tag: "Done" },
          { _tag: "Done" }
        ])
      }),
    patience
  )
})
