/**
 * What a report says to people, and what several say together.
 */
import { describe, expect, it } from "@effect/vitest"
import { HashMap } from "effect"
import { difference } from "../../src/doctor/Difference.ts"
import {
  adviceOf,
  type DoctorFinding,
  findingText,
  isDamage,
  placeText,
  problems
} from "../../src/doctor/DoctorFinding.ts"
import { type DoctorReport, Findings, isSound, joined, reportText } from "../../src/doctor/DoctorReport.ts"

const finding = (change: Partial<DoctorFinding> = {}): DoctorFinding => ({
  problem: "row differs",
  place: { at: "model", model: "seats", version: "1.1", key: "a" },
  field: "state/places",
  found: "4",
  expected: "3",
  ...change
})

const report = (change: Partial<DoctorReport> = {}): DoctorReport => ({
  looked: { events: 1, entries: 0, rows: 0, models: [] },
  sampled: false,
  findings: [],
  further: { damages: 0, notices: 0 },
  ...change
})

const newer = finding({ problem: "newer version", place: { at: "event", position: 3, id: "i", type: "t" } })

describe("a finding", () => {
  it("says where, what and what to do", () => {
    expect(findingText(finding())).toBe(
      [
        "DAMAGE: row differs - seats 1.1, row a, state/places",
        "  found:    4",
        "  expected: 3",
        `  to do:    ${problems["row differs"].advice}`
      ].join("\n")
    )
    const { field: _, ...whole } = finding()
    expect(findingText(whole)).toMatch(/^DAMAGE: row differs - seats 1\.1, row a\n/)
    // However long a damaged text is.
    const place = { at: "event", position: 3, id: "\n".repeat(10_000) } as const
    expect(placeText(place).length).toBeLessThan(1_000)
    expect(findingText(newer)).toMatch(/^notice: newer version - event at position 3 \(t\), id i, state\/places\n/)
  })

  it.each([
    [{ at: "storage" }, "the storage"],
    [{ at: "log", first: 2, last: 2 }, "position 2"],
    [{ at: "log", first: 2, last: 4 }, "positions 2 to 4"],
    [{ at: "event", position: 2 }, "event at position 2"],
    [{ at: "event", position: 2, type: "a.b", id: "x\u0007y" }, 'event at position 2 (a.b), id "x\\u0007y"'],
    [{ at: "index", position: 2, type: "a.b", tag: "k:v" }, "index entry k:v, a.b, 2"],
    [{ at: "model", model: "m", version: "1.1" }, "m 1.1"],
    [{ at: "model", model: "m", version: "1.1", key: "" }, 'm 1.1, row ""']
  ] as const)("is placed by %j", (place, text) => {
    expect(placeText(place)).toBe(text)
  })

  it("is damage or a notice, and always says what to do", () => {
    const notices = Object.entries(problems).filter(([, { severity }]) => severity === "notice")
    expect(notices.map(([problem]) => problem)).toEqual([
      "newer version",
      "newer model",
      "unknown type",
      "not kept",
      "not serving"
    ])
    for (const { advice } of Object.values(problems)) expect(advice.length).toBeGreaterThan(30)
    expect([isDamage(finding()), isDamage(newer)]).toEqual([true, false])
    expect(adviceOf(newer)).toContain("bring this one up to date")
  })
})

/** What a report of one notice says after what was looked at, where so many more were found. */
const verdict = (damages: number, notices: number) =>
  reportText(report({ findings: [newer], further: { damages, notices } }))
    .split("\n")
    .slice(1, 3)

/** The lines of a report of nothing found, where so much was looked at. */
const linesOn = (events: number, entries: number, rows: number) =>
  reportText(report({ looked: { events, entries, rows, models: ["m 1.1"] } })).split("\n")

