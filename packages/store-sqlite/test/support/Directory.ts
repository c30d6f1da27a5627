/**
 * What stands in a directory, to see that it is left as it was.
 */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/** Every file of the directory by name, with a digest of its bytes. */
export const contents = (directory: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(directory)
      .toSorted()
      .map((name) => {
        const path = join(directory, name)
        const bytes = statSync(path).isFile() ? readFileSync(path) : "directory"
        return [name, createHash("sha256").update(bytes).digest("hex")]
      })
  )
