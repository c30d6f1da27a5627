/**
 * The look at a file shows what the store keeps in it.
 */
import { SqliteEventStore, SqliteRawLog } from "@westum/mobility-store-sqlite"
import { RawLogContract } from "@westum/mobility-testkit"
import { Effect, Layer } from "effect"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const both = Effect.map(temporaryDirectory, (directory) => {
  const filename = `${directory}/log.db`
  // The file is there once the store is.
  return SqliteRawLog.layer({ filename }).pipe(
    Layer.provideMerge(SqliteEventStore.layer({ filename, synchronous: "NORMAL" }))
  )
})

RawLogContract.suite("a SQLite file", Layer.unwrap(both), { index: true, gaps: false })
