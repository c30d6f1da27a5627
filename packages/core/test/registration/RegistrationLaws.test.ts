/**
 * What holds of the check of any record.
 */
import { describe, expect, it } from "@effect/vitest"
import { Schema, Struct } from "effect"
import * as fc from "fast-check"
import { ActivityCode, CategoryCode, MobilityId, ToolId } from "../../src/Ids.ts"
import { stages } from "../../src/mobility/Stage.ts"
import { checkRegistration, type RowRules, statusOf } from "../../src/registration/CheckRegistration.ts"
import type { FieldRule } from "../../src/registration/FieldRule.ts"
import { RowFinding } from "../../src/registration/RegistrationFinding.ts"
import { type FieldValues, RegistrationRecord } from "../../src/registration/RegistrationRecord.ts"
import { differences, fallenBack, rowOf } from "../../src/registration/RegistrationRow.ts"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"
import { newer, newRecord, older, oldRecord } from "./support.ts"

/** Fewer would leave shares to chance. */
const numRuns = Math.max(200, Number(process.env["FC_RUNS"] ?? 0))

/** Right and wrong values of every form, and such as trip programs up. */
const value = fc.oneof(
  fc.constantFrom("true", "false", "2019-11-01", "kim@example.org", "999572294", "E10000001", "12", "12.50", "0", "9"),
  fc.constantFrom("", " ", "2019-02-30", "-1", "1e999", "NaN", "x".repeat(300), "\u0000", "\ud800"),
  fc.string()
)

/** Names of fields, and of what every object has. */
const valuesOf = (names: ReadonlyArray<string>): fc.Arbitrary<FieldValues> =>
  fc
    .array(fc.tuple(fc.constantFrom(...names, "__proto__", "constructor", "toString", "juggling"), value), {
      maxLength: names.length
    })
    .map((entries) => Object.fromEntries(entries))

const day = fc.nat({ max: 900 }).map((days) => addDays(CalendarDate.make("2019-01-01"), days))
const stay = fc
  .tuple(fc.option(day), fc.option(fc.nat({ max: 400 })))
  .map(([start, length]) => ({ start, end: start === null || length === null ? null : addDays(start, length) }))

const keysOf = ({ registration: { fields } }: RowRules, is: FieldRule["whose"]["is"]): ReadonlyArray<string> =>
  fields.flatMap(({ whose }) => (whose.is === is && "key" in whose ? [whose.key] : []))

const recordUnder = (rules: RowRules, person?: fc.Arbitrary<FieldValues | null>): fc.Arbitrary<RegistrationRecord> => {
  const { activities } = rules.programme ?? { activities: [] }
  const { first, last } = rules.registration.calls
  return fc
    .record({
      mobility: fc.constant(MobilityId.make("m")),
      callYear: fc.integer({ min: first - 1, max: last + 1 }),
      stage: fc.constantFrom(...stages),
      category: fc.option(fc.constantFrom("learner", "staff", "guest").map((code) => CategoryCode.make(code))),
      activity: fc.option(fc.constantFrom(...activities.map(({ code }) => code), ActivityCode.make("juggling"))),
      stay,
      interruptedDays: fc.option(fc.nat({ max: 500 })),
      forceMajeure: fc.boolean(),
      projectNumber: fc.option(value),
      submitted: fc.boolean(),
      row: fc.option(
        fc.record({
          tool: fc.constant(ToolId.make("t")),
          status: fc.constantFrom("draft" as const, "complete" as const),
          dates: fc.constantFrom("planned" as const, "actual" as const),
          period: stay
        })
      ),
      given: valuesOf(rules.registration.fields.map(({ name }) => name)),
      sender: valuesOf(keysOf(rules, "sender")),
      receiver: valuesOf(keysOf(rules, "receiver")),
      person: person ?? fc.option(valuesOf(keysOf(rules, "person")))
    })
    .chain((record) =>
      fc
        .constantFrom(undefined, "physical" as const, "blended" as const, "virtual" as const)
        .map((mode) => (mode === undefined ? record : { ...record, mode }))
    )
}

const both = [
  ["Mobility Tool+", older, oldRecord()],
  ["the Beneficiary Module", newer, newRecord()]
] as const

/** A record with nothing missing, but for a few things that any record may have. */
const nearly = (rules: RowRules, right: RegistrationRecord): fc.Arbitrary<RegistrationRecord> =>
  fc
    .tuple(recordUnder(rules), fc.subarray(Struct.keys(right), { maxLength: 2 }))
    .map(([any, odd]) => ({ ...right, ...Object.fromEntries(odd.map((name) => [name, any[name]])) }))

const isRecord = Schema.is(RegistrationRecord)
const isFinding = Schema.is(RowFinding)

/** What is found of a field, in one order. */
const ofField = (rules: RowRules, record: RegistrationRecord) =>
  checkRegistration(rules, record).flatMap((finding) => ("field" in finding ? [finding] : []))

const right: Readonly<Record<FieldRule["form"]["allows"]["kind"], string>> = {
  text: "x",
  date: "2019-11-01",
  codes: "9",
  "whole-number": "0",
  decimal: "0",
  "yes-no": "false",
  "e-mail": "kim@example.org",
  digits: "0311",
  oid: "E10000001"
}

