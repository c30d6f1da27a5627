/**
 * Runs two reactions and an outbox until it is killed. What is delivered is a line at the end of a file: position and id of the event.
 */
import { Consortium, Outbox, ReactionRunner } from "@westum/mobility"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import { appendFileSync } from "node:fs"
import { nudge, registrationReminders } from "../support/Reactions.ts"

const [log = "", rows = "", delivered = ""] = process.argv.slice(2)

const stores = Layer.mergeAll(
  SqliteEventStore.layer({ filename: log, pollInterval: "5 millis", lockTimeout: "1 minute" }),
  SqliteReadModels.layer({ filename: rows, lockTimeout: "1 minute" })
)

const options = { every: 10, patience: 50 }

const outside: Outbox.Subscriber<never, never> = {
  name: "outside",
  deliver: ({ id, position }) => Effect.sync(() => appendFileSync(delivered, `${position} ${id}\n`))
}

console.log("started")
await Effect.all(
  [
    ReactionRunner.run(nudge, options),
    ReactionRunner.run(registrationReminders, options),
    Outbox.run(outside, { every: 5 })
  ],
  { concurrency: "unbounded" }
).pipe(Effect.provide(Consortium.layer.pipe(Layer.provideMerge(stores))), Effect.runPromise)
