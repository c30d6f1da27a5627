/**
 * Works within vitest, where its sources and tests can be loaded: it is the runner of a worker, and does there what it is told.
 */
import fc from "fast-check"
import { readFileSync } from "node:fs"
import { TestRunner } from "vitest"
import { Bench, type Test } from "./Bench.ts"
import { OneByOne, Stale } from "./OneByOne.ts"
import { switchesFor, takeHits } from "./Switches.ts"
import { type Part, rounds, type Task, type TestRan } from "./Task.ts"
import { Together } from "./Together.ts"

/** Milliseconds. A test that takes longer is run once, the others twice: the first time some things are done that are not again. */
const long = 1_000

/** A test without any mutant, if it passes. */
const alone = async (bench: Bench, test: Test): Promise<TestRan | undefined> => {
  takeHits(bench.switches)
  const began = process.cpuUsage()
  const outcome = await bench.outcomeOf(test, { hits: 0, took: 10_000 })
  const { system, user } = process.cpuUsage(began)
  const hits = takeHits(bench.switches)
  const sum = [...hits.values()].reduce((all, count) => all + count, 0)
  return outcome === "passed" ? { took: (system + user) / 1000, hits: sum, running: [...hits.keys()] } : undefined
}

/** A file of tests without any mutant, on modules loaded for it. */
const unharmed = async (bench: Bench, path: string): Promise<void> => {
  const tests: Record<string, TestRan> = {}
  const outside = new Set<number>()
  const stop = (): void => takeHits(bench.switches).forEach((_, id) => outside.add(id))
  let isPassed = true
  bench.reset()
  takeHits(bench.switches)
  const isLoaded = await bench.file(path, async (test) => {
    stop()
    const first = await alone(bench, test)
    isPassed &&= first !== undefined
    const ran = first === undefined || first.took > long ? first : await alone(bench, test)
    if (ran === undefined) return
    tests[test.id] = ran
    // What is done once and kept is not tried while modules stay loaded: it would be done without the mutant by then.
    for (const id of first?.running ?? []) if (!ran.running.includes(id)) outside.add(id)
  })
  stop()
  if (isLoaded && isPassed) bench.say({ says: "ran", file: { path, outside: [...outside], tests } })
  else bench.say({ says: "fails", path })
}

/** All steps of a part, from the one that comes next. */
const tried = async (bench: Bench, part: Part): Promise<void> => {
  const left = new Set(Object.keys(part.near).map(Number))
  const oneByOne = new OneByOne(bench, left, part)
  const together = new Together(bench, left, part)
  const each = rounds.flatMap((round) => part.files.map((file) => ({ file, round })))
  for (let step = part.from; step < 2 * each.length; step++) {
    const { file, round } = each[step % each.length] ?? {}
    if (file === undefined || round === undefined) continue
    bench.say({ says: "step", step })
    if (step < each.length) await oneByOne.step(file, round)
    else if (!(await together.step(file, round, part.isSingly && step === part.from))) {
      bench.say({ says: "step", step: step + 1 })
      throw new Stale(file.path)
    }
  }
}

// oxlint-disable-next-line import/no-default-export -- vitest asks for it
export default class Trial extends TestRunner {
  async onBeforeCollect(): Promise<void> {
    const task: Task = JSON.parse(readFileSync(this.injectValue("task"), "utf8"))
    const switches = (globalThis.__mutants__ = switchesFor(task.size))
    const bench = new Bench(
      {
        config: this.config,
        importFile: (file, source) => super.importFile(file, source),
        extendTaskContext: (context) => this.extendTaskContext(context)
      },
      switches,
      task
    )
    // The same values each time, so that a test which passes without a mutant says something of one with it.
    fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 })
    try {
      for (const path of task.unharmed) await unharmed(bench, path)
      if (task.part !== undefined) await tried(bench, task.part)
      bench.say({ says: "done" })
    } catch (error) {
      if (!(error instanceof Stale)) throw error
    }
  }

  /** What vitest asks for is only there so that it opens a worker. */
  override importFile(): Promise<unknown> {
    return Promise.resolve()
  }
}
