/**
 * A mutant: the sources with one small fault in them, and what the tests said to it.
 */

import { Schema } from "effect"

/** What came of it: a test failed, none came to an end, all passed, no test runs through it, or it was no program. */
export const Outcome = Schema.Literals(["killed", "timed out", "survived", "not covered", "invalid"])
export type Outcome = typeof Outcome.Type

/** One fault. */
export const Mutant = Schema.Struct({
  /** From the root of the repository. */
  file: Schema.String,
  /** From 1. */
  line: Schema.Int,
  /** The kind of fault, as Stryker calls it. */
  operator: Schema.String,
  /** The sources that it replaces, and by what. */
  code: Schema.String,
  replacement: Schema.String,
  outcome: Outcome
})
export type Mutant = typeof Mutant.Type

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
