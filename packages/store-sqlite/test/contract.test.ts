/**
 * The store in a file keeps every promise of the port.
 */
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { EventStoreContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const storage = Effect.map(temporaryDirectory, (directory) =>
  SqliteEventStore.layer({ filename: `${directory}/log.db`, pollInterval: "10 millis" })
)

EventStoreContract.suite("a SQLite file", Layer.unwrap(storage), { gapless: true, durable: storage, shared: storage })
