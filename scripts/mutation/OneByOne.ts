/**
 * Tries mutants one by one, each for one run of one test that runs through it, while all modules stay loaded: so that a trial takes
 * as long as the test does.
 */
import type { Bench, Outcome, Test } from "./Bench.ts"
import { type FileRan, isOf, type Part, type Round, type TestRan } from "./Task.ts"

/** A worker in which a test does not pass any more; another one is to go on. */
export class Stale extends Error {}

interface Pair {
  readonly test: string
  readonly id: number
}

export class OneByOne {
  readonly #bench: Bench
  readonly #left: Set<number>
  readonly #near: Part["near"]
  readonly #dropped: Set<string>
  /** What was tried of the file in this round. */
  #tried = new Set<string>()
  /** How many mutants were awake since modules were loaded. */
  #count = 0
  /** Whether modules are to be loaded anew before any other is tried. */
  #isSpoilt = false
  /** A test that failed, and did so without its mutant too: one before may have left something behind. */
  #unsettled: Pair | undefined
  /** The name of a test that does not pass any more, though modules were loaded anew. */
  #stale: string | undefined

  constructor(bench: Bench, left: Set<number>, { dropped, near }: Part) {
    this.#bench = bench
    this.#left = left
    this.#near = near
    this.#dropped = new Set(dropped)
  }

  /** Those mutants that are due on the tests of a file in this round. */
  async step(file: FileRan, round: Round): Promise<void> {
    this.#tried = new Set()
    const due = (id: string): ReadonlyArray<number> => this.#due(file, id, round)
    if (!Object.keys(file.tests).some((test) => due(test).length > 0)) return
    do {
      if (this.#isSpoilt) this.#bench.reset()
      if (this.#isSpoilt) this.#count = 0
      this.#isSpoilt = false
      await this.#bench.file(file.path, async (test) => {
        const ran = file.tests[test.id]
        if (ran !== undefined && !this.#isSpoilt) await this.#test(test, ran, due(test.id))
      })
      // Not within the test: what is thrown there is its failure, and the next one is run.
      if (this.#stale !== undefined) throw new Stale(this.#stale)
    } while (this.#isSpoilt)
  }

  #due({ path, tests }: FileRan, test: string, round: Round): ReadonlyArray<number> {
    const ran = tests[test]
    if (ran === undefined || this.#dropped.has(test)) return []
    if (this.#unsettled !== undefined) return this.#unsettled.test === test ? [this.#unsettled.id] : []
    if (!isOf(round, ran)) return []
    return ran.running.filter(
      (id) =>
        this.#left.has(id) &&
        path.startsWith(this.#near[id] ?? "-") === round.isNear &&
        !this.#tried.has(`${test} ${id}`)
    )
  }

  async #test(test: Test, ran: TestRan, due: ReadonlyArray<number>): Promise<void> {
    if (due.length === 0) return
    // One that is unsettled counts only if nothing but this test has run, and can be run twice.
    const runs = this.#unsettled === undefined ? 1 : 2
    for (let run = 0; run < runs; run++) {
      if ((await this.#bench.outcomeOf(test, ran)) === "passed") continue
      if (this.#count === 0) this.#drop(test)
      this.#isSpoilt = true
      return
    }
    for (const id of due) if (!this.#isSpoilt) await this.#try(test, ran, id)
  }

  async #try(test: Test, ran: TestRan, id: number): Promise<void> {
    this.#tried.add(`${test.id} ${id}`)
    this.#count += 1
    this.#bench.wake([id])
    const outcome = await this.#bench.outcomeOf(test, ran)
    const isEndless = outcome === "unended" || this.#bench.isSpent
    this.#bench.wake([])
    if (this.#unsettled !== undefined) this.#settle(outcome, id, isEndless)
    else if (outcome !== "passed") await this.#check(test, ran, outcome, id, isEndless)
  }

  /** Of a test that failed, whether it was the mutant that it noticed: then it passes without it. */
  async #check(test: Test, ran: TestRan, outcome: Outcome, id: number, isEndless: boolean): Promise<void> {
    if ((await this.#bench.outcomeOf(test, ran)) === "passed") this.#notice(id, isEndless)
    else this.#unsettled = { test: test.id, id }
    // A test that did not end may still go on.
    this.#isSpoilt = outcome === "unended" || this.#unsettled !== undefined
  }

  #settle(outcome: Outcome, id: number, isEndless: boolean): void {
    if (outcome !== "passed") this.#notice(id, isEndless)
    this.#unsettled = undefined
    this.#isSpoilt = true
  }

  #notice(id: number, isEndless: boolean): void {
    this.#left.delete(id)
    this.#bench.say({ says: "noticed", id, how: isEndless ? "timed out" : "killed" })
  }

  #drop(test: Test): void {
    this.#bench.say({ says: "dropped", test: test.id })
    this.#stale = test.name
  }
}
