/**
 * The rules of rows that come with the library, and which of several are the right ones.
 *
 * `GOLDEN=write` writes the golden file of a version that has none.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import { Result } from "effect"
import { higherEducation } from "../../src/registration/BothTools.ts"
import { parseRegistrationRules } from "../../src/registration/ParseRegistrationRules.ts"
import { hasField, type RegistrationRules, registrationRulesFor } from "../../src/registration/RegistrationRules.ts"
import { shippedRegistrationRules } from "../../src/registration/ShippedRegistrationRules.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"

const day = (text: string) => CalendarDate.make(text)
const today = day("2024-05-02")

describe.each(shippedRegistrationRules)("the shipped $id", (rules) => {
  it("are rules, as a value and as JSON", () => {
    expect(Result.getOrThrow(parseRegistrationRules(rules))).toEqual(rules)
    expect(Result.getOrThrow(parseRegistrationRules(JSON.parse(JSON.stringify(rules))))).toEqual(rules)
  })

  it("have names in English and Swedish for all", () => {
    const languages = [rules.titles, ...rules.fields.map(({ names }) => names)].map((names) =>
      Object.keys(names).toSorted()
    )
    expect(new Set(languages.map(String))).toEqual(new Set(["en,sv"]))
  })

  it("tell of no source that they do not use", () => {
    const { sources, ...values } = rules
    const text = JSON.stringify(values)
    expect(Object.keys(sources).filter((source) => !text.includes(`"source":"${source}"`))).toEqual([])
  })

  it("ask with certainty for what every action has, and for nothing else", () => {
    const sure = rules.fields.filter(({ need }) => need.is !== "optional" && need.unconfirmed === undefined)
    const ends = sure.map(({ name }) => name.replace(/^duration\./, "").replace(/^mobility-/, ""))
    const ids = rules.id === "mobility-tool-plus" ? "pic" : "oid"
    const nationality = rules.id === "mobility-tool-plus" ? "citizenship" : "nationality"
    expect(ends.toSorted()).toEqual(
      [
        "activity-type",
        "end-date",
        "id",
        "participant.birth-date",
        "participant.email",
        "participant.family-name",
        "participant.gender",
        "participant.given-names",
        `participant.${nationality}`,
        `receiving-organization.${ids}`,
        `sending-organization.${ids}`,
        "start-date"
      ].toSorted()
    )
  })

  it("only warn of what the interface of higher education alone says is required", () => {
    const taken = rules.fields.filter(({ need }) => need.source === "interface" && !need.is.startsWith("optional"))
    const unmarked = taken.filter(({ need, whose }) => need.unconfirmed === undefined && whose.is === "mobility")
    expect(unmarked.map(({ name }) => name).filter((name) => !/(start|end)-date$/.test(name))).toEqual([])
    expect(taken.some(({ need }) => need.unconfirmed === higherEducation)).toBe(true)
  })

  it("are those of the golden file: what is changed becomes a new version", () => {
    const file = new URL(`${rules.id}.v${rules.version}.json`, import.meta.url)
    if (process.env["GOLDEN"] === "write" && !existsSync(file)) {
      writeFileSync(file, `${JSON.stringify(rules, undefined, 2)}\n`)
    }
    expect(rules).toEqual(JSON.parse(readFileSync(file, "utf8")))
  })
})

it("the first version of the Beneficiary Module's rules can still be read", () => {
  const file = new URL("beneficiary-module.v1.json", import.meta.url)
  const first = Result.getOrThrow(parseRegistrationRules(JSON.parse(readFileSync(file, "utf8"))))
  const [, now] = shippedRegistrationRules
  expect(first.fields.map(({ name }) => name)).toEqual(now?.fields.map(({ name }) => name))
})

const named = (rules: RegistrationRules | undefined) => rules && `${rules.id} ${rules.version}`

describe("the rules for a call", () => {
  const [older] = shippedRegistrationRules
  if (older === undefined) throw new Error("no rules are shipped")
  const mended: RegistrationRules = { ...older, version: 2, valid: { from: day("2024-06-01"), until: null } }
  const own: RegistrationRules = { ...older, id: "own" }

  it.each([
    [2014, "mobility-tool-plus 1"],
    [2020, "mobility-tool-plus 1"],
    [2021, "beneficiary-module 2"],
    [2027, "beneficiary-module 2"],
    [2013, undefined],
    [2028, undefined]
  ])("of %i are %s", (callYear, expected) => {
    expect(named(registrationRulesFor(shippedRegistrationRules, callYear, today))).toBe(expected)
  })

  it("are those of the version that is asked on the day, and the newest of them", () => {
    const all = [...shippedRegistrationRules, mended]
    expect(named(registrationRulesFor(all, 2019, day("2024-05-31")))).toBe("mobility-tool-plus 1")
    expect(named(registrationRulesFor(all, 2019, day("2024-06-01")))).toBe("mobility-tool-plus 2")
  })

  it("are one's own where these come first", () => {
    expect(named(registrationRulesFor([own, mended], 2019, day("2024-06-01")))).toBe("own 1")
  })

  it("have no description of special needs from the call of 2019 on", () => {
    const described = older.fields.filter(({ name }) => name.startsWith("EU Special Needs Description"))
    const [field] = described
    expect(described).toHaveLength(1)
    expect([2018, 2019].map((call) => field && hasField(field, call))).toEqual([true, false])
  })
})
