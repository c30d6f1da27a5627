/**
 * A process of the cluster for tests: its appends note what they were decided on.
 */
import { NodeRuntime } from "@effect/platform-node"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import * as Recorder from "@westum/mobility-testkit/Recorder"
import { Layer } from "effect"
import { runner } from "../../src/Runner.ts"

const [url = "", port = "", project = ""] = process.argv.slice(2)
const store = Recorder.layer(PostgresEventStore.layer({ url, maxConnections: 4 }))

NodeRuntime.runMain(Layer.launch(runner({ url, port: Number(port), project, store })))
