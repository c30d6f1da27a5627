/**
 * Numbers without end, and a few out of many.
 */

/** Each number once, over all turns. */
export interface Counting extends Iterable<number> {
  /** The number that comes next. */
  readonly upcoming: number
}

/** Counts from a number on; whoever iterates goes on where the last one ended. */
export const counting = (from = 0): Counting => {
  let upcoming = from
  return {
    get upcoming() {
      return upcoming
    },
    [Symbol.iterator]: () => ({ next: () => ({ done: false, value: upcoming++ }) })
  }
}

/** Up to so many numbers, evenly spread from one up to another. */
export const sampleOf = (from: number, to: number, most = 20): ReadonlyArray<number> => {
  const step = Math.max(1, Math.floor((to - from) / most))
  return Array.from({ length: Math.min(most, to - from) }, (_, i) => from + i * step)
}
