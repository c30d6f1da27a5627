/**
 * Keeps the tallies up to date, in one version, until it is killed.
 */
import { ReadModelRunner } from "@westum/mobility"
import { PostgresEventStore, PostgresReadModels } from "@westum/mobility-store-postgres"
import { Effect, Layer } from "effect"
import { codec, tallies } from "../../../store-sqlite/test/support/Tallies.ts"

const [url = "", schema = "", version = "1"] = process.argv.slice(2)

const options = { url, schema, maxConnections: 2 }
const stores = Layer.mergeAll(PostgresEventStore.layer(options), PostgresReadModels.layer(options))

console.log("started")
await Effect.runPromise(Effect.provide(ReadModelRunner.run(tallies(Number(version)), codec), stores))
