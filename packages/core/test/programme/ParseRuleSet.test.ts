/**
 * Rule sets that are none: each mistake is said with its place, and with what is allowed there.
 */
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import { parseRuleSet } from "../../src/programme/ParseRuleSet.ts"
import { withoutEach } from "../support/Without.ts"

const source = "guide"
const calls = { first: 2021, last: 2027 }

const course = { code: "course", names: { en: "Course" }, source, who: { are: ["staff"], source } }

const input = {
  id: "own",
  version: 1,
  titles: { en: "Our rules" },
  sources: { guide: { title: "Our guide", url: "https://example.org/guide" } },
  programme: { ...calls, source },
  actions: [{ code: "KA1", calls, source }],
  valid: { from: null, until: null },
  activities: [course],
  counting: { days: { source }, months: { are: "calendar", source } },
  modes: [{ mode: "physical", calls, bounds: "checked", source }],
  forceMajeure: { bounds: "off", source },
  consortium: {},
  toolIds: []
}

const problemsOf = (ruleSet: unknown): ReadonlyArray<readonly [path: string, message: string]> => {
  const parsed = parseRuleSet(ruleSet)
  return Result.isSuccess(parsed) ? [] : parsed.failure.problems.map(({ message, path }) => [path, message])
}

const withCourse = (more: Readonly<Record<string, unknown>>) => ({ ...input, activities: [{ ...course, ...more }] })

const length = (count: number, unit = "days") => ({ count, unit, source })
const most = (count: number, unit = "days", itself = "included") => ({ count, unit, itself, source })
const expected = (start: string) => expect.stringContaining(start)

