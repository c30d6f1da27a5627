/**
 * Measures the first approval in front of a log of so many events in a schema that is not there yet:
 * `firstApproval.ts postgres://… 5000000 [schema]`.
 */
import { PostgresEventStore, PostgresSavedStates } from "@westum/mobility-store-postgres"
import { FirstCommand } from "@westum/mobility-testkit"
import { Effect } from "effect"

const [, , url = "", events = "200000", schema = "first_approval"] = process.argv

const measured = FirstCommand.measure(
  PostgresEventStore.layer({ url, schema }),
  PostgresSavedStates.layer({ url, schema }),
  Number(events)
)

console.table(await Effect.runPromise(Effect.scoped(measured)))