describe("a report", () => {
  it("is sound without damage", () => {
    expect(isSound(report())).toBe(true)
    expect(isSound(report({ findings: [newer] }))).toBe(true)
    expect(isSound(report({ findings: [newer, finding()] }))).toBe(false)
    expect(isSound(report({ further: { damages: 1, notices: 0 } }))).toBe(false)
    expect(isSound(report({ further: { damages: 0, notices: 1 } }))).toBe(true)
  })

  it("says what was looked at and how it stands", () => {
    expect(reportText(report())).toBe("Looked at 1 event.\nNo damage was found.")
    const much = { events: 2, entries: 1, rows: 1, models: ["m 1.1", "n 1.2"] }
    const text = reportText(report({ looked: much, sampled: true, findings: [newer, finding()] }))
    expect(text.split("\n").slice(0, 2)).toEqual([
      "Looked at 2 events, 1 index entry, 1 row of m 1.1, n 1.2 (a sample).",
      "1 damage was found."
    ])
    expect(text.split("\n")).toHaveLength(10)
    expect(reportText(report({ findings: [finding(), finding()] }))).toContain("\n2 damages were found.\n")
  })

  it("says that nothing was looked at only where that is so", () => {
    expect(linesOn(0, 2, 2)).toEqual(["Looked at 0 events, 2 index entries, 2 rows of m 1.1.", "No damage was found."])
    expect(linesOn(2, 2, 0)[1]).toBe("No damage was found.")
  })

  it("says what it does not list, and counts it", () => {
    expect(verdict(1, 0)).toEqual(["1 damage was found.", "Not listed here: 1 damage."])
    expect(verdict(0, 1)).toEqual(["No damage was found.", "Not listed here: 1 notice."])
    expect(verdict(2, 3)).toEqual(["2 damages were found.", "Not listed here: 2 damages, 3 notices."])
  })

  it("says of nothing that it is undamaged", () => {
    const looked = { events: 0, entries: 0, rows: 0, models: ["m 1.1"] }
    expect(reportText(report({ looked, sampled: true }))).toBe(
      "Looked at 0 events, 0 rows of m 1.1 (a sample).\nNothing was looked at, so that nothing is known of damage."
    )
    expect(reportText(report({ looked, findings: [finding()] }))).toContain("\n1 damage was found.\n")
    for (const one of ["events", "entries", "rows"]) {
      expect(reportText(report({ looked: { ...looked, [one]: 1 } }))).toContain("No damage was found.")
    }
  })

  it("is made of several", () => {
    const model = report({
      looked: { events: 0, entries: 0, rows: 5, models: ["m 1.1"] },
      sampled: true,
      findings: [finding()],
      further: { damages: 2, notices: 5 }
    })
    const log = report({
      looked: { events: 9, entries: 7, rows: 0, models: [] },
      findings: [newer],
      further: { damages: 1, notices: 3 }
    })
    expect(joined([log, model])).toEqual({
      looked: { events: 9, entries: 7, rows: 5, models: ["m 1.1"] },
      sampled: true,
      findings: [newer, finding()],
      further: { damages: 3, notices: 8 }
    })
    expect(joined([log]).sampled).toBe(false)
  })
})

/** What is kept of findings where two of a sort are kept, and what is counted. */
const collected = (...all: ReadonlyArray<DoctorFinding>) => {
  const findings = new Findings(2)
  findings.add(...all)
  return [findings.kept, findings.further, findings.count]
}

describe("findings", () => {
  it("are kept in their order, of damages and of notices only so many, and neither crowds out the other", () => {
    const damage = finding()
    expect(collected(newer, damage)).toEqual([[newer, damage], { damages: 0, notices: 0 }, 2])
    expect(collected(newer, newer, newer, newer, damage)).toEqual([
      [newer, newer, damage],
      { damages: 0, notices: 2 },
      5
    ])
    expect(collected(damage, damage, damage, newer)).toEqual([[damage, damage, newer], { damages: 1, notices: 0 }, 4])
  })
})

describe("a difference", () => {
  it("is the first, by its path, whatever the order of fields", () => {
    expect(difference({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBeUndefined()
    expect(difference({ a: { b: [1, 3] } }, { a: { b: [1, 2] } })).toEqual({ path: "/a/b/1", found: 3, expected: 2 })
    expect(difference({ a: 1, c: 2 }, { a: 1 })).toEqual({ path: "/c", found: 2, expected: undefined })
    expect(difference([], {})).toEqual({ path: "", found: [], expected: {} })
    expect(difference(null, {})).toEqual({ path: "", found: null, expected: {} })
  })

  it("is none of collections that hold the same, however each came to be", () => {
    const [few, many] = [kept(12), kept(40)]
    const left = HashMap.filter(many, (_, name) => HashMap.has(few, name))
    const removed = [...HashMap.keys(many)].reduce(
      (all, name) => (HashMap.has(few, name) ? all : HashMap.remove(all, name)),
      many
    )
    for (const same of [left, removed]) expect(difference({ kept: same }, { kept: few })).toBeUndefined()
    expect(difference({ kept: kept(13) }, { kept: few })).toEqual({
      path: "/kept/name 12",
      found: 12,
      expected: undefined
    })
  })
})

const kept = (count: number): HashMap.HashMap<string, number> =>
  HashMap.fromIterable(Array.from({ length: count }, (_, i) => [`name ${i}`, i]))
