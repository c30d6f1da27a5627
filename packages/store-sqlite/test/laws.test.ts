/**
 * A consortium on a file keeps every law that one in memory keeps. What survives the loss of power is not asked here, so that
 * the commits need not wait for the disk.
 */
import { SqliteEventStore } from "@westum/mobility-store-sqlite"
import { Laws } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const storage = Effect.map(temporaryDirectory, (directory) =>
  SqliteEventStore.layer({ filename: `${directory}/log.db`, synchronous: "NORMAL" })
)

Laws.suite("a SQLite file", Layer.unwrap(storage), { share: 1 / 8, shared: storage })
