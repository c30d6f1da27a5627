/**
 * Source files that coverage was not taken of: thresholds over no files hold, whatever the tests do.
 */
import { Schema } from "effect"
import { existsSync, globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { members } from "../Workspace.ts"

const Summary = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Unknown))

const report = "coverage/coverage-summary.json"

/** One problem for each source file of a package that the last report leaves out. */
export const unseen = (root: string): ReadonlyArray<string> => {
  if (!existsSync(join(root, report))) return [`${report} is not there; "pnpm test --coverage" writes it`]
  const seen = new Set(Object.keys(Schema.decodeSync(Summary)(readFileSync(join(root, report), "utf8"))))
  const files = members(root, "packages").flatMap(({ dir }) => globSync(`${dir}/src/**/*.ts`, { cwd: root }).toSorted())
  return files.length === 0
    ? ["there is no source file in packages/"]
    : files.filter((file) => !seen.has(join(root, file))).map((file) => `${file}: no coverage was taken of it`)
}
