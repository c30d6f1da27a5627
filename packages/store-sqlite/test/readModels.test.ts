/**
 * Read models in a file keep every promise of the port.
 */
import { SqliteReadModels } from "@westum/mobility-store-sqlite"
import { ReadModelContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const room = Effect.map(temporaryDirectory, (directory) =>
  SqliteReadModels.layer({ filename: `${directory}/read-models.db` })
)

ReadModelContract.suite("a SQLite file", Layer.unwrap(room), { durable: room })
