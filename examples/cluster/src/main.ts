/**
 * Starts a process of the cluster: `DATABASE_URL`, `PORT` and `PROJECT` say where, and what its board shows.
 */
import { NodeRuntime } from "@effect/platform-node"
import { PostgresEventStore } from "@westum/mobility-store-postgres"
import { Layer } from "effect"
import { runner } from "./Runner.ts"

const { DATABASE_URL: url = "", PORT: port = "34431", PROJECT: project = "" } = process.env

NodeRuntime.runMain(
  Layer.launch(runner({ url, port: Number(port), project, store: PostgresEventStore.layer({ url }) }))
)
