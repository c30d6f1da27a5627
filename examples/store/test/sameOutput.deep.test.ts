/**
 * The examples print the same on a PostgreSQL server as without one, byte for byte, and once more the same on the log they left.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { database, execute } from "../../../packages/store-postgres/test/support/Databases.ts"

/** Milliseconds for a few runs on a busy machine. */
const patience = 240_000

const directory = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "westum-examples-test-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** What an example prints; one that fails or complains is an error. */
const printed = (example: string, cwd: string, databaseUrl: string) =>
  Effect.promise(async () => {
    const main = fileURLToPath(new URL(`../../${example}/src/main.ts`, import.meta.url))
    const args = ["--conditions=@westum/source", main, ...(example === "westum" ? ["westum.sqlite"] : [])]
    const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined, DATABASE_URL: databaseUrl }
    const { stderr, stdout } = await promisify(execFile)(process.execPath, args, { cwd, env })
    expect(stderr).toBe("")
    return stdout
  })

/** What no two runs have in common: the processes that race, and which of them wins. */
const race = /^ {2}[✓✗] process .*\n(?: {6}.*\n)*/gm

/** The line of the demo that names the place. */
const place = /^( {2}Log {10}).*$/m

/** What the demo says of its first run, and of any other. */
const added = /\d+ events added, in \d+ appends/
const found = "0 events added: the whole story was in this log already"

const steady = (out: string): string => out.replaceAll(race, "").replace(place, "$1")

for (const example of ["westum", "plain-node", "first-mobility", "own-consortium"]) {
  it.live(
    example,
    () =>
      Effect.gen(function* () {
        const cwd = yield* directory
        const url = yield* database
        const runs = [printed(example, cwd, ""), printed(example, cwd, url)]
        const [alone = "", served = ""] = yield* Effect.all(runs, { concurrency: 2 })
        expect(alone.length).toBeGreaterThan(50)
        expect(steady(served)).toBe(steady(alone))
        expect(served.match(race)?.length).toBe(alone.match(race)?.length)
        const again = yield* printed(example, cwd, url)
        expect(steady(again)).toBe(steady(served).replace(added, found))
        // What was for one run alone is gone.
        const schemas = yield* execute(url, "SELECT nspname::text FROM pg_namespace WHERE nspname LIKE 'scratch%'")
        expect(schemas).toEqual([])
      }),
    patience
  )
}
