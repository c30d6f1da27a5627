/**
 * Serves the log of a schema to whoever started it.
 */
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import * as StoreProcess from "@westum/mobility-testkit/StoreProcess"

const [url = "", schema = ""] = process.argv.slice(2)

await StoreProcess.serve(PostgresEventStore.layer({ url, schema, maxConnections: 4 }))
