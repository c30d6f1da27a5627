/**
 * Rule sets come from outside: they are parsed here, once, and what is wrong in one is said with its place.
 */
import { Result, Schema } from "effect"
import { linesOf, parserOf, Problem } from "../Problem.ts"
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

const parsed = parserOf(RuleSet, loose)

/** A rule set from a value or from parsed JSON, or every problem in it with its path. */
export const parseRuleSet = (input: unknown): Result.Result<RuleSet, InvalidRuleSet> =>
  Result.mapError(parsed(input), (problems) => new InvalidRuleSet({ problems }))
