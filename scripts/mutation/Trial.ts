/**
 * Runs tests on mutants, in a worker of vitest. The sources hold every mutant, asleep; each is woken for one run of one test that
 * runs through it. The modules stay loaded, so that a trial takes as long as the test does.
 */
import { writeFileSync } from "node:fs"
import { TestRunner } from "vitest"

/** How a mutant was noticed. */
type Noticed = Readonly<Record<string, "killed" | "timed out">>

/** What is said of the tests in a file. */
export interface Found {
  readonly noticed: Noticed
  /** The mutants that the tests run through. */
  readonly running: ReadonlyArray<string>
  /** Those that only loading all afresh can tell of: sources run through them while they are loaded, or they left something behind. */
  readonly loading: ReadonlyArray<string>
  /** The mutant that left something behind, so that nothing after it was tried. */
  readonly spoiledBy: string | null
}

/** What a worker is to do. */
export interface Task {
  /** The sources that hold mutants, by absolute path. */
  readonly sources: ReadonlyArray<string>
  /** The mutants that are to be tried one by one, each with the folder of the tests that stand by it. */
  readonly asleep: Readonly<Record<string, string>>
  /** The one that is awake from the beginning, while modules are loaded. */
  readonly awake: string | null
  /** Where the worker writes its process id and what it tries, for those who wait. */
  readonly progress: string
}

declare module "vitest" {
  interface ProvidedContext {
    readonly task: Task
  }
  interface TaskMeta {
    found?: Found
  }
}

type Hits = Record<string, number>

/** What the sources look at, and write to; the names are Stryker's. */
interface Switches {
  activeMutant?: string
  currentTestId?: string
  /** How often the mutant that is awake was run through; above the limit it throws. */
  hitCount?: number
  hitLimit?: number
  readonly mutantCoverage: { readonly static: Hits; readonly perTest: Record<string, Hits> }
}

declare global {
  var __stryker__: Switches | undefined
}

/** So much more often than without it may a loop run through a mutant. */
const patience = 100

/** The least number of times, for one that is hardly run through. */
const atLeast = 10_000

type Test = Parameters<TestRunner["onAfterTryTask"]>[0]

/** Milliseconds. A test that takes longer is asked of mutants near it alone: far ones that reach it have passed by many quick tests. */
const quick = 250

/** Milliseconds that a test may take that took so long without a mutant: on a busy machine a slow one is not one that never ends. */
const longest = (took: number): number => 5_000 + 10 * took

const outcomeOf = async (test: Test, limit: number): Promise<"passed" | "failed" | "unended"> => {
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

// oxlint-disable-next-line import/no-default-export -- vitest asks for it
export default class Trial extends TestRunner {
  readonly #task: Task = this.injectValue("task")
  readonly #left = new Set(Object.keys(this.#task.asleep))
  readonly #switches: Switches = (globalThis.__stryker__ = { mutantCoverage: { static: {}, perTest: {} } })
  readonly #running = new Set<string>()
  #noticed: Record<string, "killed" | "timed out"> = {}
  #loading: Set<string> | undefined
  #spoiledBy: string | null = null
  /** The mutant that was awake last. */
  #last: string | null = null
  #isOver = false

  /** Vitest would load every file that is left, to skip its tests. */
  override async importFile(file: string, source: Parameters<TestRunner["importFile"]>[1]): Promise<unknown> {
    if (this.#isOver) return undefined
    if (this.#loading === undefined) await this.#load()
    return super.importFile(file, source)
  }

  override cancel(reason: Parameters<TestRunner["cancel"]>[0]): void {
    this.#isOver = true
    super.cancel(reason)
  }

  /** Vitest calls this for each test, between its hooks. */
  async runTask(test: Test): Promise<void> {
    this.#switches.currentTestId = test.id
    const began = performance.now()
    try {
      await TestRunner.getTestFn(test)()
    } catch (error) {
      if (this.#last === null) throw error
      // It passes without any mutant: one that was awake before has left something behind, most likely the last.
      this.#spoil(this.#last)
    } finally {
      delete this.#switches.currentTestId
    }
    if (this.#task.awake === null) await this.#tryAll(test, performance.now() - began)
  }

  override async onAfterRunSuite(suite: Parameters<TestRunner["onAfterRunSuite"]>[0]): Promise<void> {
    if ("filepath" in suite && !this.#isOver) {
      suite.meta.found = {
        noticed: this.#noticed,
        running: [...this.#running],
        loading: [...(this.#loading ?? [])],
        spoiledBy: this.#spoiledBy
      }
      this.#noticed = {}
      this.#running.clear()
      if (this.#spoiledBy !== null) this.cancel("test-failure")
    }
    await super.onAfterRunSuite(suite)
  }

  /** The sources before any test, so that what they run through while they are loaded is known. */
  async #load(): Promise<void> {
    this.#loading = new Set()
    if (this.#task.awake !== null) this.#wake(this.#task.awake, 1_000_000)
    for (const source of this.#task.sources) await import(source)
    this.#loading = new Set(Object.keys(this.#switches.mutantCoverage.static))
  }

  #spoil(id: string): void {
    this.#loading?.add(id)
    this.#spoiledBy ??= id
  }

  #wake(id: string, limit: number): void {
    writeFileSync(this.#task.progress, JSON.stringify([process.pid, id]))
    this.#switches.activeMutant = id
    this.#switches.hitCount = 0
    this.#switches.hitLimit = limit
  }

  async #tryAll(test: Test, took: number): Promise<void> {
    const hits = Object.entries(this.#switches.mutantCoverage.perTest[test.id] ?? {})
    for (const [id] of hits) this.#running.add(id)
    const isAsked = ([id]: readonly [string, number]) =>
      this.#left.has(id) && (took < quick || test.file.filepath.startsWith(this.#task.asleep[id] ?? ""))
    const mine = hits.filter(isAsked)
    if (mine.length === 0 || this.#spoiledBy !== null) return
    const limit = longest(took)
    // One that cannot be run twice shows nothing.
    if ((await outcomeOf(test, limit)) !== "passed") for (const [id] of mine) this.#loading?.add(id)
    else for (const [id, hit] of mine) if (this.#spoiledBy === null) await this.#try(test, id, hit, limit)
  }

  async #try(test: Test, id: string, hit: number, limit: number): Promise<void> {
    this.#last = id
    this.#wake(id, Math.max(hit * patience, atLeast))
    const outcome = await outcomeOf(test, limit)
    const isEndless = (this.#switches.hitCount ?? 0) > (this.#switches.hitLimit ?? 0)
    delete this.#switches.activeMutant
    if (outcome === "passed") return
    this.#left.delete(id)
    if (outcome === "unended") {
      this.#noticed[id] = "timed out"
      this.#spoiledBy = id
    } else if ((await outcomeOf(test, limit)) === "passed") this.#noticed[id] = isEndless ? "timed out" : "killed"
    else this.#spoil(id)
  }
}
