/**
 * The code of the how-to of the same name.
 */
// #region imports
import {
  CalendarDate,
  ConsortiumFindings,
  DurationFindings,
  Ids,
  ka121Ka122Vet,
  parseRuleSet,
  RuleSet,
  shippedRuleSets,
  toolIdProposal,
  ka102Ka116
} from "@westum/mobility"
import { open, project } from "@westum/mobility/promise"
import { Result } from "effect"
import { readFile } from "node:fs/promises"
// #endregion
import { memory } from "@westum/mobility/promise"
import { expect, it } from "vitest"

const path = new URL("rule-set.json", import.meta.url)

it("reads a rule set, and asks it", async () => {
  // #region read
  const own = Result.getOrThrow(parseRuleSet(JSON.parse(await readFile(path, "utf8"))))
  const today = CalendarDate.CalendarDate.make("2024-05-02")
  const rules = RuleSet.ruleSetFor([own, ...shippedRuleSets], "KA121-VET", 2024, today)
  // #endregion
  expect(rules).toBe(own)
  if (rules === undefined) throw new Error("there are rules")
  // #region judge
  const findings = DurationFindings.durationFindings(rules, {
    callYear: 2024,
    activity: Ids.ActivityCode.make("placement"),
    category: Ids.CategoryCode.make("pupil"),
    stay: {
      start: CalendarDate.CalendarDate.make("2024-09-02"),
      end: CalendarDate.CalendarDate.make("2024-10-04")
    },
    interruptedDays: 2,
    travelDays: 2
  })
  for (const { code, severity, ...values } of findings) console.log(severity, code, values)
  // #endregion
  expect(findings).toEqual([
    { code: "TooLong", severity: "error", activity: "placement", days: 31, most: 30, count: 1, unit: "months" }
  ])
})

it("names the place of every mistake in a rule set", () => {
  const wrong = { ...ka121Ka122Vet, version: "second", activites: [] }
  // #region mistakes
  const parsed = parseRuleSet(wrong)
  if (Result.isFailure(parsed)) console.log(parsed.failure.message)
  // #endregion
  expect(Result.isFailure(parsed) && parsed.failure.problems.map((problem) => problem.path)).toEqual([
    "activites",
    "version"
  ])
})

it("makes one of a shipped one", () => {
  // #region change
  const own: RuleSet.RuleSet = {
    ...ka121Ka122Vet,
    id: "ka121-ours",
    categories: { pupil: "learner" },
    activities: ka121Ka122Vet.activities.map((activity) =>
      activity.code === "preparatory-visit" ? { ...activity, place: { used: true, source: "partC" } } : activity
    )
  }
  // #endregion
  expect(RuleSet.usesPlace(own, Ids.ActivityCode.make("preparatory-visit"), 2024)).toBe(true)
  expect(RuleSet.whoIs(own, Ids.CategoryCode.make("pupil"))).toBe("learner")
  expect(Result.isSuccess(parseRuleSet(own))).toBe(true)
})

it("asks for the members", async () => {
  await using consortium = await open(memory())
  await consortium.executeAll([
    {
      type: "open-project",
      project: "ka102",
      on: "2019-09-01",
      coordinator: "harbour",
      start: "2019-09-01",
      end: "2021-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"]
    },
    {
      type: "join-member",
      project: "ka102",
      on: "2019-09-01",
      member: "harbour",
      name: "Harbour School",
      country: "SE",
      accededOn: "2019-08-20"
    }
  ])
  // #region members
  const { members } = await consortium.ask(project("ka102"))
  const day = CalendarDate.CalendarDate.make("2019-10-01")
  const findings = ConsortiumFindings.consortiumFindings(ka102Ka116, members, [], day)
  // #endregion
  expect(findings).toEqual([{ code: "TooFewMembers", severity: "warning", members: 1, least: 3 }])
})

it("proposes the id of a row", () => {
  // #region tool
  const id = toolIdProposal(ka102Ka116, 2019, "2019-1-SE01-KA102-060112", 7)
  // #endregion
  expect(id).toBe("060112-MOB-00007")
})
