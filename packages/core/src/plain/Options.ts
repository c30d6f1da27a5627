/**
 * Options that programs without types hand over: a slip of the pen in them is an error of the program, not a choice.
 */
import { Result, type Schema, SchemaParser } from "effect"
import { leavingOut, linesOf, problemsIn, strictly } from "../Problem.ts"

/** Parses the options of a function, named as its callers write it; throws a `TypeError` that names every problem in them. */
export const optionsOf = <A>(name: string, schema: Schema.Codec<A, unknown>): ((input: unknown) => A) => {
  const decode = leavingOut(SchemaParser.decodeUnknownResult(schema, strictly))
  return (input) =>
    Result.getOrThrow(
      Result.mapError(
        decode(input),
        (issue) => new TypeError(`${name} cannot be called so. ${linesOf(problemsIn(issue))}`)
      )
    )
}
