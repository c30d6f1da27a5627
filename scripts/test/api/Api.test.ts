import { readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"
import { api } from "../../api/Api.ts"
import { undocumented } from "../../api/Undocumented.ts"
import { tempDir, write } from "../TempDir.ts"

const manifest = JSON.stringify({ name: "@x/core", exports: { ".": {}, "./promise": {}, "./package.json": {} } })

const built = (second: string): string => {
  const root = tempDir({
    "packages/core/package.json": manifest,
    "packages/core/dist/index.d.ts": `export * as Quota from "./Quota.ts"`,
    "packages/core/dist/Quota.d.ts": "/** Places left. */\nexport declare const free: number\n",
    "packages/core/dist/promise.d.ts": second
  })
  symlinkSync(join(import.meta.dirname, "../../../node_modules"), join(root, "node_modules"))
  return root
}

const differs = (entry: string): string =>
  `packages/core/api/${entry}.api.md is not what the sources export; run "pnpm api" and describe the change with "pnpm changeset"`

it("finds a report missing, then right, then outdated by a change below a namespace", { timeout: 60_000 }, () => {
  const root = built("/** Opens. */\nexport declare const open: () => void\n")
  expect(api(root, "check")).toEqual([differs("index"), differs("promise")])
  expect(api(root, "write")).toEqual([])
  expect(api(root, "check")).toEqual([])

  write(root, { "packages/core/dist/Quota.d.ts": "/** Places left. */\nexport declare const free: bigint\n" })
  expect(api(root, "check")).toEqual([differs("index")])
  expect(readFileSync(join(root, "packages/core/api/index.api.md"), "utf8")).toContain("const free: number")
})

it(
  "finds exports without a sentence, reports without an entry point, and a package not built",
  { timeout: 60_000 },
  () => {
    const root = built("export declare const open: () => void\n")
    write(root, { "packages/core/api/old.api.md": "" })
    expect(api(root, "write")).toEqual([
      "packages/core/api/promise.api.md: open has no doc sentence",
      "packages/core/api/old.api.md reports on no entry point; remove it"
    ])
    write(root, { "packages/other/package.json": JSON.stringify({ name: "@x/other", exports: { ".": {} } }) })
    expect(api(root, "check")).toEqual(["packages/other/dist/index.d.ts is missing; build first"])
  }
)

it("asks one sentence of a schema and its type together, and none of a schema class's base", () => {
  const report = `// @public
const Day: Schema.String;

// @public (undocumented)
type Day = typeof Day.Type;

// @public (undocumented)
const Refused_base: Schema.Class<Refused>;

// @public (undocumented)
export class Quota_2 {
`
  expect(undocumented(report)).toEqual(["Quota"])
})
