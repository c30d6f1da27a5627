/**
 * Packs every package as it would be published, and has publint and attw judge the archives.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const out = mkdtempSync(join(tmpdir(), "westum-pack-"))
const run = (command: string, ...args: ReadonlyArray<string>): void => {
  execFileSync(command, args, { stdio: "inherit" })
}
try {
  run("pnpm", "-r", "--filter", "./packages/*", "pack", "--pack-destination", out)
  for (const file of readdirSync(out)) {
    run("publint", "--strict", join(out, file))
    run("attw", join(out, file), "--profile", "esm-only", "--format", "ascii")
  }
} finally {
  rmSync(out, { recursive: true, force: true })
}
