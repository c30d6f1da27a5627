/**
 * Through a client of the program: beside its own tables, and never a part of its transactions without saying so.
 */
import { PgClient } from "@effect/sql-pg"
import { expect, it } from "@effect/vitest"
import { EventStore, Query, ReadModelStore, SavedStates, SequencePosition } from "@westum/mobility"
import { PostgresEventStore, PostgresReadModels, PostgresSavedStates } from "@westum/mobility-store-postgres"
import { Effect, Layer, Redacted } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience, place, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

/** With the client in whose transactions the program works, whether the store knows it or not. */
const program = Effect.gen(function* () {
  const sql = yield* PgClient.PgClient
  const store = yield* EventStore.EventStore
  yield* sql`CREATE TABLE public.application (id integer)`
  yield* store.append(place())
  const appendIn = sql.withTransaction(
    Effect.andThen(sql`INSERT INTO public.application VALUES (1)`, store.append(place()))
  )
  const refused = yield* Effect.flip(appendIn)
  expect(refused).toMatchObject({ _tag: "InvalidAppend", problem: expect.stringContaining("transaction") })
  // The whole transaction went with it.
  expect(yield* sql`SELECT id FROM public.application`).toEqual([])
  const log = yield* whole(store)
  expect(log).toHaveLength(1)
  const restored = sql.withTransaction(
    store.restore([{ position: SequencePosition.at(1), recordedAt: 0, event: place()[0] }])
  )
  expect(yield* Effect.flip(restored)).toMatchObject({ _tag: "InvalidAppend" })
  // To read within a transaction is no harm.
  const read = yield* sql.withTransaction(store.read([{ query: Query.all }]))
  expect(read.events).toEqual(log)
  // One of its own may be open elsewhere meanwhile.
  const beside = yield* sql.withTransaction(Effect.andThen(sql`SELECT 1`, Effect.succeed(store)))
  yield* beside.append(place())
})

const clientOf = (url: string) => PgClient.layer({ url: Redacted.make(url) })

const ways: ReadonlyArray<
  readonly [string, (schema: string) => Layer.Layer<EventStore.EventStore | PgClient.PgClient, unknown>]
> = [
  [
    "that the store works through",
    (schema) => Layer.provideMerge(PostgresEventStore.layerClient({ schema }), clientOf(url()))
  ],
  [
    "beside the store's own connections",
    (schema) => Layer.merge(PostgresEventStore.layer({ url: url(), schema }), clientOf(url()))
  ],
  [
    "beside another client that the store works through",
    (schema) => {
      const through = Layer.provide(PostgresEventStore.layerClient({ schema }), Layer.fresh(clientOf(url())))
      return Layer.merge(through, clientOf(url()))
    }
  ]
]

it.live.each(ways)(
  "an append while a transaction is open in a client %s is refused, and rolled back with it",
  ([, layerOf]) =>
    Effect.gen(function* () {
      yield* execute(url(), "DROP TABLE IF EXISTS public.application")
      yield* Effect.provide(program, layerOf(yield* schema))
    }),
  patience
)

it.live(
  "what is kept for everybody is no part of a transaction that is open, and does not fail with one",
  () =>
    Effect.gen(function* () {
      const options = { schema: yield* schema }
      const kept = Layer.merge(PostgresReadModels.layerClient(options), PostgresSavedStates.layerClient(options))
      const program = Effect.gen(function* () {
        const [sql, models] = [yield* PgClient.PgClient, yield* ReadModelStore.ReadModelStore]
        const states = yield* SavedStates.SavedStates
        const asked = Effect.gen(function* () {
          // From here on the server refuses whatever is a part of it.
          yield* Effect.exit(sql`SELECT 1 / 0`)
          expect(yield* models.standings()).toEqual([])
          expect(yield* states.newest([{ projection: "places", version: 1 }], { characters: 1, count: 1 })).toEqual([])
          return yield* Effect.fail("rolled back")
        })
        expect(yield* Effect.flip(sql.withTransaction(asked))).toBe("rolled back")
        const opening = Effect.andThen(Layer.build(Layer.fresh(kept)), Effect.fail("rolled back"))
        expect(yield* Effect.flip(sql.withTransaction(opening))).toBe("rolled back")
      })
      yield* Effect.provide(program, Layer.provideMerge(kept, clientOf(url())))
    }),
  patience
)
