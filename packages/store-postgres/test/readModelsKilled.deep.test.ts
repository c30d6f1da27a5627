/**
 * Read models on a server count each event once, whatever is killed.
 */
import { it } from "@effect/vitest"
import { PostgresEventStore, PostgresReadModels } from "@westum/mobility-store-postgres"
import { Effect, Layer } from "effect"
import { start } from "../../store-sqlite/test/support/Child.ts"
import { killRunners, kills, seed } from "../../store-sqlite/test/support/Killing.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience } from "./support/Log.ts"

const { schema, url } = fileDatabase()

it.live(
  `${kills} kills with SIGKILL count no event twice and none never (SEED=${seed})`,
  () =>
    Effect.gen(function* () {
      const name = yield* schema
      const options = { url: url(), schema: name, maxConnections: 4 }
      const stores = Layer.mergeAll(PostgresEventStore.layer(options), PostgresReadModels.layer(options))
      const run = (version: number) => start("tallier", { args: [url(), name, String(version)] })
      yield* Effect.provide(killRunners(run), stores)
    }),
  patience + 4_000 * kills
)