const wrong: ReadonlyArray<readonly [name: string, ruleSet: unknown, problems: ReadonlyArray<readonly unknown[]>]> = [
  ["nothing", undefined, [["", expected("Expected ")]]],
  ["a misspelt field", { ...input, activites: [] }, [["activites", expected("allowed are id, version, titles")]]],
  ["no activities", { ...input, activities: [] }, [["activities", expected("length of at least 1")]]],
  ["no version", { ...input, version: 0 }, [["version", "Expected a value from 1 to 10000, got 0"]]],
  [
    "participants of an unknown kind",
    withCourse({ who: { are: ["teacher"], source } }),
    [["activities.0.who.are.0", 'Expected "learner" | "staff" | "other", got "teacher"']]
  ],
  ["nobody to take part", withCourse({ who: { are: [], source } }), [["activities.0.who.are.0", "Missing key"]]],
  [
    "a minimum in weeks",
    withCourse({ minimum: length(2, "weeks") }),
    [["activities.0.minimum.unit", 'Expected "days" | "months", got "weeks"']]
  ],
  [
    "a minimum of half a day",
    withCourse({ minimum: length(0.5) }),
    [
      ["activities.0.minimum.count", "Expected an integer, got 0.5"],
      ["activities.0.minimum.count", "Expected a value from 1 to 3650, got 0.5"]
    ]
  ],
  [
    "a minimum of no day",
    withCourse({ minimum: length(0) }),
    [["activities.0.minimum.count", "Expected a value from 1 to 3650, got 0"]]
  ],
  [
    "a minimum above the maximum",
    withCourse({ minimum: length(31), maximum: most(30) }),
    [["activities.0.minimum", "31 days can be more than the maximum; allowed is up to 30 days, included"]]
  ],
  [
    "a minimum that the maximum excludes",
    withCourse({ minimum: length(30), maximum: most(30, "days", "excluded") }),
    [["activities.0.minimum", "30 days can be more than the maximum; allowed is up to 30 days, excluded"]]
  ],
  [
    "a minimum that is above the maximum from February on alone",
    withCourse({ minimum: length(60), maximum: most(2, "months") }),
    [["activities.0.minimum", "60 days can be more than the maximum; allowed is up to 2 months, included"]]
  ],
  [
    "a shorter minimum that is longer",
    withCourse({ minimum: length(2), fewerOpportunities: length(3) }),
    [["activities.0.fewerOpportunities", "3 days can be more than the minimum; allowed is up to 2 days"]]
  ],
  [
    "a shorter minimum of none",
    withCourse({ fewerOpportunities: length(3) }),
    [["activities.0.fewerOpportunities", "There is no minimum to make shorter; allowed is none"]]
  ],
  [
    "an activity twice",
    { ...input, activities: [course, { ...course, calls: { first: 2027, last: 2027, source } }] },
    [["activities.1.code", '"course" is that of activities.0 too; one name may occur again in other calls only']]
  ],
  [
    "an action twice",
    { ...input, actions: [...input.actions, ...input.actions] },
    [["actions.1.code", '"KA1" is that of actions.0 too; one name may occur again in other calls only']]
  ],
  [
    "a mode twice",
    { ...input, modes: [...input.modes, ...input.modes] },
    [["modes.1.mode", '"physical" is that of modes.0 too; one name may occur again in other calls only']]
  ],
  [
    "two forms of tool ids for one call",
    {
      ...input,
      toolIds: [
        { calls: { first: 2021, last: 2024 }, form: "reference-mob-number", source },
        { calls: { first: 2024, last: 2027 }, form: "given-by-the-tool", source }
      ]
    },
    [["toolIds.1.calls", '"tool id" is that of toolIds.0 too; one name may occur again in other calls only']]
  ],
  [
    "calls that run backwards",
    {
      ...input,
      programme: { first: 2027, last: 2021, source },
      modes: [{ ...input.modes[0], calls: { first: 2022, last: 2021 } }],
      activities: [{ ...course, calls: { first: 2023, last: 2022, source } }]
    },
    [
      ["programme.last", "2021 is before 2027, the first; allowed are 2027 and later"],
      ["activities.0.calls.last", "2022 is before 2023, the first; allowed are 2023 and later"],
      ["modes.0.calls.last", "2021 is before 2022, the first; allowed are 2022 and later"]
    ]
  ],
  [
    "calls of an action and of tool ids that run backwards",
    {
      ...input,
      actions: [{ code: "KA1", calls: { first: 2027, last: 2021 }, source }],
      toolIds: [{ calls: { first: 2024, last: 2023 }, form: "given-by-the-tool", source }]
    },
    [
      ["actions.0.calls.last", "2021 is before 2027, the first; allowed are 2027 and later"],
      ["toolIds.0.calls.last", "2023 is before 2024, the first; allowed are 2024 and later"]
    ]
  ],
  [
    "calls that run backwards where no action is",
    withCourse({ calls: { first: 2015, last: 2014, source } }),
    [["activities.0.calls.last", "2014 is before 2015, the first; allowed are 2015 and later"]]
  ],
  [
    "an activity in one call that no action has, of several",
    {
      ...withCourse({ calls: { first: 2020, last: 2020, source } }),
      actions: [
        { code: "KA1", calls: { first: 2021, last: 2023 }, source },
        { code: "KA2", calls: { first: 2022, last: 2027 }, source }
      ]
    },
    [["activities.0.calls", "No action has such a call; allowed are 2021 to 2027"]]
  ],
  [
    "a call that is no year",
    { ...input, actions: [{ code: "KA1", calls: { first: 21, last: 2027 }, source }] },
    [["actions.0.calls.first", "Expected the year of a call, from 2000 to 2100, got 21"]]
  ],
  [
    "an activity in calls that no action has",
    withCourse({ calls: { first: 2014, last: 2020, source } }),
    [["activities.0.calls", "No action has such a call; allowed are 2021 to 2027"]]
  ],
  [
    "sources that it does not tell of",
    {
      ...withCourse({ source: "hearsay", minimum: { ...length(2), source: "rumour" } }),
      counting: { days: { source: "toString" }, months: { are: "calendar", source } }
    },
    [
      ["activities.0.source", '"hearsay" is not one of guide'],
      ["activities.0.minimum.source", '"rumour" is not one of guide'],
      ["counting.days.source", '"toString" is not one of guide']
    ]
  ],
  [
    "days of validity that run backwards",
    { ...input, valid: { from: "2024-01-02", until: "2024-01-01" } },
    [["valid.until", "2024-01-01 is before 2024-01-02, the first day; allowed are 2024-01-02 and later"]]
  ]
]

