/**
 * An urn: what is drawn from it does not come back.
 */
import type { Chance } from "./Chance.ts"

/** Drawn in an order that chance decides once. */
export class Urn<A> {
  readonly #left: Array<A>

  constructor(chance: Chance, numbers: ReadonlyArray<readonly [ticket: A, number: number]>) {
    this.#left = [
      ...chance.shuffled(numbers.flatMap(([ticket, number]) => Array.from({ length: number }, () => ticket)))
    ]
  }

  /** The next ticket; an urn that is empty is a mistake in the numbers of the story. */
  draw(): A {
    const drawn = this.#left.pop()
    if (drawn === undefined) throw new RangeError("the urn is empty: the story wants more than its numbers give")
    return drawn
  }
}
