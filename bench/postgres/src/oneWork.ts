/**
 * The process of one work: measures it, and tells its parent what came out.
 */
import { tellReport } from "../../src/Processes.ts"
import { full, quick } from "./Scale.ts"
import { longWorks, works } from "./works/Works.ts"

const [name = "", size] = process.argv.slice(2)
const scale = size === "quick" ? quick : full
const prepare = works.get(name) ?? longWorks.get(name)
if (prepare === undefined) throw new RangeError(`no work is called ${name}`)
await tellReport(name, scale, () => prepare(scale))
// Castore has no way to close its connections.
process.exit()
