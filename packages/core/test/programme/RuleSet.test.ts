/**
 * Rule sets as data: which one holds, what it says of an activity, and that the shipped ones are what they were.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { ActivityCode, CategoryCode } from "../../src/Ids.ts"
import { parseRuleSet } from "../../src/programme/ParseRuleSet.ts"
import { activityOf, type RuleSet, ruleSetFor, usesPlace, whoIs } from "../../src/programme/RuleSet.ts"
import { shippedRuleSets } from "../../src/programme/Shipped.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { sets } from "./support.ts"

const { ka102, ka121 } = sets
const today = CalendarDate.make("2026-03-01")

const valid = (from: string | null, until: string | null): RuleSet["valid"] => ({
  from: from === null ? null : CalendarDate.make(from),
  until: until === null ? null : CalendarDate.make(until)
})

const code = (text: string) => ActivityCode.make(text)

describe("the rule set that holds", () => {
  it.each([
    ["KA102", 2013, undefined],
    ["KA102", 2014, "ka102-ka116"],
    ["KA102", 2020, "ka102-ka116"],
    ["KA102", 2021, undefined],
    ["KA116", 2014, undefined],
    ["KA116", 2015, "ka102-ka116"],
    ["KA121-VET", 2020, undefined],
    ["KA121-VET", 2021, "ka121-ka122-vet"],
    ["KA122-VET", 2027, "ka121-ka122-vet"],
    ["KA122-VET", 2028, undefined],
    ["KA101", 2019, undefined]
  ])("for %s in the call of %i is %s", (action, call, id) => {
    expect(ruleSetFor(shippedRuleSets, action, call, today)?.id).toBe(id)
  })

  const versions: ReadonlyArray<RuleSet> = [
    { ...ka121, version: 2, valid: valid("2025-01-01", "2025-12-31") },
    { ...ka121, version: 3, valid: valid("2026-03-01", null) },
    { ...ka121, version: 1, valid: valid(null, "2026-03-01") }
  ]

  it.each([
    ["2024-12-31", 1],
    ["2025-01-01", 2],
    ["2025-12-31", 2],
    ["2026-01-01", 1],
    ["2026-03-01", 3],
    ["2027-01-01", 3]
  ])("on %s is version %i, the newest of those that are asked then", (on, version) => {
    expect(ruleSetFor(versions, "KA121-VET", 2024, CalendarDate.make(on))?.version).toBe(version)
  })

  it("is the first of several, in whatever version", () => {
    const own: RuleSet = { ...ka121, id: "own" }
    expect(ruleSetFor([own, { ...ka121, version: 9 }], "KA121-VET", 2024, today)).toBe(own)
    expect(ruleSetFor([ka121, own], "KA121-VET", 2024, today)).toBe(ka121)
  })
})

describe("an activity", () => {
  it("may have another meaning in another call", () => {
    const [first] = ka102.activities
    if (first === undefined) throw new Error("there are activities")
    const later = { ...first, calls: { first: 2018, last: 2020, source: "openData" }, names: { en: "Later" } }
    const twice: RuleSet = { ...ka102, activities: [...ka102.activities, later] }
    expect(activityOf(twice, first.code, 2017)).toBe(first)
    expect(activityOf(twice, first.code, 2019)).toBe(later)
    expect(activityOf(twice, code("swimming"), 2019)).toBeUndefined()
  })

  it.each([
    ["LM-SHORT-VET", true],
    ["preparatory-visit", false],
    ["accompanying-person", false],
    ["swimming", true]
  ])("%s takes a place: %s", (activity, used) => {
    expect(usesPlace(ka121, code(activity), 2022)).toBe(used)
  })

  it("takes a place or none as one's own rule set says", () => {
    const place = { used: true, source: "iky" }
    const own = { ...ka121, activities: ka121.activities.map((activity) => ({ ...activity, place })) }
    expect(usesPlace(own, code("preparatory-visit"), 2022)).toBe(true)
  })
})

describe("a category", () => {
  it.each([
    ["learner", "learner"],
    ["staff", "staff"],
    ["other", "other"],
    ["pupil", "learner"],
    ["guest", undefined]
  ])("%s is: %s", (category, who) => {
    const own: RuleSet = { ...ka121, categories: { pupil: "learner" } }
    expect(whoIs(own, CategoryCode.make(category))).toBe(who)
  })

  it("may mean something else than its name", () => {
    expect(whoIs({ ...ka121, categories: { staff: "other" } }, CategoryCode.make("staff"))).toBe("other")
  })
})

describe.each(shippedRuleSets)("the shipped $id", (ruleSet) => {
  it("is a rule set, as a value and as JSON", () => {
    expect(Result.getOrThrow(parseRuleSet(ruleSet))).toEqual(ruleSet)
    expect(Result.getOrThrow(parseRuleSet(JSON.parse(JSON.stringify(ruleSet))))).toEqual(ruleSet)
  })

  it("has names in English and Swedish for all", () => {
    const languages = [ruleSet.titles, ...ruleSet.activities.map(({ names }) => names)].map((names) =>
      Object.keys(names).toSorted()
    )
    expect(new Set(languages.map(String))).toEqual(new Set(["en,sv"]))
  })

  it("tells of no source that it does not use", () => {
    const { sources, ...values } = ruleSet
    const text = JSON.stringify(values)
    expect(Object.keys(sources).filter((source) => !text.includes(`"source":"${source}"`))).toEqual([])
  })

  it("confirms no activity whose code is its own", () => {
    const own = ruleSet.activities.filter(({ code }) => /[a-z]/.test(code))
    expect(own.filter(({ unconfirmed }) => unconfirmed === undefined)).toEqual([])
  })

  it("is the one of the golden file: what is changed becomes a new version", () => {
    const file = new URL(`${ruleSet.id}.v${ruleSet.version}.json`, import.meta.url)
    if (process.env["GOLDEN"] === "write" && !existsSync(file)) {
      writeFileSync(file, `${JSON.stringify(ruleSet, undefined, 2)}\n`)
    }
    expect(ruleSet).toEqual(JSON.parse(readFileSync(file, "utf8")))
  })
})
