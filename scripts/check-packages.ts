/**
 * Packs every package as it would be published, and has publint and attw judge the archives.
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { finish } from "./Report.ts"

/** What a command had to say, if it failed. */
const complaints = (command: string, ...args: ReadonlyArray<string>): ReadonlyArray<string> => {
  const { error, status, stderr, stdout } = spawnSync(command, args, { encoding: "utf8" })
  if (error !== undefined) return [`${command} could not be started: ${error.message}`]
  return status === 0 ? [] : [`${command} ${args.join(" ")}\n${stdout}${stderr}`]
}

const out = mkdtempSync(join(tmpdir(), "westum-pack-"))
try {
  const unpacked = complaints("pnpm", "-r", "--filter", "./packages/*", "pack", "--pack-destination", out)
  const archives = readdirSync(out).map((file) => join(out, file))
  const empty = archives.length === 0 ? ["there is no package to judge"] : []
  const faults = archives.flatMap((archive) => [
    ...complaints("publint", "--strict", archive),
    // ESM only, by decision 0004: what require() would find is not judged.
    ...complaints("attw", archive, "--profile", "esm-only", "--format", "ascii")
  ])
  finish("packages", [...unpacked, ...empty, ...faults])
} finally {
  rmSync(out, { recursive: true, force: true })
}
