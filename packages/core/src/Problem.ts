/**
 * What is wrong with something from outside, and where.
 */
import { Array as Arr, Formatter, Result, Schema, SchemaAST, SchemaIssue, SchemaParser } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"

/** One thing that is wrong. */
export const Problem = Schema.Struct({
  /** The field, such as `planned.start`; empty for the whole. */
  path: Schema.String,
  /** What was found and what is allowed. */
  message: Schema.String
})
export type Problem = typeof Problem.Type

/**
 * A field that there is none of is mostly a slip of the pen: so the names of those that there are. Who gives a moment where a text belongs
 * means a day, and cannot know how days are written.
 */
const leafHook: SchemaIssue.LeafHook = (issue) => {
  if (issue._tag === "UnexpectedKey" && SchemaAST.isObjects(issue.ast)) {
    return `Expected no such field; allowed are ${issue.ast.propertySignatures.map(({ name }) => String(name)).join(", ")}`
  }
  const message = SchemaIssue.defaultLeafHook(issue)
  return issue._tag === "InvalidType" && issue.input instanceof Date
    ? `${message}; a day is written as text, YYYY-MM-DD`
    : message
}

/** How whatever comes from outside is parsed: all that is wrong is told, with what was found, and nothing is passed over. */
export const strictly = { errors: "all", onExcessProperty: "error", reportInput: true } as const

const format = SchemaIssue.makeFormatterStandardSchemaV1({ leafHook })

/** What is wrong, a line for each. */
export const linesOf = (problems: ReadonlyArray<Problem>): string =>
  problems.map(({ message, path }) => (path === "" ? message : `${path}: ${message}`)).join("\n")

/** Characters of one problem: what was found may be of any length. */
const most = 500

const bounded = (message: string): string => (message.length > most ? `${message.slice(0, most - 1)}…` : message)

/** What was found, whatever it is, in few words. */
export const shown = (input: unknown): string => bounded(Formatter.format(input))

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
    message: bounded(message)
  }))
  return Arr.isReadonlyArrayNonEmpty(problems)
    ? problems
    : [{ path: "", message: SchemaIssue.makeFormatterDefault()(issue) }]
}

const isObject = (input: unknown): input is object =>
  typeof input === "object" && input !== null && !Array.isArray(input)

/** Nothing that is parsed here has fields within fields to such a depth; what goes round in a circle has no end. */
const deepest = 16

// A moment has no fields, and is to be told as what it is.
const said = (input: unknown, depth = 0): unknown =>
  isObject(input) && !(input instanceof Date) && depth < deepest
    ? Object.fromEntries(
        Object.entries(input).flatMap(([name, value]) => (value === undefined ? [] : [[name, said(value, depth + 1)]]))
      )
    : input

/** The same for what programs write: they say `{ on: request.on }` of what may not have been said, and mean that it is left out. */
export const leavingOut =
  <A>(decode: (input: unknown) => Result.Result<A, SchemaIssue.Issue>) =>
  (input: unknown): Result.Result<A, SchemaIssue.Issue> =>
    Result.orElse(decode(input), () => decode(said(input)))

/**
 * Parses data that somebody brings, as a value or as parsed JSON: to what it is, or to every problem in it. What `loose` finds is wrong
 * though each value is right by itself.
 */
export const parserOf = <A>(schema: Schema.Codec<A, unknown>, loose: (value: A) => ReadonlyArray<Problem>) => {
  const decode = SchemaParser.decodeUnknownResult(schema, strictly)
  return (input: unknown): Result.Result<A, NonEmptyReadonlyArray<Problem>> =>
    Result.flatMap(Result.mapError(decode(input), problemsIn), (value) => {
      const problems = loose(value)
      return Arr.isReadonlyArrayNonEmpty(problems) ? Result.fail(problems) : Result.succeed(value)
    })
}
