/**
 * The memory of a process while 64 clients carry out whole commands: lives of mobilities, one after the other. Tells its parent
 * what it found as a section of a report.
 */
import { numbers, type StepInput, steps } from "../../src/scenario/Lives.ts"
import { tell } from "../../src/scenario/Log.ts"
import { table } from "../../src/Report.ts"
import { work } from "./Clients.ts"
import { database } from "./Databases.ts"
import { commands, openingOf } from "./Lives.ts"
import { openOurs } from "./ours/Ours.ts"
import { counting } from "./Sample.ts"
import { full, quick } from "./Scale.ts"

const [, size] = process.argv.slice(2)
const { minutes } = size === "quick" ? quick : full
const clients = 64
const samples = 20

/** Whole lives: a client takes a mobility, and then leads it through all its steps. */
const lifeOf = (mobility: number): ReadonlyArray<StepInput> => [
  commands.apply(mobility),
  ...steps.map((step) => step(mobility))
]

interface Sample {
  readonly minute: number
  readonly commands: number
  /** MiB. */
  readonly heap: number
  /** MiB. */
  readonly resident: number
}

const mebibytes = (bytes: number): number => bytes / 2 ** 20

const told = await tell()
const ours = await openOurs(await database("memory", "ours"))
await ours.fill(openingOf(told))

let done = 0
const client = async (next: () => number | undefined): Promise<void> => {
  for (let mobility = next(); mobility !== undefined; mobility = next()) {
    const left = lifeOf(mobility)[Symbol.iterator]()
    await ours.send(() => {
      const { done: over, value } = left.next()
      if (over === true) return undefined
      done += 1
      return value
    })
  }
}

const mobilities = counting()
const found: Array<Sample> = []
for (const nth of numbers(1, samples + 1)) {
  await work({ clients, milliseconds: (minutes * 60_000) / samples }, mobilities, client)
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  found.push({ minute: (nth * minutes) / samples, commands: done, heap: mebibytes(heapUsed), resident: mebibytes(rss) })
}

/** What is looked at: by then every cache is full. */
const settled = found.filter(({ minute }) => minute > minutes / 2)

const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Growth in a minute by least squares, in MiB. */
const slopeOf = (of: (sample: Sample) => number): number => {
  const [x, y] = [mean(settled.map(({ minute }) => minute)), mean(settled.map(of))]
  const over = settled.reduce((sum, sample) => sum + (sample.minute - x) * (of(sample) - y), 0)
  return over / settled.reduce((sum, { minute }) => sum + (minute - x) ** 2, 0)
}

const rows = found.map(({ commands, heap, minute, resident }) => [
  minute.toFixed(1),
  String(commands),
  heap.toFixed(0),
  resident.toFixed(0)
])
const slope = `${slopeOf(({ heap }) => heap).toFixed(2)} MiB a minute of heap, ${slopeOf(({ resident }) => resident).toFixed(2)} of resident memory`
const section =
  `## Memory of a process\n\n${clients} clients lead mobilities through their whole lives, for ${minutes} minutes; heap in use ` +
  `after a collection, and resident memory. In the second half, when the caches are full: ${slope}.\n\n` +
  `${table([["minute", "commands", "heap MiB", "resident MiB"], ...rows])}\n`

process.send?.({ section, goalRows: [] }, undefined, undefined, () => process.exit())
