/**
 * Runs files of tests within a worker of vitest, as often as is wanted, on modules that stay loaded until they are reset.
 */
import { appendFileSync } from "node:fs"
import { TestRunner, vi } from "vitest"
import { startTests } from "vitest/internal/browser"
import type { VitestRunner } from "vitest/runtime"
import { type Switches } from "./Switches.ts"
import type { Line, Task } from "./Task.ts"
import { watch } from "./Watch.ts"

export type Test = Parameters<TestRunner["onAfterTryTask"]>[0]

export type Outcome = "passed" | "failed" | "unended"

/** Milliseconds that a test may take that took so long without a mutant: on a busy machine a slow one is not one that never ends. */
const longest = (took: number): number => 5_000 + 10 * took

/** So much more often than without it may a test run through mutants, or so often if it hardly does. */
const patience = (hits: number): number => Math.max(100_000, 20 * hits)

/** Milliseconds in which a file of tests is loaded. */
const loading = 30_000

const ofTest = async (test: Test, limit: number): Promise<Outcome> => {
  let timer: NodeJS.Timeout | undefined
  const unended = new Promise<"unended">((resolve) => {
    timer = setTimeout(resolve, limit, "unended")
  })
  const passed = async () => {
    try {
      await TestRunner.getTestFn(test)()
      return "passed"
    } catch {
      return "failed"
    }
  }
  const outcome = await Promise.race([passed(), unended])
  clearTimeout(timer)
  return outcome
}

export class Bench {
  readonly switches: Switches
  readonly #runner: Pick<VitestRunner, "config" | "extendTaskContext" | "importFile">
  readonly #log: string
  /** What begins now should be done after so many milliseconds. */
  readonly #expect: (limit: number) => void
  #awake: ReadonlyArray<number> = []

  constructor(
    runner: Pick<VitestRunner, "config" | "extendTaskContext" | "importFile">,
    switches: Switches,
    { log }: Task
  ) {
    this.#runner = runner
    this.switches = switches
    this.#log = log
    this.#expect = watch(switches.awake, log)
  }

  say(line: Line): void {
    appendFileSync(this.#log, `${JSON.stringify(line)}\n`)
  }

  /** Every module is loaded anew when next it is wanted, so that nothing is left of what was before. */
  reset(): void {
    vi.resetModules()
  }

  /** Wakes these and no others. */
  wake(ids: ReadonlyArray<number>): void {
    for (const id of this.#awake) this.switches.awake[id] = 0
    for (const id of ids) this.switches.awake[id] = 1
    this.#awake = ids
    this.switches.fuel = Infinity
  }

  /** Whether what ran last was a loop that was ended. */
  get isSpent(): boolean {
    return this.switches.fuel < 0
  }

  /** Runs a test that took so long, and ran through so many mutants, when none was awake. */
  async outcomeOf(test: Test, { hits, took }: { readonly hits: number; readonly took: number }): Promise<Outcome> {
    const limit = longest(took)
    this.#expect(limit)
    this.switches.fuel = this.#awake.length === 0 ? Infinity : patience(hits)
    return ofTest(test, limit)
  }

  /** Loads a file of tests and hands on one after the other. Whether it could be loaded, and its hooks run. */
  async file(path: string, each: (test: Test) => Promise<void>): Promise<boolean> {
    this.#expect(loading)
    this.switches.fuel = this.#awake.length === 0 ? Infinity : patience(0) * 100
    const { config } = this.#runner
    const [file] = await startTests([path], {
      config,
      importFile: (name, source) => this.#runner.importFile(name, source),
      extendTaskContext: (context) => this.#runner.extendTaskContext?.(context) ?? context,
      runTask: each
    })
    return file?.result?.state !== "fail"
  }
}
