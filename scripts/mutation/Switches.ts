/**
 * What sources with mutants look at: which of them are awake, and where it is written down which were run through.
 */

/** By number of the mutant. */
export interface Switches {
  /** 1 for those that are awake. */
  readonly awake: Uint8Array<SharedArrayBuffer>
  /** How often each was run through, awake or asleep. */
  readonly hits: Int32Array
  /** How many mutants may be run through until what runs is taken for a loop that never ends. */
  fuel: number
  /** A mutant that is awake was run through. */
  readonly at: (id: number) => true
  /** Sources in which these sleep were run through. */
  readonly ran: (...ids: ReadonlyArray<number>) => void
}

declare global {
  var __mutants__: Switches | undefined
}

/** Switches for so many mutants, all asleep. */
export const switchesFor = (size: number): Switches => {
  const hits = new Int32Array(size)
  const burn = (): void => {
    switches.fuel -= 1
    if (switches.fuel < 0) throw new Error("This loop does not end.")
  }
  const switches: Switches = {
    awake: new Uint8Array(new SharedArrayBuffer(size)),
    hits,
    fuel: Infinity,
    at: (id) => {
      hits[id] = (hits[id] ?? 0) + 1
      burn()
      return true
    },
    ran: (...ids) => {
      for (const id of ids) hits[id] = (hits[id] ?? 0) + 1
      burn()
    }
  }
  return switches
}

/**
 * Sources as Stryker's instrumenter writes them, with our switches instead of its own: those compare and count by text, which takes
 * three times as long wherever a mutant is run through.
 */
export const switched = (source: string): string =>
  source
    .replace(/^stryNS_9fa48\(\);$/m, "var stry_9fa48 = globalThis.__mutants__;")
    .replace(/stryMutAct_9fa48\("(\d+)"\)/g, "(stry_9fa48.awake[$1] === 1 && stry_9fa48.at($1))")
    .replace(
      /stryCov_9fa48\(((?:"\d+"(?:,\s*)?)+)\)/g,
      (_, ids: string) => `stry_9fa48.ran(${ids.replaceAll('"', "")})`
    )

/** The mutants that were run through since the last time that this was asked. */
export const takeHits = ({ hits }: Switches): ReadonlyMap<number, number> => {
  const taken = new Map<number, number>()
  for (const [id, count] of hits.entries()) if (count > 0) taken.set(id, count)
  hits.fill(0)
  return taken
}
