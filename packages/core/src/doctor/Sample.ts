/**
 * Chooses a part of something by a seed: the same seed chooses the same.
 */
import { hash } from "node:crypto"

/** How much is looked at. */
export interface Sample {
  /** The share of the log, from 0 to 1. */
  readonly share: number
  /** Rows of each read model. */
  readonly rows: number
  /** Another seed chooses others; 0 where left out. */
  readonly seed?: number
}

/** A number from 0 up to 1 that a name is given, and that looks as if drawn. */
export const lot = (seed: number, name: string): number =>
  Number.parseInt(hash("sha256", `${seed}/${name}`, "hex").slice(0, 12), 16) / 2 ** 48
