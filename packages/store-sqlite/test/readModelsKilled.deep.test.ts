/**
 * Read models in a file count each event once, whatever is killed.
 */
import { it } from "@effect/vitest"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Layer } from "effect"
import { patience, start } from "./support/Child.ts"
import { killRunners, kills, seed } from "./support/Killing.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

it.live(
  `${kills} kills with SIGKILL count no event twice and none never (SEED=${seed})`,
  () =>
    Effect.gen(function* () {
      const directory = yield* temporaryDirectory
      const [log, rows] = [`${directory}/log.db`, `${directory}/read-models.db`]
      const stores = Layer.mergeAll(
        SqliteEventStore.layer({ filename: log }),
        SqliteReadModels.layer({ filename: rows })
      )
      const run = (version: number) => start("tallier", { args: [log, rows, String(version)] })
      yield* Effect.provide(killRunners(run), stores)
    }),
  patience + 4_000 * kills
)
