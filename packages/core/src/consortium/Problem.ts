/**
 * What is wrong with something from outside, and where.
 */
import { Array as Arr, Schema, SchemaAST, SchemaIssue } from "effect"
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

/** Problems as text, each on a line. */
export const linesOf = (problems: ReadonlyArray<Problem>): string =>
  problems.map(({ message, path }) => `${path}: ${message}`).join("\n")

/** Each name that is used and that nobody has declared. */
export const unknown = (
  known: ReadonlyArray<string>,
  used: ReadonlyArray<string>,
  path: string
): ReadonlyArray<Problem> =>
  used
    .filter((name) => !known.includes(name))
    .map((name) => ({ path, message: `${JSON.stringify(name)} is not one of ${known.join(", ")}` }))
