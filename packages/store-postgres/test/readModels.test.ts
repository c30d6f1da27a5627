/**
 * Read models on a server keep every promise of the port.
 */
import { PostgresReadModels } from "@westum/mobility-store-postgres"
import { ReadModelContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"

const { schema, url } = fileDatabase()

const room = Effect.map(schema, (schema) => PostgresReadModels.layer({ url: url(), schema, maxConnections: 4 }))

ReadModelContract.suite("a PostgreSQL server", Layer.unwrap(room), { durable: room, share: 1 / 3 })
