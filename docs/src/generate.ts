/**
 * Writes the generated pages, and puts the code as it is now into the pages that include some.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { withCode } from "./Inclusions.ts"
import { generatedPages, writtenPages } from "./Pages.ts"
import { root } from "./Repository.ts"

const included = writtenPages()
  .map(({ path, text }) => ({ path, text: withCode(text), before: text }))
  .filter(({ before, text }) => text !== before)

for (const { path, text } of [...generatedPages(), ...included]) {
  writeFileSync(join(root, path), text)
  console.log(path)
}
