/**
 * What was measured: for each folder of the core's sources the mutants that no test noticed and how many were, with the commit at
 * which its run looked. It is kept with the sources, so that the folders can be measured one by one.
 */
import { Array as Arr, Schema } from "effect"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isMissed, Mutant, type Outcome } from "./Mutant.ts"

/** The core's sources. */
export const sources = "packages/core/src"

const Noticed = Schema.Struct({ file: Schema.String, killed: Schema.Int, timedOut: Schema.Int })

/** A folder, as it was at a commit. */
export const Measured = Schema.Struct({
  commit: Schema.String.check(Schema.isPattern(/^[0-9a-f]{40}$/)),
  noticed: Schema.Array(Noticed),
  missed: Schema.Array(Mutant)
})
export type Measured = typeof Measured.Type

const Kept = Schema.fromJsonString(Measured)

/** The folders of the sources, and `.` for the files beside them. */
export const folders = (root: string): ReadonlyArray<string> => [
  ...readdirSync(join(root, sources), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : []
  ),
  "."
]

/** Whether a file of the sources belongs to a folder. */
export const belongsTo = (folder: string, file: string): boolean => {
  const within = file.slice(sources.length + 1)
  return folder === "." ? !within.includes("/") : within.startsWith(`${folder}/`)
}

/** The files of a folder, from the root of the repository. */
export const filesOf = (root: string, folder: string): ReadonlyArray<string> =>
  readdirSync(join(root, sources), { recursive: true, encoding: "utf8" })
    .map((file) => `${sources}/${file}`)
    .filter((file) => file.endsWith(".ts") && belongsTo(folder, file))
    .toSorted()

const place = "scripts/mutation/measured"

const pathOf = (root: string, folder: string): string => join(root, place, `${folder === "." ? "root" : folder}.json`)

/** What is known of a folder; nothing where it never was measured. */
export const measuredOf = (root: string, folder: string): Measured | undefined => {
  const path = pathOf(root, folder)
  return existsSync(path) ? Schema.decodeSync(Kept)(readFileSync(path, "utf8")) : undefined
}

const count = (mutants: ReadonlyArray<Mutant>, outcome: Outcome): number =>
  mutants.filter((mutant) => mutant.outcome === outcome).length

/** Keeps what a run showed of a folder. */
export const keep = (root: string, folder: string, commit: string, mutants: ReadonlyArray<Mutant>): void => {
  const byFile = Object.entries(Arr.groupBy(mutants, ({ file }) => file))
  const measured: Measured = {
    commit,
    noticed: byFile.map(([file, of]) => ({ file, killed: count(of, "killed"), timedOut: count(of, "timed out") })),
    missed: mutants.filter(isMissed)
  }
  mkdirSync(join(root, place), { recursive: true })
  writeFileSync(pathOf(root, folder), `${JSON.stringify(Schema.encodeSync(Measured)(measured), null, 2)}\n`)
}
