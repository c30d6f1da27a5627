/**
 * What is wrong with something from outside, and where.
 */
import { Array as Arr, Result, Schema, SchemaAST, SchemaIssue, SchemaParser } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"

/** One thing that is wrong. */
export const Problem = Schema.Struct({
  /** The field, such as `planned.start`; empty for the whole. */
  path: Schema.String,
  /** What was found and what is allowed. */
  message: Schema.String
})
export type Problem = typeof Problem.Type

/** A field that there is none of is mostly a slip of the pen: so the names of those that there are. */
const leafHook: SchemaIssue.LeafHook = (issue) =>
  issue._tag === "UnexpectedKey" && SchemaAST.isObjects(issue.ast)
    ? `Expected no such field; allowed are ${issue.ast.propertySignatures.map(({ name }) => String(name)).join(", ")}`
    : SchemaIssue.defaultLeafHook(issue)

const format = SchemaIssue.makeFormatterStandardSchemaV1({ leafHook })

/** What is wrong, a line for each. */
export const linesOf = (problems: ReadonlyArray<Problem>): string =>
  problems.map(({ message, path }) => `${path}: ${message}`).join("\n")

/** Names that are used and that nobody has declared. */
export const undeclared = (
  known: ReadonlyArray<string>,
  used: ReadonlyArray<string>,
  path: string
): ReadonlyArray<Problem> =>
  used
    .filter((id) => !known.includes(id))
    .map((id) => ({ path, message: `${JSON.stringify(id)} is not one of ${known.join(", ")}` }))

/** Every problem that a schema found. */
export const problemsIn = (issue: SchemaIssue.Issue): NonEmptyReadonlyArray<Problem> => {
  const problems = format(issue).issues.map(({ message, path = [] }) => ({
    path: path.map((step) => String(typeof step === "object" ? step.key : step)).join("."),
    message
  }))
  return Arr.isReadonlyArrayNonEmpty(problems)
    ? problems
    : [{ path: "", message: SchemaIssue.makeFormatterDefault()(issue) }]
}

/**
 * Parses data that somebody brings, as a value or as parsed JSON: to what it is, or to every problem in it. What `loose` finds is wrong
 * though each value is right by itself.
 */
export const parserOf = <A>(schema: Schema.Codec<A, unknown>, loose: (value: A) => ReadonlyArray<Problem>) => {
  const decode = SchemaParser.decodeUnknownResult(schema, { errors: "all", onExcessProperty: "error" })
  return (input: unknown): Result.Result<A, NonEmptyReadonlyArray<Problem>> =>
    Result.flatMap(Result.mapError(decode(input), problemsIn), (value) => {
      const problems = loose(value)
      return Arr.isReadonlyArrayNonEmpty(problems) ? Result.fail(problems) : Result.succeed(value)
    })
}
