/**
 * A vitest that stays open: it runs the core's tests, in one worker, on sources in which mutants sleep.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from "vitest/node"
import { conditions } from "../../vitest.workspace.ts"
import type { Found, Task } from "./Trial.ts"

/** Milliseconds after which a worker that gives no sign is taken for one that never ends. */
const silence = 120_000

/** What a run of files showed, one for each that was run to its end. */
export interface Ran {
  readonly isPassed: boolean
  readonly files: ReadonlyArray<{ readonly file: string; readonly took: number; readonly found: Found }>
  /** The mutant with which the worker hung. */
  readonly hung: string | undefined
}

/** In the order that is asked for. */
class AsGiven extends BaseSequencer {
  override sort(files: Array<TestSpecification>): Promise<Array<TestSpecification>> {
    return Promise.resolve(files)
  }
}

const configOf = (root: string) => ({
  root,
  config: false as const,
  watch: false,
  reporters: [{}],
  setupFiles: ["./vitest.setup.ts"],
  // As often everywhere, so that measurements can be compared.
  env: { FC_RUNS: "20" },
  include: ["packages/core/test/**/*.test.ts"],
  exclude: ["**/*.deep.test.ts"],
  runner: fileURLToPath(new URL("Trial.ts", import.meta.url)),
  pool: "forks" as const,
  maxWorkers: 1,
  isolate: false,
  // A cache would give the mutants of one run to the next.
  fsModuleCache: false,
  sequence: { sequencer: AsGiven },
  bail: 1,
  testTimeout: 60_000,
  onConsoleLog: () => false
})

export class Tester {
  readonly #folder = mkdtempSync(join(tmpdir(), "mutants-"))
  readonly #progress = join(this.#folder, "progress")
  readonly #sources: ReadonlyMap<string, string>
  readonly #tests: ReadonlyMap<string, TestSpecification>
  readonly #vitest: Vitest

  private constructor(vitest: Vitest, tests: ReadonlyArray<TestSpecification>, sources: ReadonlyMap<string, string>) {
    this.#vitest = vitest
    this.#tests = new Map(tests.map((test) => [test.moduleId, test]))
    this.#sources = sources
  }

  /** For sources with mutants, by absolute path. */
  static async open(root: string, sources: ReadonlyMap<string, string>): Promise<Tester> {
    const vitest = await createVitest(configOf(root), {
      ssr: { resolve: { conditions: [...conditions] } },
      plugins: [{ name: "asleep", enforce: "pre", load: (id) => sources.get(id) }]
    })
    return new Tester(vitest, await vitest.globTestSpecifications(), sources)
  }

  /** All files of tests, by absolute path. */
  get files(): ReadonlyArray<string> {
    return [...this.#tests.keys()]
  }

  /** Runs these tests one after the other, and each on all those mutants that it runs through. */
  oneByOne(files: ReadonlyArray<string>, asleep: Task["asleep"]): Promise<Ran> {
    return this.#run(files, asleep, null)
  }

  /** Runs these tests, until one fails, with a mutant that was awake when all was loaded. */
  afresh(files: ReadonlyArray<string>, mutant: string): Promise<Ran> {
    return this.#run(files, {}, mutant)
  }

  async close(): Promise<void> {
    await this.#vitest.close()
    rmSync(this.#folder, { recursive: true })
  }

  async #run(files: ReadonlyArray<string>, asleep: Task["asleep"], awake: string | null): Promise<Ran> {
    writeFileSync(this.#progress, "")
    this.#vitest.provide("task", {
      sources: [...this.#sources.keys()],
      asleep,
      awake,
      progress: this.#progress
    })
    this.#vitest.state.filesMap.clear()
    let hung: string | undefined
    const watch = setInterval(() => (hung ??= this.#endSilent()), 5_000)
    const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications(
      files.flatMap((file) => this.#tests.get(file) ?? [])
    )
    clearInterval(watch)
    return {
      hung,
      isPassed: unhandledErrors.length === 0 && testModules.every((module) => module.ok()),
      files: testModules.flatMap((module) => {
        const { found } = module.meta()
        return found === undefined ? [] : [{ file: module.moduleId, took: module.diagnostic().duration, found }]
      })
    }
  }

  /** Ends the worker if it has tried the same mutant for too long; that mutant comes back. */
  #endSilent(): string | undefined {
    const text = readFileSync(this.#progress, "utf8")
    if (text === "" || Date.now() - statSync(this.#progress).mtimeMs < silence) return undefined
    const [worker, mutant]: [number, string] = JSON.parse(text)
    process.kill(worker, "SIGKILL")
    return mutant
  }
}
