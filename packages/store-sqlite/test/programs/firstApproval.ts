/**
 * Measures the first approval in front of a log of so many events in a new directory: `firstApproval.ts 5000000 [directory]`.
 */
import { SqliteEventStore, SqliteSavedStates } from "@westum/mobility-store-sqlite"
import { FirstCommand } from "@westum/mobility-testkit"
import { Effect } from "effect"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const [, , events = "200000", within = tmpdir()] = process.argv
const directory = mkdtempSync(join(within, "first-approval-"))

const measured = FirstCommand.measure(
  SqliteEventStore.layer({ filename: join(directory, "log.db") }),
  SqliteSavedStates.layer({ filename: join(directory, "saved-states.db") }),
  Number(events)
)

console.table(await Effect.runPromise(Effect.scoped(measured)))
console.log(directory)
