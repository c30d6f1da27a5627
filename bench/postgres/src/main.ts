/**
 * Measures everything on one server, prints the tables, and writes them into RESULTS.md. `--quick` measures less and writes
 * nothing; `--only=replay` takes the works alone whose names contain the word. `--growth` measures appends to ever longer logs
 * instead and writes GROWTH.md, `--memory` watches a process for ten minutes and writes MEMORY.md.
 */
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { chosen } from "../../src/Chosen.ts"
import { reportOf } from "../../src/Processes.ts"
import { goalsSection, type Reported } from "../../src/Report.ts"
import { dropDatabases } from "./Databases.ts"
import { machine } from "./Machine.ts"
import { full, quick } from "./Scale.ts"
import { openServer, settingsOf } from "./Server.ts"
import { works } from "./works/Works.ts"

const flag = { type: "boolean" } as const
const options = { quick: flag, growth: flag, memory: flag, only: { type: "string" } } as const
const { growth, memory, only, quick: isQuick } = parseArgs({ options }).values
const scale = isQuick ? quick : full
const size = isQuick ? "quick" : "full"
const oneWork = new URL("./oneWork.ts", import.meta.url)
const watch = new URL("./memory.ts", import.meta.url)

/** A file of results, and the programs that give its sections. */
interface Run {
  readonly file: string
  readonly works: ReadonlyArray<readonly [program: URL, name: string]>
}

const runOf = (): Run => {
  if (growth) return { file: "GROWTH.md", works: [[oneWork, "growth"]] }
  if (memory) return { file: "MEMORY.md", works: [[watch, "memory"]] }
  const names = chosen(works.keys(), only)
  return { file: "RESULTS.md", works: names.map((name) => [oneWork, name]) }
}

const run = runOf()
const began = performance.now()
const server = await openServer()
process.env["BENCH_DATABASE_URL"] = server.url
const rounds = `${scale.rounds} rounds after ${scale.warmUp} that are not counted, turns of ${scale.turn} ms`
const day = new Date().toISOString().slice(0, 10)
const head = `# Measurements on PostgreSQL\n\nTaken on ${day}, ${rounds}.\n\n${machine()}\n- ${await settingsOf(server.url)}\n`
console.log(head)
const reports: Array<Reported> = []
for (const [program, name] of run.works) {
  const reported = await reportOf(program, name, size)
  await dropDatabases()
  reports.push(reported)
  console.log(reported.section)
}
const goals = reports.some(({ goalRows }) => goalRows.length > 0) ? goalsSection(reports) : ""
console.log(goals)
console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} seconds.`)
await server.stop()
if (!isQuick && only === undefined) {
  writeFileSync(
    new URL(`../${run.file}`, import.meta.url),
    [head, goals, ...reports.map(({ section }) => section)].join("\n")
  )
}
