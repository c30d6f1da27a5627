/**
 * Where the files of this repository are.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The folder that holds everything. */
export const root = join(import.meta.dirname, "../..")

/** The text of a file, by its path from the root. */
export const read = (path: string): string => readFileSync(join(root, path), "utf8")
