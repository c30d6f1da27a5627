/**
 * Chance that comes out the same every time: numbers drawn one after another from a seed.
 */

/** Draws from one seed; the order of the draws matters. */
export class Chance {
  #state: number

  constructor(seed: number) {
    // The generator stands still at zero.
    this.#state = seed >>> 0 || 1
  }

  /** From 0 up to, but not, 1 (Marsaglia's xorshift with 32 bits). */
  next(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x >>> 0
    return this.#state / 2 ** 32
  }

  /** A whole number, both ends included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  /** True in so many of a hundred cases. */
  percent(share: number): boolean {
    return this.next() * 100 < share
  }

  /** One of these. */
  oneOf<A>(all: readonly [A, ...ReadonlyArray<A>]): A {
    return all[this.between(0, all.length - 1)] ?? all[0]
  }

  /** The same in another order. */
  shuffled<A>(all: ReadonlyArray<A>): ReadonlyArray<A> {
    return all
      .map((value) => ({ value, by: this.next() }))
      .sort((a, b) => a.by - b.by)
      .map(({ value }) => value)
  }

  /** So many of these, each at most once, in their own order. */
  some<A>(all: ReadonlyArray<A>, number: number): ReadonlyArray<A> {
    const chosen = new Set(this.shuffled(all).slice(0, number))
    return all.filter((value) => chosen.has(value))
  }
}
