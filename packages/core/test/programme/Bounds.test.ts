/**
 * The bounds of every shipped activity, written down once more, so that a changed one is found out: one day less than the
 * minimum, the minimum, the maximum, one day more.
 */
import { describe, expect, it } from "@effect/vitest"
import { durationFindings } from "../../src/programme/DurationFindings.ts"
import type { Severity } from "../../src/programme/Finding.ts"
import { judged, sets, stayOf } from "./support.ts"

interface Row {
  readonly set: keyof typeof sets
  readonly call: number
  readonly activity: string
  readonly start: string
  readonly least: number
  readonly below: Severity
  readonly most: number
  readonly above: Severity
}

const row = (
  set: Row["set"],
  call: number,
  activity: string,
  start: string,
  [least, below]: readonly [number, Severity],
  [most, above]: readonly [number, Severity]
): Row => ({ set, call, activity, start, least, below, most, above })

/** In a call before ErasmusPro, two weeks to twelve months; a bound of two weeks is not confirmed. */
const once = (call: number, activity: string): ReadonlyArray<Row> => [
  row("ka102", call, activity, "2015-02-01", [14, "warning"], [365, "error"]),
  row("ka102", call, activity, "2016-02-01", [14, "warning"], [366, "error"])
]

/** Two days to two months of the calendar: 59 to 62 days. Where 60 would be fine too, more than the calendar has only warns. */
const ofStaff = (call: number, activity: string): ReadonlyArray<Row> => [
  row("ka102", call, activity, "2019-07-01", [2, "error"], [62, "error"]),
  row("ka102", call, activity, "2019-01-15", [2, "error"], [59, "warning"]),
  row("ka102", call, activity, "2020-01-15", [2, "error"], [60, "error"]),
  row("ka102", call, activity, "2019-12-31", [2, "error"], [61, "error"])
]

const rows: ReadonlyArray<Row> = [
  ...[2014, 2017].flatMap((call) => [...once(call, "vet-learner-company"), ...once(call, "vet-learner-institute")]),
  ...[2018, 2020].flatMap((call) => [
    // Less than three months: from 1 July 91 days, since 92 are three months.
    row("ka102", call, "vet-learner-short", "2019-07-01", [14, "warning"], [91, "error"]),
    row("ka102", call, "vet-learner-short", "2019-01-15", [14, "warning"], [89, "error"]),
    row("ka102", call, "vet-learner-short", "2019-02-01", [14, "warning"], [88, "warning"]),
    row("ka102", call, "erasmus-pro", "2019-07-01", [92, "warning"], [366, "error"]),
    row("ka102", call, "erasmus-pro", "2019-01-15", [90, "error"], [365, "error"]),
    row("ka102", call, "erasmus-pro", "2019-02-01", [89, "error"], [365, "error"])
  ]),
  ...[2014, 2020].flatMap((call) =>
    ["staff-training", "job-shadowing", "teaching-assignment"].flatMap((activity) => ofStaff(call, activity))
  ),
  row("ka121", 2024, "vet-learner-group", "2024-02-01", [2, "error"], [30, "warning"]),
  row("ka121", 2027, "vet-learner-group", "2024-02-01", [2, "error"], [30, "warning"]),
  ...[2021, 2027].flatMap((call) => [
    row("ka121", call, "LM-SKILL-VET", "2024-02-01", [1, "error"], [10, "error"]),
    row("ka121", call, "LM-SHORT-VET", "2024-02-01", [10, "error"], [89, "error"]),
    row("ka121", call, "LM-LONG-VET", "2024-02-01", [90, "error"], [365, "error"]),
    row("ka121", call, "SM-JOB-SHDW", "2024-02-01", [2, "error"], [60, "error"]),
    row("ka121", call, "SM-TTA", "2024-02-01", [2, "error"], [365, "error"]),
    row("ka121", call, "SM-COUR-TRAIN", "2024-02-01", [2, "error"], [30, "error"]),
    row("ka121", call, "OA-INV-EXP", "2024-02-01", [2, "warning"], [60, "warning"]),
    row("ka121", call, "OA-HOS-TTT", "2024-02-01", [10, "warning"], [365, "warning"])
  ])
]

/** Those without bounds. */
const unbounded: ReadonlyArray<readonly [set: keyof typeof sets, call: number, activity: string]> = [
  ["ka102", 2019, "advance-planning-visit"],
  ["ka102", 2019, "accompanying-person"],
  ["ka121", 2022, "preparatory-visit"],
  ["ka121", 2022, "accompanying-person"]
]

describe("the bounds of", () => {
  it.each(rows)("$activity, call $call, from $start: $least to $most days", (of) => {
    const codesOf = (days: number) =>
      durationFindings(sets[of.set], judged(of.activity, of.call, stayOf(of.start, days))).map((finding) => ({
        ...finding
      }))
    expect(codesOf(of.least)).toEqual([])
    expect(codesOf(of.most)).toEqual([])
    const { activity } = of
    expect(codesOf(of.least - 1)).toMatchObject([
      { code: "TooShort", severity: of.below, activity, days: of.least - 1, least: of.least }
    ])
    expect(codesOf(of.most + 1)).toMatchObject([
      { code: "TooLong", severity: of.above, activity, days: of.most + 1, most: of.most }
    ])
  })

  it.each(unbounded)("%s, call %i, %s: none", (set, call, activity) => {
    for (const days of [1, 1000]) {
      expect(durationFindings(sets[set], judged(activity, call, stayOf("2019-09-01", days)))).toEqual([])
    }
  })

  it("all activities are among these, but for what is not eligible", () => {
    const tried = new Set([
      ...rows.map(({ activity, set }) => `${set} ${activity}`),
      ...unbounded.map(([set, , activity]) => `${set} ${activity}`),
      "ka102 structured-course"
    ])
    const shipped = [
      ...sets.ka102.activities.map(({ code }) => `ka102 ${code}`),
      ...sets.ka121.activities.map(({ code }) => `ka121 ${code}`)
    ]
    expect([...tried].toSorted()).toEqual(shipped.toSorted())
  })

  it("a month in a finding stands as the rule set has it", () => {
    expect(durationFindings(sets.ka102, judged("erasmus-pro", 2019, stayOf("2019-09-01", 20)))).toEqual([
      { code: "TooShort", severity: "error", activity: "erasmus-pro", days: 20, least: 91, count: 3, unit: "months" }
    ])
  })
})
