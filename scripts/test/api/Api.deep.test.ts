import { spawnSync } from "node:child_process"
import { readFileSync, rmSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { tempDir, write } from "../TempDir.ts"

const scripts = join(import.meta.dirname, "../..")

/** Runs the script as `pnpm api` does; as a process of its own it is also spared the slow measuring of coverage. */
const api = (root: string, mode: string): ReadonlyArray<string> => {
  const { status, stderr } = spawnSync(process.execPath, [join(scripts, "api-report.ts"), mode], {
    cwd: root,
    encoding: "utf8"
  })
  const problems = stderr.split("\n").filter((line) => line !== "")
  expect(status).toBe(problems.length === 0 ? 0 : 1)
  return problems
}

const quota = (type: string): string => `/** Places that are left. */\nexport declare const free: ${type}\n`

it("writes reports, finds what is wrong with them, and finds them outdated", { timeout: 120_000 }, () => {
  const root = tempDir({
    "packages/core/package.json": JSON.stringify({
      name: "@x/core",
      exports: { ".": {}, "./promise": {}, "./package.json": {} }
    }),
    "packages/core/dist/index.d.ts": `export * as Quota from "./Quota.ts"`,
    "packages/core/dist/Quota.d.ts": quota("number"),
    "packages/core/dist/promise.d.ts": "export declare const openStore: () => void\n",
    "packages/core/api/old.api.md": ""
  })
  symlinkSync(join(scripts, "../node_modules"), join(root, "node_modules"))
  expect(api(root, "write")).toEqual([
    "packages/core/api/promise.api.md: openStore has no doc sentence",
    "packages/core/api/old.api.md reports on no entry point; remove it"
  ])

  rmSync(join(root, "packages/core/api/old.api.md"))
  write(root, { "packages/core/dist/Quota.d.ts": quota("bigint") })
  expect(api(root, "check")).toEqual([
    'packages/core/api/index.api.md is not what the sources export; run "pnpm api" and describe the change with "pnpm changeset"',
    "packages/core/api/promise.api.md: openStore has no doc sentence"
  ])
  expect(readFileSync(join(root, "packages/core/api/index.api.md"), "utf8")).toContain("const free: number")
})

it("wants the packages built", () => {
  const root = tempDir({ "packages/core/package.json": JSON.stringify({ name: "@x/core", exports: { ".": {} } }) })
  expect(api(root, "check")).toEqual(["packages/core/dist/index.d.ts is missing; build first"])
})
