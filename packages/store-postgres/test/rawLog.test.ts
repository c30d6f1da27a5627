/**
 * The look at a log on a server shows what the store keeps in it.
 */
import { PostgresEventStore, PostgresRawLog } from "@westum/mobility-store-postgres"
import { RawLogContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"

const { schema, url } = fileDatabase()

const both = Effect.map(schema, (name) =>
  PostgresRawLog.layer({ url: url(), schema: name }).pipe(
    // The log is there once the store is.
    Layer.provideMerge(PostgresEventStore.layer({ url: url(), schema: name, maxConnections: 4 }))
  )
)

RawLogContract.suite("a PostgreSQL server", Layer.unwrap(both), { index: true, gaps: true })
