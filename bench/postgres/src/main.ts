/**
 * Measures everything on one server, prints the tables, and writes them into RESULTS.md. `--quick` measures less and writes
 * nothing; `--only=replay` takes the works alone whose names contain the word.
 */
import { writeFileSync } from "node:fs"
import { reportOf } from "../../src/Processes.ts"
import { goalsSection, type Reported } from "../../src/Report.ts"
import { dropDatabases } from "./Databases.ts"
import { machine } from "./Machine.ts"
import { full, quick } from "./Scale.ts"
import { openServer, settingsOf } from "./Server.ts"
import { works } from "./works/Works.ts"

const isQuick = process.argv.includes("--quick")
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length)
const scale = isQuick ? quick : full
const program = new URL("./oneWork.ts", import.meta.url)

const began = performance.now()
const server = await openServer()
process.env["BENCH_DATABASE_URL"] = server.url
const rounds = `${scale.rounds} rounds after ${scale.warmUp} that are not counted, turns of ${scale.turn} ms`
const day = new Date().toISOString().slice(0, 10)
const head = `# Measurements on PostgreSQL\n\nTaken on ${day}, ${rounds}.\n\n${machine()}\n- ${await settingsOf(server.url)}\n`
console.log(head)
const reports: Array<Reported> = []
for (const name of works.keys()) {
  if (only !== undefined && !name.includes(only)) continue
  const reported = await reportOf(program, name, isQuick ? "quick" : "full")
  await dropDatabases()
  reports.push(reported)
  console.log(reported.section)
}
const goals = goalsSection(reports)
console.log(goals)
console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} seconds.`)
await server.stop()
if (!isQuick && only === undefined) {
  writeFileSync(
    new URL("../RESULTS.md", import.meta.url),
    [head, goals, ...reports.map(({ section }) => section)].join("\n")
  )
}
