/**
 * What was found of mutants that no test notices, by reading each of them.
 */
import { Schema } from "effect"
import { readFileSync } from "node:fs"
import type { Mutant } from "./Mutant.ts"

/** One that was read; it is known again by what it changes, wherever that has moved within its file. */
export const Judgement = Schema.Struct({
  file: Schema.String,
  operator: Schema.String,
  code: Schema.String,
  replacement: Schema.String,
  /**
   * `equivalent`: no test can tell it from the original. `harmless`: a difference that nobody is promised. `missed`: a test is
   * wanted. `mended`: there is one since the run.
   */
  verdict: Schema.Literals(["equivalent", "harmless", "missed", "mended"]),
  why: Schema.String.check(Schema.isMinLength(1))
})
export type Judgement = typeof Judgement.Type

const Judgements = Schema.fromJsonString(Schema.Array(Judgement))

/** All judgements. */
export const judgements = (path: string): ReadonlyArray<Judgement> =>
  Schema.decodeSync(Judgements)(readFileSync(path, "utf8"))

/** What was said of a mutant, if anything. */
export const judgementOf = (all: ReadonlyArray<Judgement>, mutant: Mutant): Judgement | undefined =>
  all.find(
    ({ code, file, operator, replacement }) =>
      file === mutant.file && operator === mutant.operator && code === mutant.code && replacement === mutant.replacement
  )
