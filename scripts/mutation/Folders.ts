/**
 * A full run, folder by folder: what was tried at a commit is kept, so that a run that was stopped goes on where it was.
 */
import { Schema } from "effect"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Mutant } from "./Mutant.ts"
import { mutantsOf } from "./Stryker.ts"

const sources = "packages/core/src"

const Mutants = Schema.fromJsonString(Schema.Array(Mutant))

/** The folders of the core's sources, and `.` for the files beside them. */
const folders = (root: string): ReadonlyArray<string> => [
  ...readdirSync(join(root, sources), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : []
  ),
  "."
]

const patternOf = (folder: string): string => (folder === "." ? `${sources}/*.ts` : `${sources}/${folder}/**/*.ts`)

const fileOf = (kept: string, folder: string): string => join(kept, `${folder === "." ? "root" : folder}.json`)

const tried = async (root: string, kept: string, folder: string): Promise<ReadonlyArray<Mutant>> => {
  const file = fileOf(kept, folder)
  if (existsSync(file)) return Schema.decodeSync(Mutants)(readFileSync(file, "utf8"))
  console.log(`mutation: ${folder}`)
  const mutants = await mutantsOf(root, [patternOf(folder)], folder)
  writeFileSync(file, Schema.encodeSync(Mutants)(mutants))
  return mutants
}

const keptOf = (root: string, commit: string): string => join(root, "node_modules/.cache/mutation", commit)

/** Whether every mutant of the commit has been tried in this clone. */
export const isComplete = (root: string, commit: string): boolean =>
  folders(root).every((folder) => existsSync(fileOf(keptOf(root, commit), folder)))

/** Every mutant of the core at this commit. */
export const allMutants = async (root: string, commit: string): Promise<ReadonlyArray<Mutant>> => {
  const kept = keptOf(root, commit)
  mkdirSync(kept, { recursive: true })
  const mutants: Array<Mutant> = []
  for (const folder of folders(root)) mutants.push(...(await tried(root, kept, folder)))
  return mutants
}
