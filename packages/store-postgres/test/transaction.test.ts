/**
 * Within a transaction of the program an append is a part of it: there with it, gone with it, and never apart from it.
 */
import { describe, expect, it } from "@effect/vitest"
import { EventStore, Query, SequencePosition } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Context, Effect, Layer } from "effect"
import { Pool, type PoolClient } from "pg"
import { afterAll, beforeAll } from "vitest"
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

const storeIn = (connection: PoolClient, schema: string) =>
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
      patience
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
