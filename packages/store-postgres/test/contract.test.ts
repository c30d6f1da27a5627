/**
 * The store on a server keeps every promise of the port.
 */
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { EventStoreContract, StoreProcess } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { program } from "../../store-sqlite/test/support/Child.ts"
import { fileDatabase } from "./support/FileDatabase.ts"

const { schema, storage, url } = fileDatabase()

const elsewhere = (schema: string) =>
  StoreProcess.layer({ command: process.execPath, args: [program("store"), url(), schema] })

EventStoreContract.suite("a PostgreSQL server", Layer.unwrap(storage), {
  gapless: true,
  share: 1 / 4,
  durable: storage,
  shared: storage,
  processes: Effect.map(
    schema,
    (schema) => [PostgresEventStore.layer({ url: url(), schema }), elsewhere(schema)] as const
  )
})
