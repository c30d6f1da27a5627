/**
 * A scratch copy of a log: what happens in it leaves the log itself as it is.
 */
import { Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { backup, DatabaseSync } from "node:sqlite"

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "westum-demo-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const source = (filename: string) =>
  Effect.acquireRelease(
    Effect.sync(() => new DatabaseSync(filename, { readOnly: true })),
    (file) => Effect.sync(() => file.close())
  )

/** Copies the file, with what still stands in its write-ahead log, into a directory that goes with the scope. */
export const scratchCopy = Effect.fnUntraced(function* (filename: string) {
  const copy = join(yield* directory, "scratch.sqlite")
  const file = yield* source(filename)
  yield* Effect.promise(() => backup(file, copy))
  return copy
})
