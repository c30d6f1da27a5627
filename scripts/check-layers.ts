/**
 * Checks the direction of every import in the sources of packages and examples.
 */
import { broken, read } from "./layers/Rules.ts"
import { table } from "./layers/Table.ts"
import { finish } from "./Report.ts"

finish("layers", broken(read(process.cwd(), table)))
