/**
 * Which keys of a read model are looked at: so many drawn by a seed, or those of one pass of several.
 */
import { lot, type Sample } from "./Sample.ts"

/** Keys as they come along; what is true of a key stays true, but for those that are given up. */
export interface Keys {
  /** Whether the key is looked at from now on; tells of those that are given up in its favour. */
  takes(key: string, givenUp: (key: string) => void): boolean
  /** Whether the key is looked at if it is of the log at all. */
  covers(key: string): boolean
}

/** The keys of one pass of so many: together they are all. */
export const keysOfPass = (pass: number, passes: number): Keys => {
  const covers = (key: string): boolean => passes === 1 || Math.floor(lot(0, key) * passes) === pass
  return { takes: covers, covers }
}

/**
 * So many keys with the lowest lots. A key that is not among them when it comes up first will never be, since the lots of those
 * that are only fall: so that one pass over a log finds them, and has seen each from its first event on.
 */
export const drawnKeys = ({ rows, seed = 0 }: Pick<Sample, "rows" | "seed">): Keys => {
  const lots = new Map<string, number>()
  let highest = 1
  const highestKey = (): string | undefined => [...lots].find(([, drawn]) => drawn === highest)?.[0]
  const settle = (): void => {
    highest = lots.size < rows ? 1 : Math.max(...lots.values())
  }
  return {
    takes: (key, givenUp) => {
      if (lots.has(key)) return true
      const drawn = lot(seed, key)
      if (rows === 0 || drawn >= highest) return false
      const gone = lots.size < rows ? undefined : highestKey()
      if (gone !== undefined) {
        lots.delete(gone)
        givenUp(gone)
      }
      lots.set(key, drawn)
      settle()
      return true
    },
    covers: (key) => lots.has(key) || (rows > 0 && lot(seed, key) < highest)
  }
}
