/**
 * Measures everything, prints the tables, and writes them into RESULTS.md. Each work has a process of its own, so that nobody
 * runs code that was compiled for other work. `--quick` measures less and writes nothing; `--only=sqlite` takes the works
 * alone whose names contain the word.
 */
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { machine } from "./Machine.ts"
import { chosen } from "./Chosen.ts"
import { reportOf } from "./Processes.ts"
import { goalsSection, type Reported } from "./Report.ts"
import { full, quick } from "./Scale.ts"
import { works } from "./works/Works.ts"

const { only, quick: isQuick } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string" } } }).values
const scale = isQuick ? quick : full
const program = new URL("./oneWork.ts", import.meta.url)

const began = performance.now()
const rounds = `${scale.rounds} rounds after ${scale.warmUp} that are not counted`
const head = `# Measurements\n\nTaken on ${new Date().toISOString().slice(0, 10)}, ${rounds}.\n\n${machine()}\n`
console.log(head)
const reports: Array<Reported> = []
for (const name of chosen(works.keys(), only)) {
  const reported = await reportOf(program, name, isQuick ? "quick" : "full")
  reports.push(reported)
  console.log(reported.section)
}
const goals = goalsSection(reports)
console.log(goals)
console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} seconds.`)
if (!isQuick && only === undefined) {
  writeFileSync(
    new URL("../RESULTS.md", import.meta.url),
    [head, goals, ...reports.map(({ section }) => section)].join("\n")
  )
}
