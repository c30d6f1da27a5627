/**
 * Within a transaction of the program an append is a part of it: there with it, gone with it, and never apart from it.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStore, Query, SequencePosition } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Effect, Fiber, Layer } from "effect"
import { Pool, type PoolClient } from "pg"
import { afterAll, beforeAll } from "vitest"
import type { ForeignConnection, ForeignStatement } from "../src/ForeignPool.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

let pool: Pool
beforeAll(async () => {
  pool = new Pool({ connectionString: url(), max: 4 })
  await pool.query("CREATE TABLE public.own (id integer)")
})
afterAll(() => pool.end())

const connection = Effect.acquireRelease(
  Effect.promise(() => pool.connect()),
  (client) => Effect.sync(() => client.release(true))
)

const run = (client: PoolClient, text: string) => Effect.promise(() => client.query(text))

const storeIn = (connection: ForeignConnection, schema: string) =>
  Effect.map(Layer.build(Layer.fresh(PostgresEventStore.layerTransaction({ connection, schema }))), (context) =>
    Context.get(context, EventStore.EventStore)
  )

const opened = Effect.gen(function* () {
  yield* Effect.promise(() => pool.query("DELETE FROM public.own"))
  const name = yield* schema
  return { name, outside: yield* open({ url: url(), schema: name }), client: yield* connection }
})

const own = Effect.map(
  Effect.promise(() => pool.query("SELECT id FROM public.own")),
  ({ rowCount }) => rowCount
)

const taken = { failIfEventsMatch: [{ types: ["place.taken"], tags: ["place:a"] }] } as const

describe("an append in a transaction of the program", () => {
  for (const [end, count] of [
    ["COMMIT", 1],
    ["ROLLBACK", 0]
  ] as const) {
    it.live(
      `that ends with ${end}: ${count} event and ${count} row are there, and none before`,
      () =>
        Effect.gen(function* () {
          const { client, name, outside } = yield* opened
          yield* run(client, "BEGIN")
          const store = yield* storeIn(client, name)
          yield* run(client, "INSERT INTO public.own VALUES (1)")
          expect(yield* store.append(place())).toMatchObject({ first: 1, alreadyStored: false })
          expect(yield* whole(store)).toHaveLength(1)
          expect(yield* whole(outside)).toHaveLength(0)
          yield* run(client, end)
          expect(yield* whole(outside)).toHaveLength(count)
          expect(yield* own).toBe(count)
        }),
      20_000
    )
  }

  it.live(
    "whose condition fails leaves the transaction as it was",
    () =>
      Effect.gen(function* () {
        const { client, name, outside } = yield* opened
        yield* outside.append(place())
        yield* run(client, "BEGIN")
        const store = yield* storeIn(client, name)
        yield* run(client, "INSERT INTO public.own VALUES (1)")
        expect(yield* Effect.flip(store.append(place(), taken))).toMatchObject({ _tag: "ConditionFailed" })
        yield* run(client, "COMMIT")
        expect(yield* own).toBe(1)
        expect(yield* whole(outside)).toHaveLength(1)
      }),
    patience
  )

  it.live(
    "sent again after the commit is known",
    () =>
      Effect.gen(function* () {
        const { client, name } = yield* opened
        const events = place()
        const append = Effect.scoped(
          Effect.gen(function* () {
            yield* run(client, "BEGIN")
            const appended = yield* Effect.flatMap(storeIn(client, name), (store) => store.append(events, taken))
            yield* run(client, "COMMIT")
            return appended
          })
        )
        expect(yield* append).toMatchObject({ first: 1, alreadyStored: false })
        expect(yield* append).toMatchObject({ first: 1, alreadyStored: true })
      }),
    patience
  )

  it.live(
    "keeps others waiting until it ends, and then they are judged on it",
    () =>
      Effect.gen(function* () {
        const { client, name } = yield* opened
        const hasty = yield* open({ url: url(), schema: name, lockTimeout: "100 millis" })
        yield* run(client, "BEGIN")
        const store = yield* storeIn(client, name)
        yield* store.append(place())
        expect(yield* Effect.flip(hasty.append(place(), taken))).toMatchObject({ reason: "locked" })
        yield* run(client, "COMMIT")
        expect(yield* Effect.flip(hasty.append(place(), taken))).toMatchObject({ _tag: "ConditionFailed" })
      }),
    patience
  )
})

describe("a savepoint of the program", () => {
  const undone = { _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" }
  const begun = Effect.gen(function* () {
    const { client, name, outside } = yield* opened
    yield* run(client, "BEGIN")
    const store = yield* storeIn(client, name)
    return { client, name, outside, store, back: run(client, "ROLLBACK TO SAVEPOINT mine") }
  })

  it.live(
    "that is rolled back to with what was appended: nothing is read or appended on it any more, until it is opened anew",
    () =>
      Effect.gen(function* () {
        const { back, client, name, outside, store } = yield* begun
        yield* run(client, "SAVEPOINT mine")
        yield* store.append(place())
        yield* back
        // Others may be there now where it stood.
        yield* outside.append(place())
        const failures = [
          yield* Effect.flip(store.append(place())),
          yield* Effect.flip(whole(store)),
          yield* Effect.flip(store.read([{ query: taken.failIfEventsMatch }]))
        ]
        for (const failure of failures) {
          expect(failure).toMatchObject({ ...undone, detail: expect.stringContaining("savepoint") })
        }
        const anew = yield* storeIn(client, name)
        expect(yield* Effect.flip(anew.append(place(), taken))).toMatchObject({ _tag: "ConditionFailed" })
        yield* run(client, "COMMIT")
        expect(yield* whole(outside)).toHaveLength(1)
      }),
    patience
  )

  it.live(
    "that is rolled back to after another store has appended, and this one has read it",
    () =>
      Effect.gen(function* () {
        const { back, client, name, store } = yield* begun
        const other = yield* storeIn(client, name)
        yield* run(client, "SAVEPOINT mine")
        yield* other.append(place())
        expect(yield* whole(store)).toHaveLength(1)
        yield* back
        expect(yield* Effect.flip(store.append(place()))).toMatchObject(undone)
      }),
    patience
  )

  it.live(
    "is no matter where nothing was appended since, nor where it is released; and stores of one transaction go on beside each other",
    () =>
      Effect.gen(function* () {
        const { back, client, name, outside, store } = yield* begun
        const other = yield* storeIn(client, name)
        yield* store.append(place())
        yield* run(client, "SAVEPOINT mine")
        expect(yield* whole(store)).toHaveLength(1)
        yield* back
        yield* other.append(place())
        yield* run(client, "RELEASE SAVEPOINT mine")
        yield* Effect.all([store.append(place()), other.append(place()), whole(store)], { concurrency: "unbounded" })
        yield* run(client, "COMMIT")
        expect(yield* whole(outside)).toHaveLength(4)
      }),
    patience
  )
})

it.live(
  "many statements at once go one after the other on the program's connection",
  () =>
    Effect.gen(function* () {
      const { client, name } = yield* opened
      let [under, most] = [0, 0]
      const watched = {
        query: (statement: ForeignStatement) => {
          most = Math.max(most, ++under)
          return client.query(statement).finally(() => void (under -= 1))
        }
      }
      yield* run(client, "BEGIN")
      const store = yield* storeIn(watched, name)
      const reading = yield* Effect.forkChild(
        Effect.all(
          Array.from({ length: 10 }, () => whole(store)),
          { concurrency: 10 }
        )
      )
      yield* Effect.sleep("1 millis")
      yield* Fiber.interrupt(reading)
      yield* Effect.all([store.append(place()), ...Array.from({ length: 20 }, () => whole(store))], { concurrency: 20 })
      yield* run(client, "COMMIT")
      expect(most).toBe(1)
    }),
  patience
)

describe("without a transaction", () => {
  const refused = { _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" }

  it.live(
    "the store does not open",
    () =>
      Effect.gen(function* () {
        const { client, name } = yield* opened
        const failure = yield* Effect.flip(storeIn(client, name))
        expect(failure).toMatchObject(refused)
        expect(failure.detail).toContain("transaction block")
      }),
    patience
  )

  it.live(
    "an append after its end is refused, and not written apart",
    () =>
      Effect.gen(function* () {
        const { client, name, outside } = yield* opened
        yield* run(client, "BEGIN")
        const store = yield* storeIn(client, name)
        yield* run(client, "COMMIT")
        expect(yield* Effect.flip(store.append(place()))).toMatchObject(refused)
        expect(yield* whole(outside)).toHaveLength(0)
      }),
    patience
  )

  it.live(
    "and at any other level than READ COMMITTED an append is refused",
    () =>
      Effect.gen(function* () {
        const { client, name, outside } = yield* opened
        yield* run(client, "BEGIN ISOLATION LEVEL REPEATABLE READ")
        const store = yield* storeIn(client, name)
        const failure = yield* Effect.flip(store.append(place()))
        expect(failure).toMatchObject(refused)
        expect(failure).toMatchObject({ detail: expect.stringContaining("READ COMMITTED") })
        yield* run(client, "COMMIT")
        expect(yield* whole(outside)).toHaveLength(0)
      }),
    patience
  )
})

it.live(
  "a log is restored in a transaction, and gone with it",
  () =>
    Effect.gen(function* () {
      const { client, name, outside } = yield* opened
      yield* run(client, "BEGIN")
      const store: EventStore.EventStoreService = yield* storeIn(client, name)
      yield* store.restore([{ position: SequencePosition.at(7), recordedAt: 1, event: place()[0] }])
      expect((yield* store.read([{ query: Query.all }])).head).toBe(7)
      yield* run(client, "ROLLBACK")
      expect(yield* whole(outside)).toHaveLength(0)
    }),
  patience
)
