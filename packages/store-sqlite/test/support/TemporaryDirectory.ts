/**
 * A directory of its own for each test.
 */
import { Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** An empty directory, which the scope removes with all that is in it. */
export const temporaryDirectory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "westum-store-"))),
  (directory) => Effect.sync(() => rmSync(directory, { recursive: true, force: true }))
)
