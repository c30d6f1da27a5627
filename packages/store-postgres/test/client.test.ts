/**
 * Through a client of the program: beside its own tables, and never a part of its transactions without saying so.
 */
import { PgClient } from "@effect/sql-pg"
import { expect, it } from "@effect/vitest"
import { EventStore, Query, SequencePosition } from "@westum/mobility"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Effect, Layer, Redacted } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience, place, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

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
})

it.live(
  "an append while a transaction of the client is open is refused, and rolled back with it",
  () =>
    Effect.gen(function* () {
      const client = PgClient.layer({ url: Redacted.make(url()) })
      const store = PostgresEventStore.layerClient({ schema: yield* schema })
      yield* Effect.provide(program, Layer.provideMerge(store, client))
    }),
  patience
)