describe("a rule set", () => {
  it("needs little", () => {
    expect(Result.getOrThrow(parseRuleSet(input))).toEqual(input)
  })

  it.each([
    ["one day exactly", { minimum: length(5), maximum: most(5) }],
    ["a day below what is excluded", { minimum: length(29), maximum: most(30, "days", "excluded") }],
    ["59 days in two months", { minimum: length(59), maximum: most(2, "months") }],
    ["a maximum alone", { maximum: most(5) }],
    ["the same shorter minimum", { minimum: length(2), fewerOpportunities: length(2) }]
  ])("may have bounds of %s", (_, bounds) => {
    expect(problemsOf(withCourse(bounds))).toEqual([])
  })

  it("may give a code another meaning in other calls", () => {
    const early = { ...course, calls: { first: 2021, last: 2023, source } }
    const late = { ...course, calls: { first: 2024, last: 2027, source } }
    expect(problemsOf({ ...input, activities: [early, late] })).toEqual([])
  })

  it("may have an activity in calls of one of its actions alone", () => {
    const actions = [
      { code: "KA1", calls: { first: 2021, last: 2023 }, source },
      { code: "KA2", calls: { first: 2024, last: 2027 }, source }
    ]
    expect(problemsOf({ ...withCourse({ calls: { first: 2024, last: 2024, source } }), actions })).toEqual([])
  })

  it("may ask for minimum and maximum in spite of force majeure", () => {
    expect(problemsOf({ ...input, forceMajeure: { bounds: "checked", source } })).toEqual([])
  })

  it("may leave out nothing but what is called optional", () => {
    const one = { first: 2024, last: 2024 }
    const full = {
      ...withCourse({
        unconfirmed: "hearsay",
        calls: { ...one, source },
        minimum: length(2),
        fewerOpportunities: length(1),
        maximum: most(30),
        ineligible: { source },
        place: { used: false, source }
      }),
      categories: { pupil: "learner" },
      travelDays: { most: 2, mostGreen: 6, source },
      consortium: { members: { least: 3, oneCountry: true, source }, accession: { source }, leaving: { source } },
      toolIds: [{ calls: one, form: "given-by-the-tool", source }]
    }
    expect(problemsOf(full)).toEqual([])
    const may = withoutEach(full, "").flatMap(([field, other]) => (problemsOf(other).length === 0 ? [field] : []))
    expect(may).toEqual([
      ".titles.en",
      ".sources.guide.url",
      ".activities[].names.en",
      ".activities[].unconfirmed",
      ".activities[].calls",
      ".activities[].fewerOpportunities",
      ".activities[].maximum",
      ".activities[].ineligible",
      ".activities[].place",
      ".consortium.members",
      ".consortium.accession",
      ".consortium.leaving",
      ".categories",
      ".categories.pupil",
      ".travelDays"
    ])
  })

  it("may be valid for one day", () => {
    expect(problemsOf({ ...input, valid: { from: "2024-01-01", until: "2024-01-01" } })).toEqual([])
  })

  it.each(wrong)("is none with %s", (_, ruleSet, problems) => {
    expect(problemsOf(ruleSet)).toEqual(problems)
  })

  it("says all that is wrong, each on a line", () => {
    const failed = Result.getOrThrow(
      Result.flip(parseRuleSet(withCourse({ source: "a", who: { are: ["staff"], source: "b" } })))
    )
    expect(failed._tag).toBe("InvalidRuleSet")
    expect(failed.message).toBe(
      'activities.0.source: "a" is not one of guide\nactivities.0.who.source: "b" is not one of guide'
    )
  })
})
