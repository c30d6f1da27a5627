/**
 * Tries mutants that sources run through while they are loaded (a schema, a table): all is loaded anew with them awake.
 */
import type { Bench } from "./Bench.ts"
import { noticedAmong, noticedSingly, type Together as Showed } from "./Halving.ts"
import { type FileRan, type How, isOf, type Part, type Round } from "./Task.ts"

export class Together {
  readonly #bench: Bench
  readonly #left: Set<number>
  readonly #part: Part

  constructor(bench: Bench, left: Set<number>, part: Part) {
    this.#bench = bench
    this.#left = left
    this.#part = part
  }

  /** Those that are due on a file in this round. Whether the worker is still as it was: the file passes without any. */
  async step(file: FileRan, round: Round, isSingly: boolean): Promise<boolean> {
    const due = file.outside.filter(
      (id) => this.#left.has(id) && file.path.startsWith(this.#part.near[id] ?? "-") === round.isNear
    )
    const isAsked = Object.values(file.tests).some((ran) => isOf(round, ran))
    if (due.length === 0 || !isAsked) return true
    const hows = new Map<number, How>()
    const run = async (awake: ReadonlyArray<number>): Promise<Showed> => {
      const { how, ran } = await this.#run(file, round, awake)
      if (how !== undefined && awake.length === 1) for (const id of awake) hows.set(id, how)
      return { isFailed: how !== undefined, ran }
    }
    const noticed = await (isSingly ? noticedSingly : noticedAmong)(due, run)
    if (noticed.length === 0) return true
    if ((await this.#run(file, round, [])).how !== undefined) return false
    for (const id of noticed) {
      this.#left.delete(id)
      this.#bench.say({ says: "noticed", id, how: hows.get(id) ?? "killed" })
    }
    return true
  }

  /** A file with mutants awake, until a test fails. */
  async #run(file: FileRan, round: Round, awake: ReadonlyArray<number>) {
    const { switches } = this.#bench
    let how: How | undefined
    const failed = (isUnended: boolean): void => {
      how ??= isUnended || this.#bench.isSpent ? "timed out" : "killed"
    }
    this.#bench.reset()
    switches.hits.fill(0)
    this.#bench.wake(awake)
    const isLoaded = await this.#bench.file(file.path, async (test) => {
      const ran = file.tests[test.id]
      if (how !== undefined || ran === undefined || !isOf(round, ran)) return
      const outcome = await this.#bench.outcomeOf(test, ran)
      if (outcome !== "passed") failed(outcome === "unended")
    })
    if (!isLoaded) failed(false)
    const ran = new Set(awake.filter((id) => (switches.hits[id] ?? 0) > 0))
    this.#bench.wake([])
    return { how, ran: (id: number) => ran.has(id) }
  }
}
