/**
 * Writes, or compares, the reports of what each entry point of each package exports: `node scripts/api-report.ts write|check`.
 */
import { api } from "./api/Api.ts"
import { finish } from "./Report.ts"

const mode = process.argv[2]
if (mode !== "write" && mode !== "check") throw new Error(`the mode is "${mode ?? ""}"; it must be "write" or "check"`)

finish("api reports", api(process.cwd(), mode))
