/**
 * Rule sets come from outside: they are parsed here, once, and what is wrong in one is said with its place.
 */
import { Result, Schema, SchemaParser } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { linesOf, Problem, problemsIn } from "../consortium/Problem.ts"
import { RuleSet } from "./RuleSet.ts"
import { loose } from "./RuleSetProblems.ts"

/** What is wrong with a rule set, and where. */
export class InvalidRuleSet extends Schema.TaggedError<InvalidRuleSet>()("InvalidRuleSet", {
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return linesOf(this.problems)
  }
}

const decode = SchemaParser.decodeUnknownResult(RuleSet, { errors: "all", onExcessProperty: "error" })

/** A rule set from a value or from parsed JSON, or every problem in it with its path. */
export const parseRuleSet = (input: unknown): Result.Result<RuleSet, InvalidRuleSet> => {
  const decoded = Result.mapError(decode(input), (issue) => new InvalidRuleSet({ problems: problemsIn(issue) }))
  return Result.flatMap(decoded, (ruleSet) => {
    const problems = loose(ruleSet)
    return isReadonlyArrayNonEmpty(problems) ? Result.fail(new InvalidRuleSet({ problems })) : Result.succeed(ruleSet)
  })
}
