/**
 * A consortium of schools under the rules of 2021 to 2027, which nobody has heard of: its plan, its one rule, its words.
 */
// #region imports
import { Decisions, english, OwnRule, Plan, type RefusalCatalogue } from "@westum/mobility"
// #endregion
import { Result } from "effect"
import { readFileSync } from "node:fs"
import { oneStayPerPupil } from "./OneStayPerPupil.ts"

const file = new URL("../data/consortium.json", import.meta.url)

/** Members, projects, goals, categories, places and settings. */
export const plan: Plan.Plan = Result.getOrThrow(Plan.parsePlan(JSON.parse(readFileSync(file, "utf8"))))

// #region rule
/** The decisions of the domain under the consortium's own rule. */
export const decisions = OwnRule.withRule(Decisions.decisions, oneStayPerPupil)

/** English, with what the rule says when it refuses. */
export const words: RefusalCatalogue.Catalogue = {
  ...english,
  rules: {
    [oneStayPerPupil.name]: "{participant} goes abroad once in project {project}, and has a place already: {mobility}."
  }
}
// #endregion
