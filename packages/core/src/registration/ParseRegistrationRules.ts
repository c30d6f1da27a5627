/**
 * Rules of rows come from outside: they are parsed here, once, and what is wrong in them is said with its place.
 */
import { Result, Schema } from "effect"
import { linesOf, parserOf, Problem, undeclared } from "../Problem.ts"
import { backwards, ofSources, ofValidity, overlapping } from "../programme/RuleSetProblems.ts"
import type { Condition, FieldRule } from "./FieldRule.ts"
import { RegistrationRules } from "./RegistrationRules.ts"

/** What is wrong with rules of rows, and where. */
export class InvalidRegistrationRules extends Schema.TaggedError<InvalidRegistrationRules>()(
  "InvalidRegistrationRules",
  { problems: Schema.NonEmptyArray(Problem) }
) {
  override get message() {
    return linesOf(this.problems)
  }
}

type Problems = ReadonlyArray<Problem>

const fieldsOf = (condition: Condition): ReadonlyArray<string> => {
  if (!("field" in condition)) return []
  return condition.on === "differs" ? [condition.field, condition.from] : [condition.field]
}

/** The other fields that a field names: there has to be each of them. */
const ofReferences = (field: FieldRule, path: string, known: ReadonlyArray<string>): Problems => {
  const { need, share, without } = field
  const conditions = need.is === "required-when" ? need.when : []
  return [
    ...conditions.flatMap((condition, i) => undeclared(known, fieldsOf(condition), `${path}.need.when.${i}`)),
    ...undeclared(known, without?.fields ?? [], `${path}.without.fields`),
    ...undeclared(known, share === undefined ? [] : [share.of], `${path}.share.of`)
  ]
}

const loose = (rules: RegistrationRules): Problems => {
  const { calls, fields } = rules
  const known = fields.map(({ name }) => name)
  return [
    ...backwards(calls, "calls"),
    ...ofValidity(rules),
    ...fields.flatMap((field, i) => [
      ...(field.calls === undefined ? [] : backwards(field.calls, `fields.${i}.calls`)),
      ...ofReferences(field, `fields.${i}`, known)
    ]),
    ...overlapping(
      fields.map((field) => ({ name: field.name, calls: field.calls ?? calls })),
      "fields",
      "name"
    ),
    ...ofSources(rules)
  ]
}

const parsed = parserOf(RegistrationRules, loose)

/** Rules from a value or from parsed JSON, or every problem in them with its path. */
export const parseRegistrationRules = (input: unknown): Result.Result<RegistrationRules, InvalidRegistrationRules> =>
  Result.mapError(parsed(input), (problems) => new InvalidRegistrationRules({ problems }))
