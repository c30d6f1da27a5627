/**
 * Saved states in a file keep every promise of the port.
 */
import { SqliteSavedStates } from "@westum/mobility-store-sqlite"
import { SavedStatesContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const room = Effect.map(temporaryDirectory, (directory) =>
  SqliteSavedStates.layer({ filename: `${directory}/saved-states.db` })
)

SavedStatesContract.suite("a SQLite file", Layer.unwrap(room), { durable: room })
