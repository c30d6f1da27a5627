/**
 * What is wrong with something from outside, and where.
 */
import { Schema, SchemaIssue } from "effect"

/** One thing that is wrong. */
export const Problem = Schema.Struct({
  /** The field, such as `planned.start`; empty for the whole. */
  path: Schema.String,
  /** What was found and what is allowed. */
  message: Schema.String
})
export type Problem = typeof Problem.Type

const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** Every problem that a schema found. */
export const problemsIn = (issue: SchemaIssue.Issue): ReadonlyArray<Problem> =>
  format(issue).issues.map(({ message, path = [] }) => ({
    path: path.map((step) => String(typeof step === "object" ? step.key : step)).join("."),
    message
  }))
