/**
 * The states that were used last, so many of them that memory is bounded: what is used again before as many others is still there.
 */
export class RecentStates<State> {
  readonly #capacity: number
  #recent = new Map<string, State>()
  #older = new Map<string, State>()

  /** Between `capacity` and twice as many are kept. */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Puts the states of these keys, as far as they are kept, among the others; says which are not. */
  bring(keys: Iterable<string>, into: Map<string, State>): ReadonlyArray<string> {
    const missing: Array<string> = []
    for (const key of keys) {
      if (into.has(key)) continue
      const kept = this.#recent.has(key) ? this.#recent : this.#older
      const state = kept.get(key)
      if (state === undefined) missing.push(key)
      else into.set(key, state)
    }
    return missing
  }

  /** Keeps these states for a while. */
  keep(states: Iterable<readonly [string, State]>): void {
    for (const [key, state] of states) {
      this.#recent.set(key, state)
      if (this.#recent.size < this.#capacity) continue
      this.#older = this.#recent
      this.#recent = new Map()
    }
  }
}
