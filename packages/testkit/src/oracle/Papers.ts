/**
 * Which signatures hold.
 */

/** A signature under a document, from then on there or no longer. */
export interface Paper {
  readonly document: string
  readonly party: string
  readonly signed: boolean
}

/** The signatures that hold, by name and with their days. */
export const signatures = (
  facts: ReadonlyArray<{ readonly on: string | null; readonly paper?: Paper }>
): ReadonlyArray<readonly [name: string, on: string | null]> => {
  const held = new Map<string, string | null>()
  for (const { on, paper } of facts) {
    if (paper === undefined) continue
    const name = `${paper.document} by ${paper.party}`
    held.delete(name)
    if (paper.signed) held.set(name, on)
  }
  return [...held]
}
