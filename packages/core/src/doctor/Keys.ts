/**
 * Which keys of a read model are looked at: those of one pass of several, or of one part whose turn it is.
 */
import { hash } from "node:crypto"
import { type Sample, turn } from "./Sample.ts"

/** Whether a key is looked at; true of a key that no row has, too. */
export type Keys = (key: string) => boolean

/** A number from 0 up to 1 that a name is given for good, and that looks as if drawn. */
const lot = (name: string): number => Number.parseInt(hash("sha256", name, "hex").slice(0, 12), 16) / 2 ** 48

/** The keys of one part of so many: together these are all, each in one of them, and all of about the same size. */
const keysOf = (part: number, parts: number): Keys =>
  parts === 1 ? () => true : (key) => Math.floor(lot(key) * parts) === part

/** All keys, in as many passes as it takes where there are so many rows, and so many are looked at at once. */
export const passesOver = (count: number, atOnce: number): ReadonlyArray<Keys> => {
  const passes = Math.max(1, Math.ceil(count / atOnce))
  return Array.from({ length: passes }, (_, pass) => keysOf(pass, passes))
}

/**
 * The keys whose turn it is where there are so many rows, in one pass; none where no rows are wanted. The parts double as rows come in: while
 * they stay the same, consecutive seeds come around to each of them.
 */
export const passOfSample = (count: number, { rows, seed = 0 }: Pick<Sample, "rows" | "seed">): ReadonlyArray<Keys> => {
  if (rows <= 0) return []
  const parts = Math.max(1, 2 ** Math.ceil(Math.log2(count / rows)))
  return [keysOf(turn(seed, parts), parts)]
}
