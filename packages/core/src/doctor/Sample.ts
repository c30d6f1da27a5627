/**
 * Chooses a part of something by a seed: the same seed chooses the same, and consecutive ones take turns until everything had its own.
 */

/** How much is looked at. */
export interface Sample {
  /** The share of the log, from 0 to 1; a page at least, unless it is 0. As many consecutive seeds as there are such shares look at all. */
  readonly share: number
  /** About so many rows of each read model at most, and half as many at least. Here too consecutive seeds come around to all. */
  readonly rows: number
  /** Another seed chooses others; 0 where left out. With a whole number that grows by one each night, everything has its turn. */
  readonly seed?: number
}

/** The part of so many whose turn it is. */
export const turn = (seed: number, parts: number): number => ((Math.floor(seed) % parts) + parts) % parts
