/**
 * Tries mutants that sources run through while they are loaded (a schema, a table): all is loaded anew with them awake.
 */
import type { Bench } from "./Bench.ts"
import { noticedAmong } from "./Halving.ts"
import { type FileRan, type How, isOf, type Part, type Round } from "./Task.ts"

/** In place of a test, where a file cannot be loaded. */
const loading = ""

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
    const noticed = isSingly ? await this.#singly(file, round, due) : await this.#together(file, round, due)
    if (noticed.size === 0) return true
    if ((await this.#run(file, round, [])).how !== undefined) return false
    for (const [id, how] of noticed) {
      this.#left.delete(id)
      this.#bench.say({ says: "noticed", id, how })
    }
    return true
  }

  async #singly(file: FileRan, round: Round, due: ReadonlyArray<number>): Promise<ReadonlyMap<number, How>> {
    const noticed = new Map<number, How>()
    for (const id of due) {
      const { how } = await this.#run(file, round, [id])
      if (how !== undefined) noticed.set(id, how)
    }
    return noticed
  }

  /** What fails first with all awake is run with ever fewer of them; then the file without those, until nothing fails. */
  async #together(file: FileRan, round: Round, due: ReadonlyArray<number>): Promise<ReadonlyMap<number, How>> {
    const noticed = new Map<number, How>()
    /** The tests that none of them fails alone. */
    const passed = new Set<string>()
    let asked = due
    while (asked.length > 0) {
      const { failing, ran } = await this.#run(file, round, asked, (test) => !passed.has(test))
      if (failing === undefined) {
        // What another encloses was not run through.
        const unseen = asked.filter((id) => !ran.has(id))
        asked = unseen.length === asked.length ? [] : unseen
      } else {
        // A test may want others before it, and some cannot be loaded together that can be alone.
        const isAlone = (await this.#run(file, round, [], (test) => test === failing)).how === undefined
        const found = isAlone ? await this.#failing(file, round, asked, failing) : []
        if (found.length === 0 && (failing === loading || !isAlone))
          return new Map([...noticed, ...(await this.#singly(file, round, asked))])
        if (found.length === 0) passed.add(failing)
        for (const [id, how] of found) noticed.set(id, how)
        asked = asked.filter((id) => !noticed.has(id))
      }
    }
    return noticed
  }

  /** Those that fail one test. */
  async #failing(file: FileRan, round: Round, asked: ReadonlyArray<number>, failing: string) {
    const hows = new Map<number, How>()
    const found = await noticedAmong(asked, async (awake) => {
      const { how, ran } = await this.#run(file, round, awake, (test) => test === failing)
      if (how !== undefined && awake.length === 1) for (const id of awake) hows.set(id, how)
      return { isFailed: how !== undefined, ran: (id) => ran.has(id) }
    })
    return found.map((id) => [id, hows.get(id) ?? "killed"] as const)
  }

  /** A file with mutants awake, until one of the tests that are asked fails. */
  async #run(file: FileRan, round: Round, awake: ReadonlyArray<number>, isAsked?: (test: string) => boolean) {
    const { switches } = this.#bench
    let how: How | undefined
    let failing: string | undefined
    const failed = (name: string, isUnended: boolean): void => {
      failing ??= name
      how ??= isUnended || this.#bench.isSpent ? "timed out" : "killed"
    }
    this.#bench.reset()
    switches.hits.fill(0)
    this.#bench.wake(awake)
    const isLoaded = await this.#bench.file(file.path, async (test) => {
      const ran = file.tests[test.id]
      if (how !== undefined || ran === undefined || !isOf(round, ran) || isAsked?.(test.id) === false) return
      const outcome = await this.#bench.outcomeOf(test, ran)
      if (outcome !== "passed") failed(test.id, outcome === "unended")
    })
    if (!isLoaded) failed(loading, false)
    const ran = new Set(awake.filter((id) => (switches.hits[id] ?? 0) > 0))
    this.#bench.wake([])
    return { failing, how, ran }
  }
}
