/**
 * Where turns keep their files.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"

/** Beside the installed packages: a real disk, where the directory for temporary files may be none. */
export const place = new URL("../node_modules/.bench/", import.meta.url).pathname

/** A directory of its own for the turn, gone afterwards. */
export const inDirectory = async <A>(use: (directory: string) => Promise<A>): Promise<A> => {
  mkdirSync(place, { recursive: true })
  const directory = mkdtempSync(place)
  try {
    return await use(directory)
  } finally {
    rmSync(directory, { recursive: true })
  }
}