/** The record with a right value in a field; nothing where the library knows the value by itself. */
const filled = ({ form, name, whose }: FieldRule, record: RegistrationRecord): RegistrationRecord | undefined => {
  const { allows } = form
  const text = allows.kind === "digits" ? "1".repeat(allows.count) : right[allows.kind]
  switch (whose.is) {
    case "mobility":
      return whose.fact === undefined ? { ...record, given: { ...record.given, [name]: text } } : undefined
    case "project":
      return { ...record, projectNumber: text }
    case "sender":
      return { ...record, sender: { ...record.sender, [whose.key]: text } }
    case "receiver":
      return { ...record, receiver: { ...record.receiver, [whose.key]: text } }
    case "person":
      return { ...record, person: { ...record.person, [whose.key]: text } }
  }
}

/** Whether one field's findings can follow from what another holds. */
const dependsOn = (field: FieldRule, name: string): boolean => {
  const { need, share, without } = field
  const conditions = need.is === "required-when" ? need.when : []
  return (
    share?.of === name ||
    without?.fields.includes(name) === true ||
    conditions.some((condition) => Object.values(condition).includes(name))
  )
}

describe.each(both)("the check of any record of %s", (_name, rules, right) => {
  const records = fc.oneof(recordUnder(rules), nearly(rules, right))

  it("answers with findings, of records as the schema has them", () => {
    fc.assert(
      fc.property(records, (record) => {
        expect(isRecord(record)).toBe(true)
        const findings = checkRegistration(rules, record)
        expect(findings.filter((finding) => !isFinding(finding))).toEqual([])
        expect(statusOf(findings) === "draft").toBe(findings.some(({ severity }) => severity === "error"))
      }),
      { numRuns }
    )
  })

  it("never misses a field of a person that was erased, and says no less of the rest", () => {
    fc.assert(
      fc.property(records, (record) => {
        const erased = { ...record, person: null }
        expect(
          ofField(rules, erased).filter(
            (each) => "whose" in each && each.whose === "person" && each.code !== "FieldErased"
          )
        ).toEqual([])
        const rest = (of: RegistrationRecord) =>
          checkRegistration(rules, of).filter(
            (each) => "field" in each && (!("whose" in each) || each.whose !== "person")
          )
        expect(rest(erased)).toEqual(rest(record))
      }),
      { numRuns }
    )
  })

  it("takes no complete row for a draft because its participant was erased", () => {
    let complete = 0
    fc.assert(
      fc.property(records, (record) => {
        if (statusOf(checkRegistration(rules, record)) === "draft") return
        complete++
        expect(statusOf(checkRegistration(rules, { ...record, person: null }))).toBe("complete")
      }),
      { numRuns }
    )
    expect(complete).toBeGreaterThan(numRuns / 10)
  })

  it("finds nothing new once a missing field is filled in, but of that field and those that hang on it", () => {
    let tried = 0
    fc.assert(
      fc.property(recordUnder(rules, valuesOf(keysOf(rules, "person"))), (record) => {
        const before = checkRegistration(rules, record)
        const known = new Set(before.map((finding) => JSON.stringify(finding)))
        for (const finding of before) {
          if (finding.code !== "FieldMissing") continue
          const field = rules.registration.fields.find(({ name }) => name === finding.field)
          const after = field && filled(field, record)
          if (field === undefined || after === undefined) continue
          tried++
          const added = checkRegistration(rules, after).filter((each) => !known.has(JSON.stringify(each)))
          const others = added.filter((each) => {
            if (!("field" in each)) return true
            const of = rules.registration.fields.find(({ name }) => name === each.field)
            return each.field !== field.name && (of === undefined || !dependsOn(of, field.name))
          })
          expect(others).toEqual([])
          expect(checkRegistration(rules, after)).not.toContainEqual(finding)
        }
      }),
      { numRuns }
    )
    expect(tried).toBeGreaterThan(numRuns)
  })

  it("differs from the tool in exactly the rows of which both say something, and not the same", () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 8 }), (records) => {
        const rows = records.map((record) => rowOf(rules, record))
        const differing = differences(rows)
        expect(differing.length).toBe(
          rows.filter(({ own, reported }) => reported !== undefined && reported !== own).length
        )
        for (const { findings, own } of differing) {
          const errors = findings.filter(({ severity }) => severity === "error").length
          expect(own === "draft" ? errors > 0 && errors === findings.length : errors === 0).toBe(true)
        }
      }),
      { numRuns }
    )
  })

  it("lets nothing fall back under the same rules, nor anything in a submitted project", () => {
    fc.assert(
      fc.property(fc.array(records, { maxLength: 8 }), fc.constantFrom(older, newer), (records, after) => {
        expect(fallenBack(rules, rules, records)).toEqual([])
        const fallen = fallenBack(rules, after, records)
        const complete = records.filter((record) => !record.submitted && rowOf(rules, record).own === "complete")
        expect(fallen.length).toBe(complete.filter((record) => rowOf(after, record).own === "draft").length)
      }),
      { numRuns }
    )
  })
})
