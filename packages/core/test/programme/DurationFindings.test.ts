/**
 * What is found in one mobility, and what holds for all of them.
 */
import { describe, expect, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { DurationFinding } from "../../src/programme/Finding.ts"
import { durationFindings } from "../../src/programme/DurationFindings.ts"
import type { RuleSet } from "../../src/programme/RuleSet.ts"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"
import { judged, sets, stayOf } from "./support.ts"

const { ka102, ka121 } = sets
const month = stayOf("2019-09-01", 30)
const week = stayOf("2023-09-01", 7)

/** A rule set with nothing unconfirmed about modes, months and learners of fewer opportunities. */
const sure: RuleSet = {
  ...ka121,
  modes: ka121.modes.map(({ bounds, calls, mode, source }) => ({ bounds, calls, mode, source })),
  categories: { pupil: "learner" },
  activities: ka121.activities.map((activity) =>
    activity.fewerOpportunities === undefined
      ? activity
      : { ...activity, fewerOpportunities: { count: 2, unit: "days", source: "iky" } }
  )
}

const cases: ReadonlyArray<
  readonly [name: string, RuleSet, ReturnType<typeof judged>, ReadonlyArray<Partial<DurationFinding>>]
> = [
  ["a stay that keeps the rules", ka102, judged("vet-learner-short", 2019, month, { category: "learner" }), []],
  [
    "an activity that nobody knows",
    ka102,
    judged("swimming", 2017, month),
    [{ code: "UnknownActivity", severity: "error", callYear: 2017 }]
  ],
  [
    "an activity of other calls",
    ka102,
    judged("erasmus-pro", 2017, month),
    [{ code: "NotInThisCall", severity: "error", callYear: 2017, calls: { first: 2018, last: 2020 } }]
  ],
  [
    "group mobility before 2024",
    ka121,
    judged("vet-learner-group", 2023, week),
    [{ code: "NotInThisCall", severity: "error", calls: { first: 2024, last: 2027 } }]
  ],
  [
    "an activity whose calls are unconfirmed, in another",
    ka102,
    judged("advance-planning-visit", 2016, week),
    [{ code: "NotInThisCall", severity: "warning" }]
  ],
  [
    "a course, for which there was no grant until 2020",
    ka102,
    judged("structured-course", 2019, week, { category: "staff" }),
    [{ code: "NotEligible", severity: "error" }]
  ],
  [
    "staff on a placement for learners",
    ka102,
    judged("vet-learner-short", 2019, month, { category: "staff" }),
    [{ code: "WrongParticipant", severity: "error", who: ["learner"] }]
  ],
  ["a learner who accompanies others", ka121, judged("accompanying-person", 2022, week, { category: "learner" }), []],
  [
    "somebody of whom it is not known what they are",
    ka121,
    judged("SM-TTA", 2022, week, { category: "guest" }),
    [{ code: "UnknownCategory", severity: "warning", known: [] }]
  ],
  ["a category of one's own", sure, judged("LM-LONG-VET", 2022, stayOf("2023-01-01", 90), { category: "pupil" }), []],
  [
    "a category of one's own at the wrong place",
    sure,
    judged("SM-TTA", 2022, week, { category: "pupil" }),
    [{ code: "WrongParticipant", severity: "error", who: ["staff"] }]
  ],
  [
    "a category beside one's own",
    sure,
    judged("SM-TTA", 2022, week, { category: "guest" }),
    [{ code: "UnknownCategory", severity: "warning", known: ["pupil"] }]
  ],
  [
    "a blended stay before there were any",
    ka102,
    judged("vet-learner-institute", 2016, month, { mode: "blended" }),
    [{ code: "ModeNotAllowed", severity: "error", allowed: ["physical"] }]
  ],
  ["a blended stay", ka102, judged("vet-learner-short", 2019, month, { mode: "blended" }), []],
  [
    "a virtual stay, the day of which is not asked for",
    ka102,
    judged("vet-learner-short", 2019, stayOf("2020-09-01", 1), { mode: "virtual" }),
    [{ code: "ModeUnconfirmed", severity: "warning", mode: "virtual" }]
  ],
  ["the same where it is confirmed", sure, judged("LM-LONG-VET", 2022, week, { mode: "virtual" }), []],
  [
    "a day of force majeure",
    ka102,
    judged("erasmus-pro", 2019, stayOf("2020-03-15", 1), { forceMajeure: true }),
    [{ code: "BoundsOff", severity: "warning", days: 1, broken: "TooShort" }]
  ],
  [
    "a stay prolonged by force majeure",
    ka102,
    judged("staff-training", 2019, stayOf("2020-03-15", 100), { forceMajeure: true }),
    [{ code: "BoundsOff", severity: "warning", days: 100, broken: "TooLong" }]
  ],
  [
    "force majeure within the bounds",
    ka102,
    judged("staff-training", 2019, stayOf("2020-03-15", 10), { forceMajeure: true }),
    []
  ],
  [
    "force majeure where the bounds hold in spite of it",
    { ...ka102, forceMajeure: { bounds: "checked", source: "forceMajeure" } },
    judged("erasmus-pro", 2019, stayOf("2020-03-15", 1), { forceMajeure: true }),
    [{ code: "TooShort", severity: "error" }]
  ],
  [
    "fewer opportunities, by a minimum that is not confirmed",
    ka121,
    judged("LM-SHORT-VET", 2022, week, { fewerOpportunities: true }),
    [{ code: "TooShort", severity: "warning", least: 10 }]
  ],
  [
    "fewer opportunities, below both",
    ka121,
    judged("LM-SHORT-VET", 2022, stayOf("2023-09-01", 1), { fewerOpportunities: true }),
    [{ code: "TooShort", severity: "error", least: 2 }]
  ],
  [
    "fewer opportunities, by a minimum that is confirmed",
    sure,
    judged("LM-SHORT-VET", 2022, week, { fewerOpportunities: true }),
    []
  ],
  [
    "others, who have no shorter minimum",
    sure,
    judged("LM-SHORT-VET", 2022, week),
    [{ code: "TooShort", severity: "error", least: 10 }]
  ],
  [
    "an interruption that leaves too little",
    ka121,
    judged("LM-SHORT-VET", 2022, stayOf("2023-09-01", 12), { interruptedDays: 3 }),
    [{ code: "TooShort", severity: "error", days: 9 }]
  ],
  [
    "an interruption that leaves nothing",
    ka121,
    judged("accompanying-person", 2022, week, { interruptedDays: 7 }),
    [{ code: "InterruptedTooLong", severity: "error", interruptedDays: 7, calculated: 7 }]
  ],
  ["an interruption that leaves a day", ka121, judged("accompanying-person", 2022, week, { interruptedDays: 6 }), []],
  ["travel by train", ka121, judged("SM-TTA", 2022, week, { travelDays: 6, greenTravel: true }), []],
  [
    "travel for longer",
    ka121,
    judged("SM-TTA", 2022, week, { travelDays: 7, greenTravel: true }),
    [{ code: "TooManyTravelDays", severity: "warning", travelDays: 7, most: 6 }]
  ],
  ["a day there and a day back", ka121, judged("SM-TTA", 2022, week, { travelDays: 2 }), []],
  [
    "a third day of travel",
    ka121,
    judged("SM-TTA", 2022, week, { travelDays: 3 }),
    [{ code: "TooManyTravelDays", severity: "warning", travelDays: 3, most: 2 }]
  ],
  ["no day paid for", ka121, judged("SM-TTA", 2022, week, { travelDays: 2, nonFundedDays: 9 }), []],
  [
    "more days not paid for than there are",
    ka121,
    judged("SM-TTA", 2022, week, { travelDays: 2, nonFundedDays: 10 }),
    [{ code: "NonFundedTooLong", severity: "error", nonFundedDays: 10, fundable: 9 }]
  ],
  [
    "a stay that is too long by the days of the calendar, which is what counts",
    { ...ka102, counting: { ...ka102.counting, months: { are: "calendar", source: "openData" } } },
    judged("staff-training", 2019, stayOf("2019-01-15", 60)),
    [{ code: "TooLong", severity: "error", days: 60, most: 59 }]
  ],
  ["an unknown end", ka121, judged("SM-TTA", 2022, { start: week.start, end: null }, { travelDays: 3 }), []],
  ["an unknown start", ka121, judged("SM-TTA", 2022, { start: null, end: week.end }, { travelDays: 3 }), []],
  ["unknown days", ka121, judged("SM-TTA", 2022, { start: null, end: null }, { travelDays: 3 }), []],
  [
    "several things at once",
    ka102,
    judged("staff-training", 2019, stayOf("2019-09-01", 1), { category: "learner", travelDays: 3 }),
    [{ code: "WrongParticipant" }, { code: "TooShort" }, { code: "TooManyTravelDays" }]
  ]
]

describe("of a mobility is found, for", () => {
  it.each(cases)("%s", (_, ruleSet, mobility, expected) => {
    const found = durationFindings(ruleSet, mobility)
    expect(found).toHaveLength(expected.length)
    expect(found).toMatchObject(expected)
  })

  it("an unknown activity, which there are in the call", () => {
    expect(durationFindings(ka102, judged("swimming", 2017, month))).toMatchObject([
      {
        known: [
          "vet-learner-company",
          "vet-learner-institute",
          "staff-training",
          "job-shadowing",
          "teaching-assignment",
          "structured-course",
          "accompanying-person"
        ]
      }
    ])
  })
})

const first = CalendarDate.make("2015-01-01")
const start = fc.integer({ min: 0, max: 3500 }).map((days) => addDays(first, days))

/** Any shipped activity in one of its calls. */
const activity = fc.constantFrom(ka102, ka121).chain((ruleSet) =>
  fc.constantFrom(...ruleSet.activities).map(({ calls, code }) => ({
    ruleSet,
    code,
    callYear: calls?.first ?? ruleSet.programme.last
  }))
)

const codesOf = (of: ReadonlyArray<DurationFinding>) => of.map(({ code, severity }) => `${code} ${severity}`)

const found = (
  { callYear, code, ruleSet }: { readonly ruleSet: RuleSet; readonly code: string; readonly callYear: number },
  stay: string,
  days: number
) => codesOf(durationFindings(ruleSet, judged(code, callYear, stayOf(stay, days))))

/** How bad it is: not at all, doubtful, wrong. */
const badness = (findings: ReadonlyArray<string>, code: "TooShort" | "TooLong"): number =>
  findings.includes(`${code} error`) ? 2 : findings.includes(`${code} warning`) ? 1 : 0

const length = fc.integer({ min: 1, max: 400 })

describe("for every activity", () => {
  it("more days never make too long better, and fewer never too short", () => {
    fc.assert(
      fc.property(activity, start, length, length, (of, day, a, b) => {
        const [shorter, longer] = [found(of, day, Math.min(a, b)), found(of, day, Math.max(a, b))]
        expect(badness(longer, "TooLong")).toBeGreaterThanOrEqual(badness(shorter, "TooLong"))
        expect(badness(shorter, "TooShort")).toBeGreaterThanOrEqual(badness(longer, "TooShort"))
      })
    )
  })

  it("a stay is never too short and too long", () => {
    fc.assert(
      fc.property(activity, start, length, (of, day, days) => {
        expect(found(of, day, days).length).toBeLessThanOrEqual(1)
      })
    )
  })

  it("days of an interruption count as if the stay had been shorter by them", () => {
    fc.assert(
      fc.property(activity, start, length, fc.nat(60), (of, day, days, interruptedDays) => {
        const stay = stayOf(day, days + interruptedDays)
        const interrupted = durationFindings(of.ruleSet, judged(of.code, of.callYear, stay, { interruptedDays }))
        expect(codesOf(interrupted)).toEqual(found(of, day, days))
      })
    )
  })

  it("what force majeure excuses is never an error", () => {
    fc.assert(
      fc.property(activity, start, length, (of, day, days) => {
        const excused = durationFindings(
          of.ruleSet,
          judged(of.code, of.callYear, stayOf(day, days), { forceMajeure: true })
        )
        const broken = found(of, day, days).filter((name) => name.startsWith("Too"))
        expect(codesOf(excused).filter((name) => name.startsWith("BoundsOff"))).toHaveLength(broken.length)
        expect(codesOf(excused).filter((name) => name.startsWith("Too"))).toEqual([])
      })
    )
  })

  it("between the shortest and the longest fine stay all are fine", () => {
    fc.assert(
      fc.property(activity, start, length, length, (of, day, a, b) => {
        if (found(of, day, a).length > 0 || found(of, day, b).length > 0) return
        expect(found(of, day, Math.floor((a + b) / 2))).toEqual([])
      })
    )
  })
})
