/**
 * A mutant: the sources with one small fault in them, and what the tests said to it.
 */

/** What came of it: a test failed, none came to an end, all passed, no test runs through it, or it was no program. */
export type Outcome = "killed" | "timed out" | "survived" | "not covered" | "invalid"

/** One fault. */
export interface Mutant {
  /** From the root of the repository. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** The kind of fault, as Stryker calls it. */
  readonly operator: string
  /** The sources that it replaces, and by what. */
  readonly code: string
  readonly replacement: string
  readonly outcome: Outcome
}

/** Noticed by a test: it failed, or never ended. */
export const isDetected = ({ outcome }: Mutant): boolean => outcome === "killed" || outcome === "timed out"

/** Not noticed by any test. */
export const isMissed = ({ outcome }: Mutant): boolean => outcome === "survived" || outcome === "not covered"

/** The share of mutants that were noticed, from 0 to 1; of none, all. */
export const score = (mutants: ReadonlyArray<Mutant>): number => {
  const detected = mutants.filter(isDetected).length
  const missed = mutants.filter(isMissed).length
  return detected + missed === 0 ? 1 : detected / (detected + missed)
}
