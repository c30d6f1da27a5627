/**
 * The process of one work: measures it, and tells its parent what came out.
 */
import { goalRowsOf, workSection } from "./Report.ts"
import { measure } from "./Rounds.ts"
import { full, quick } from "./Scale.ts"
import { works } from "./works/Works.ts"

const [name = "", size] = process.argv.slice(2)
const scale = size === "quick" ? quick : full
const prepare = works.get(name)
if (prepare === undefined) throw new RangeError(`no work is called ${name}`)

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

progress(`${name}: preparing`)
const measured = await measure(await prepare(scale), scale, progress)
progress("")
process.send?.({ section: workSection(measured), goalRows: goalRowsOf(measured) })
