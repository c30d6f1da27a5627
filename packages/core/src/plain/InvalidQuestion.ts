/**
 * Questions come from outside too: how they are asked is parsed, so that a slip of the pen is not answered as if it had been meant.
 */
import { Result, type Schema, SchemaParser } from "effect"
import { leavingOut, linesOf, type Problem, problemsIn, strictly } from "../Problem.ts"

/** Nothing was answered: this is no question, or it was asked with fields or values that there are none of. */
export class InvalidQuestion extends Error {
  readonly _tag = "InvalidQuestion"
  /** All that is wrong, each with its place. */
  readonly problems: readonly [Problem, ...ReadonlyArray<Problem>]

  constructor(problems: readonly [Problem, ...ReadonlyArray<Problem>]) {
    super(linesOf(problems))
    this.problems = problems
  }
}

/** Parses how something is asked; throws `InvalidQuestion` with every problem in it. */
export const askedBy = <A>(schema: Schema.Codec<A, unknown>): ((input: unknown) => A) => {
  const decode = leavingOut(SchemaParser.decodeUnknownResult(schema, strictly))
  return (input) => Result.getOrThrow(Result.mapError(decode(input), (issue) => new InvalidQuestion(problemsIn(issue))))
}
