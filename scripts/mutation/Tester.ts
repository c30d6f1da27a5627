/**
 * A vitest that stays open: it does tasks, each in a worker of its own, on sources in which mutants sleep.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createVitest, type TestSpecification, type Vitest } from "vitest/node"
import { conditions } from "../../vitest.workspace.ts"
import type { Asleep } from "./Asleep.ts"
import type { Line, Task } from "./Task.ts"

const configOf = (root: string) => ({
  root,
  config: false as const,
  watch: false,
  reporters: [{}],
  setupFiles: ["./vitest.setup.ts"],
  // Few, as a mutant is tried on hundreds of tests; and as many everywhere, so that measurements can be compared.
  env: { FC_RUNS: "10" },
  include: ["packages/core/test/**/*.test.ts"],
  exclude: ["**/*.deep.test.ts"],
  runner: fileURLToPath(new URL("Trial.ts", import.meta.url)),
  pool: "forks" as const,
  maxWorkers: 1,
  isolate: false,
  // A cache would give the mutants of one run to the next.
  fsModuleCache: false,
  testTimeout: 60_000,
  onConsoleLog: () => false
})

export class Tester {
  readonly #folder = mkdtempSync(join(tmpdir(), "mutants-"))
  readonly #log = join(this.#folder, "log")
  readonly #size: number
  readonly #tests: ReadonlyArray<TestSpecification>
  readonly #vitest: Vitest

  private constructor(vitest: Vitest, tests: ReadonlyArray<TestSpecification>, size: number) {
    this.#vitest = vitest
    this.#tests = tests
    this.#size = size
  }

  static async open(root: string, { mutants, sources }: Asleep): Promise<Tester> {
    const vitest = await createVitest(configOf(root), {
      ssr: { resolve: { conditions: [...conditions] } },
      plugins: [{ name: "asleep", enforce: "pre", load: (id) => sources.get(id) }]
    })
    const size = Math.max(...mutants.keys(), -1) + 1
    return new Tester(vitest, await vitest.globTestSpecifications(), size)
  }

  /** All files of tests, by absolute path. */
  get files(): ReadonlyArray<string> {
    return this.#tests.map(({ moduleId }) => moduleId)
  }

  async run(work: Pick<Task, "unharmed" | "part">): Promise<ReadonlyArray<Line>> {
    const task: Task = { ...work, size: this.#size, log: this.#log }
    const path = join(this.#folder, "task")
    writeFileSync(path, JSON.stringify(task))
    writeFileSync(this.#log, "")
    this.#vitest.provide("task", path)
    this.#vitest.state.filesMap.clear()
    const { unhandledErrors } = await this.#vitest.runTestSpecifications(this.#tests.slice(0, 1))
    const text = readFileSync(this.#log, "utf8")
    const lines = text.split("\n").flatMap((line): ReadonlyArray<Line> => (line === "" ? [] : [JSON.parse(line)]))
    if (lines.length === 0) throw new Error("a worker did nothing", { cause: unhandledErrors })
    return lines
  }

  async close(): Promise<void> {
    await this.#vitest.close()
    rmSync(this.#folder, { recursive: true })
  }
}
