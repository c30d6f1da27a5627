/**
 * Keeps the tallies up to date, in one version, until it is killed.
 */
import { ReadModelRunner } from "@westum/mobility"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import { codec, tallies } from "../support/Tallies.ts"

const [log = "", rows = "", version = "1"] = process.argv.slice(2)

const stores = Layer.mergeAll(
  SqliteEventStore.layer({ filename: log, pollInterval: "5 millis" }),
  SqliteReadModels.layer({ filename: rows, lockTimeout: "1 minute" })
)

console.log("started")
await Effect.runPromise(Effect.provide(ReadModelRunner.run(tallies(Number(version)), codec), stores))
