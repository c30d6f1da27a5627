/**
 * Tries mutants on the tests of the core.
 *
 * First every test is run without any mutant, to know which it runs through. Then each mutant is woken for one run of one test that
 * runs through it, until one notices it. What is left and can matter while modules are loaded (a schema, a table) is tried with
 * all loaded anew.
 */
import { availableParallelism } from "node:os"
import { dirname, join } from "node:path"
import { type Asleep, asleepIn } from "./Asleep.ts"
import type { Lines } from "./ChangedLines.ts"
import type { Mutant } from "./Mutant.ts"
import type { FileRan, How, Part } from "./Task.ts"
import { Tester } from "./Tester.ts"

/** The folder of the tests that stand by the sources. */
const testsOf = (root: string, file: string): string => join(root, dirname(file).replace(/src$|src(?=\/)/, "test"), "/")

const timeOf = ({ tests }: FileRan): number => Object.values(tests).reduce((sum, { took }) => sum + took, 0)

/** The tests without any mutant, the quick files first: they must pass. A mutant is noticed by an example before properties are tried. */
const unharmed = async (testers: ReadonlyArray<Tester>): Promise<ReadonlyArray<FileRan>> => {
  const all = testers[0]?.files ?? []
  const said = await Promise.all(
    testers.map((tester, i) => tester.run({ unharmed: all.filter((_, at) => at % testers.length === i) }))
  )
  const lines = said.flat()
  const failing = lines.flatMap((line) => (line.says === "fails" ? [line.path] : []))
  if (failing.length > 0) throw new Error(`without any mutant there fail ${failing.join(", ")}`)
  const files = lines.flatMap((line) => (line.says === "ran" ? [line.file] : []))
  if (files.length < all.length) throw new Error("the tests did not end without any mutant")
  return files.toSorted((one, other) => timeOf(one) - timeOf(other))
}

/** The files with what is known of these mutants alone. */
const knownOf = (files: ReadonlyArray<FileRan>, ids: ReadonlySet<number>): ReadonlyArray<FileRan> =>
  files.flatMap(({ outside, path, tests }): ReadonlyArray<FileRan> => {
    const mine = Object.entries(tests).map(
      ([id, ran]) => [id, { ...ran, running: ran.running.filter((mutant) => ids.has(mutant)) }] as const
    )
    const known = { path, outside: outside.filter((id) => ids.has(id)), tests: Object.fromEntries(mine) }
    return known.outside.length > 0 || mine.some(([, { running }]) => running.length > 0) ? [known] : []
  })

/** So many mutants are tried in one worker at most. */
const most = 500

const partsOf = (ids: ReadonlyArray<number>, least: number): ReadonlyArray<ReadonlyArray<number>> => {
  const count = Math.max(least, Math.ceil(ids.length / most))
  return Array.from({ length: count }, (_, part) => ids.filter((_, i) => Math.floor((i * count) / ids.length) === part))
}

/** So often may a worker end without having come any further. */
const patience = 5

/** Mutants, and the tests that run through them. */
export class Trials {
  readonly #root: string
  readonly #asleep: Asleep
  readonly #testers: ReadonlyArray<Tester>
  readonly #files: ReadonlyArray<FileRan>
  readonly #noticed = new Map<number, How>()
  readonly #reached: ReadonlySet<number>

  private constructor(root: string, asleep: Asleep, testers: ReadonlyArray<Tester>, files: ReadonlyArray<FileRan>) {
    this.#root = root
    this.#asleep = asleep
    this.#testers = testers
    this.#files = files
    const running = files.flatMap(({ tests }) => Object.values(tests).map((ran) => ran.running))
    this.#reached = new Set([...files.map(({ outside }) => outside), ...running].flat())
  }

  /** Every mutant in these lines. */
  static async open(root: string, lines: ReadonlyArray<Lines>): Promise<Trials> {
    const asleep = await asleepIn(root, lines)
    const opening = Array.from({ length: availableParallelism() }, () => Tester.open(root, asleep))
    const testers = await Promise.all(opening)
    return new Trials(root, asleep, testers, await unharmed(testers))
  }

  async close(): Promise<void> {
    await Promise.all(this.#testers.map((tester) => tester.close()))
  }

  /** Tries those mutants that stand in such files. */
  async tried(isWanted: (file: string) => boolean): Promise<ReadonlyArray<Mutant>> {
    const wanted = [...this.#asleep.mutants].filter(([, { file }]) => isWanted(file))
    const reached = wanted.flatMap(([id]) => (this.#reached.has(id) ? [id] : []))
    const queue = [...partsOf(reached, this.#testers.length)]
    await Promise.all(
      this.#testers.map(async (tester) => {
        for (let ids = queue.pop(); ids !== undefined; ids = queue.pop()) await this.#try(tester, ids)
      })
    )
    return wanted.map(([id, mutant]) => ({
      ...mutant,
      outcome: this.#noticed.get(id) ?? (this.#reached.has(id) ? "survived" : "not covered")
    }))
  }

  /** Where a worker hangs, or a test fails in it for no fault of a mutant, another goes on from there. */
  async #try(tester: Tester, ids: ReadonlyArray<number>): Promise<void> {
    const files = knownOf(this.#files, new Set(ids))
    const dropped: Array<string> = []
    let [from, isSingly, isDone, idle] = [0, false, ids.length === 0, 0]
    while (!isDone) {
      const near: Part["near"] = Object.fromEntries(
        ids.flatMap((id) => (this.#noticed.has(id) ? [] : [[id, testsOf(this.#root, this.#fileOf(id))]]))
      )
      const before = [from, this.#noticed.size, dropped.length, isSingly].join()
      const lines = await tester.run({ unharmed: [], part: { near, files, from, isSingly, dropped } })
      isSingly = false
      for (const line of lines) {
        if (line.says === "noticed") this.#noticed.set(line.id, line.how)
        if (line.says === "step") from = line.step
        if (line.says === "dropped") dropped.push(line.test)
        if (line.says === "hung") isSingly = line.awake.length > 1
        if (line.says === "hung" && !isSingly) for (const id of line.awake) this.#noticed.set(id, "timed out")
        if (line.says === "done") isDone = true
      }
      idle = before === [from, this.#noticed.size, dropped.length, isSingly].join() ? idle + 1 : 0
      if (idle > patience) throw new Error(`a worker does not get beyond ${files[from % files.length]?.path ?? from}`)
    }
  }

  #fileOf(id: number): string {
    return this.#asleep.mutants.get(id)?.file ?? ""
  }
}
