/**
 * A process that rebuilds all read models of a log, and tells how much memory it held after each quarter of the way.
 */
import { ConsortiumCodec, ReadModelProgress, ReadModelRunner } from "@westum/mobility"
import { SqliteEventStore, SqliteReadModels } from "@westum/mobility-store-sqlite"
import { Effect, Stream } from "effect"
import { join } from "node:path"
import { inDirectory } from "./Directory.ts"
import { readModels } from "./ours/ReadModels.ts"

const quarters = [0.25, 0.5, 0.75, 1]

const measured = (log: string, rows: string) =>
  Effect.gen(function* () {
    const held: Array<number> = []
    yield* Effect.forkScoped(ReadModelRunner.runAll(readModels, ConsortiumCodec.codec))
    yield* ReadModelProgress.watch("50 millis").pipe(
      Stream.takeUntil((all) => {
        const way = Math.min(...all.map(({ head, upTo }) => upTo / head))
        while (all.length === readModels.length && way >= (quarters[held.length] ?? Infinity)) {
          held.push(process.memoryUsage.rss() / 2 ** 20)
        }
        return held.length === quarters.length
      }),
      Stream.runDrain
    )
    return held
  }).pipe(
    Effect.scoped,
    Effect.provide([SqliteEventStore.layer({ filename: log }), SqliteReadModels.layer({ filename: rows })]),
    Effect.runPromise
  )

const [log = ""] = process.argv.slice(2)
process.send?.(await inDirectory((directory) => measured(log, join(directory, "rows.sqlite"))))
