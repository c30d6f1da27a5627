/**
 * Measures everything, prints the tables, and writes them into RESULTS.md. `--quick` measures less and writes nothing;
 * `--only=sqlite` takes the works alone whose titles contain the word.
 */
import { writeFileSync } from "node:fs"
import { machine } from "./Machine.ts"
import { goalsSection, workSection } from "./Report.ts"
import { measure, type Measured } from "./Rounds.ts"
import { full, quick } from "./Scale.ts"
import { appendInMemory } from "./works/AppendInMemory.ts"
import { commandsInMemory } from "./works/CommandsInMemory.ts"
import { commandsOnSqlite } from "./works/CommandsOnSqlite.ts"
import { foldMillion } from "./works/FoldMillion.ts"

const works = {
  "commands-in-memory": commandsInMemory,
  "commands-on-sqlite": commandsOnSqlite,
  "appends-in-memory": appendInMemory,
  fold: foldMillion
}

const isQuick = process.argv.includes("--quick")
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length)
const scale = isQuick ? quick : full

const progress = (text: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

const began = performance.now()
const head = `# Measurements\n\nTaken on ${new Date().toISOString().slice(0, 10)}, ${scale.rounds} rounds after ${scale.warmUp} that are not counted.\n\n${machine()}\n`
console.log(head)
const measured: Array<Measured> = []
for (const [name, prepare] of Object.entries(works)) {
  if (only !== undefined && !name.includes(only)) continue
  progress(`${name}: preparing`)
  const result = await measure(await prepare(scale), scale, progress)
  progress("")
  measured.push(result)
  console.log(workSection(result))
}
const goals = goalsSection(measured)
console.log(goals)
console.log(`Took ${((performance.now() - began) / 1000).toFixed(0)} seconds.`)
if (!isQuick && only === undefined) {
  const report = [head, goals, ...measured.map(workSection)].join("\n")
  writeFileSync(new URL("../RESULTS.md", import.meta.url), report)
}
