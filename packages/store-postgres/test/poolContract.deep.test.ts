/**
 * The stores on a pool of the program keep every promise of their ports, and the laws hold on the log.
 */
import { PostgresEventStore, PostgresReadModels } from "@westum/mobility-store-postgres"
import { EventStoreContract, Laws, ReadModelContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { Pool } from "pg"
import { afterAll, beforeAll } from "vitest"
import { fileDatabase } from "./support/FileDatabase.ts"

const { schema, url } = fileDatabase()

let pool: Pool
beforeAll(() => {
  pool = new Pool({ connectionString: url(), max: 20 })
})
afterAll(() => pool.end())

const storage = Effect.map(schema, (schema) =>
  Layer.unwrap(Effect.sync(() => PostgresEventStore.layerPool({ pool, schema })))
)

EventStoreContract.suite("a pool of the program", Layer.unwrap(storage), {
  gapless: true,
  share: 1 / 8,
  durable: storage,
  shared: storage
})

Laws.suite("a pool of the program", Layer.unwrap(storage), { share: 1 / 32, shared: storage })

const rows = Effect.map(schema, (schema) =>
  Layer.unwrap(Effect.sync(() => PostgresReadModels.layerPool({ pool, schema })))
)

ReadModelContract.suite("a pool of the program", Layer.unwrap(rows), { durable: rows, share: 1 / 8 })
