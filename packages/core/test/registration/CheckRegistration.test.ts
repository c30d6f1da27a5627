/**
 * Our own check of a row: each finding where it belongs, with its values, and none where all is well.
 */
import { describe, expect, it } from "@effect/vitest"
import { ActivityCode, CategoryCode } from "../../src/Ids.ts"
import { field, form, mobility, read, required, requiredWhen } from "../../src/registration/BothTools.ts"
import { checkRegistration, type RowRules, statusOf } from "../../src/registration/CheckRegistration.ts"
import type { FieldRule } from "../../src/registration/FieldRule.ts"
import { mobilityToolPlus } from "../../src/registration/MobilityToolPlus.ts"
import { RegistrationFinding } from "../../src/registration/RegistrationFinding.ts"
import type { FieldValues, RegistrationRecord } from "../../src/registration/RegistrationRecord.ts"
import { stayOf } from "../programme/support.ts"
import { found, giving, kim, newer, newRecord, older, oldRecord } from "./support.ts"

const without = (name: string, values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => key !== name))

const row = oldRecord().row
const later = stayOf("2019-11-05", 20)
const people = ["given-names", "family-name", "email", "gender", "birth-date"]
const everyPerson = [...people, "citizenship"]

type Case = readonly [name: string, rules: RowRules, record: RegistrationRecord, expected: ReadonlyArray<string>]

const cases: ReadonlyArray<Case> = [
  // Missing.
  ["an ordinary row of Mobility Tool+", older, oldRecord(), []],
  ["an ordinary row of the Beneficiary Module", newer, newRecord(), []],
  ...everyPerson.map((name): Case => {
    const key = name === "citizenship" ? "nationality" : name
    return [`no ${name}`, older, oldRecord({ person: without(key, kim) }), [`! FieldMissing participant.${name}`]]
  }),
  [
    "a blank name",
    older,
    oldRecord({ person: { ...kim, "given-names": " " } }),
    ["! FieldMissing participant.given-names"]
  ],
  [
    "nothing of the participant",
    older,
    oldRecord({ person: {} }),
    everyPerson.map((name) => `! FieldMissing participant.${name}`)
  ],
  [
    "a participant that was erased",
    older,
    oldRecord({ person: null }),
    everyPerson.map((name) => `FieldErased participant.${name}`)
  ],
  [
    "no days",
    older,
    oldRecord({ stay: { start: null, end: null }, row: null }),
    ["! FieldMissing start-date", "! FieldMissing end-date"]
  ],
  [
    "no first day",
    older,
    oldRecord({ stay: { ...oldRecord().stay, start: null }, row: null }),
    ["! FieldMissing start-date"]
  ],
  ["no activity", older, oldRecord({ activity: null }), ["! FieldMissing activity-type"]],
  ["no number of the project", older, oldRecord({ projectNumber: null }), ["FieldMissing agreement-number"]],
  ["no row yet", older, oldRecord({ row: null }), []],
  ["no PIC of the sender", older, oldRecord({ sender: {} }), ["! FieldMissing sending-organization.pic"]],
  ["an own id in place of a PIC", older, oldRecord({ receiver: { id: "host-7" } }), []],
  ["no OID of the host", newer, newRecord({ receiver: {} }), ["! FieldMissing receiving-organization.oid"]],
  [
    "no main language",
    older,
    oldRecord({ given: without("main-language", oldRecord().given) }),
    ["FieldMissing main-language"]
  ],
  ["force majeure without a word of it", older, oldRecord({ forceMajeure: true }), ["FieldMissing force-majeure"]],
  [
    "force majeure that is explained",
    older,
    giving(oldRecord({ forceMajeure: true }), { "force-majeure": "border closed" }),
    []
  ],
  [
    "force majeure in the Beneficiary Module",
    newer,
    newRecord({ forceMajeure: true }),
    ["FieldMissing force-majeure-expl"]
  ],
  [
    "a blended mobility without its virtual part",
    newer,
    giving(newRecord(), { blended: "true" }),
    [
      "FieldMissing virtual-description",
      "FieldMissing virtual-duration",
      "FieldMissing virtual-timing",
      "FieldMissing duration.virtual-end-date",
      "FieldMissing duration.virtual-days",
      "ModeUnconfirmed"
    ]
  ],
  [
    "another place than the organisation's, without a reason",
    newer,
    giving(newRecord({ receiver: { oid: "E10000002", city: "Åbo" } }), { "receiving-city": "Nådendal" }),
    ["FieldMissing location-comments"]
  ],
  [
    "the organisation's own place in other letters",
    newer,
    giving(newRecord({ receiver: { oid: "E10000002", city: "Åbo" } }), { "receiving-city": "ÅBO" }),
    []
  ],
  [
    "an exceptional cost without a justification",
    older,
    giving(oldRecord(), { "travel-cost-real": "500", "travel-cost-exceptional": "400.00" }),
    ["FieldMissing travel-cost-justification"]
  ],
  ["an exceptional cost of nothing", older, giving(oldRecord(), { "travel-cost-exceptional": "0.00" }), []],
  // Malformed.
  [
    "an e-mail address that is none",
    older,
    oldRecord({ person: { ...kim, email: "kim" } }),
    ["! FieldMalformed participant.email"]
  ],
  [
    "a birth date that does not exist",
    older,
    oldRecord({ person: { ...kim, "birth-date": "2001-02-29" } }),
    ["! FieldMalformed participant.birth-date"]
  ],
  [
    "a PIC of eight digits",
    older,
    oldRecord({ sender: { pic: "99957229" } }),
    ["! FieldMalformed sending-organization.pic"]
  ],
  [
    "an OID in small letters",
    newer,
    newRecord({ sender: { oid: "e10000001" } }),
    ["FieldMalformed sending-organization.oid"]
  ],
  ["a gender in letters", older, oldRecord({ person: { ...kim, gender: "F" } }), ["FieldMalformed participant.gender"]],
  [
    "a field of education in words",
    newer,
    giving(newRecord(), { "isced-f-code": "welding" }),
    ["FieldMalformed isced-f-code"]
  ],
  [
    "a cost with three decimal places",
    older,
    giving(oldRecord(), { "special-needs-support": "1.234" }),
    ["FieldMalformed special-needs-support"]
  ],
  // Doubtful, and not to be there.
  [
    "a description of special needs in the call of 2019",
    older,
    giving(oldRecord(), { "EU Special Needs Description and Justification": "…" }),
    ["! FieldNotInCall EU Special Needs Description and Justification"]
  ],
  [
    "a description of special needs in the call of 2018",
    older,
    giving(oldRecord({ callYear: 2018 }), { "EU Special Needs Description and Justification": "…" }),
    []
  ],
  ["a field that the tool does not have", older, giving(oldRecord(), { reciving: "FI" }), ["FieldUnknown reciving"]],
  [
    "more than 80 % of the real cost",
    older,
    giving(oldRecord(), {
      "travel-cost-real": "500",
      "travel-cost-exceptional": "400.01",
      "travel-cost-justification": "an island"
    }),
    ["AmountTooHigh travel-cost-exceptional"]
  ],
  [
    "a cost that is no number, which is more than nothing",
    older,
    giving(oldRecord(), {
      "travel-cost-real": "500",
      "travel-cost-exceptional": "1e3",
      "travel-cost-justification": "an island"
    }),
    ["FieldMalformed travel-cost-exceptional"]
  ],
  ["exceptional costs alone", newer, giving(newRecord(), { "budget.travel-cost-real": "500" }), []],
  [
    "travel support beside exceptional costs",
    newer,
    giving(newRecord(), { "budget.travel-support": "275", "budget.travel-cost-real": "500" }),
    ["FieldsExclude budget.travel-cost-real"]
  ],
  [
    "travel support beside no exceptional costs",
    newer,
    giving(newRecord(), { "budget.travel-support": "275", "budget.travel-cost-real": "0" }),
    []
  ],
  // Days and kind.
  [
    "an activity that the rules do not know",
    older,
    oldRecord({ activity: ActivityCode.make("juggling") }),
    ["! UnknownActivity"]
  ],
  [
    "staff in an activity of learners",
    older,
    oldRecord({ category: CategoryCode.make("staff") }),
    ["! WrongParticipant"]
  ],
  ["a week that should be two", newer, newRecord({ stay: stayOf("2019-11-04", 7), row: null }), ["! TooShort"]],
  [
    "four days that fewer opportunities excuse by what is not confirmed",
    newer,
    newRecord({ stay: stayOf("2019-11-04", 4), row: null, person: { ...kim, "fewer-opportunities": "true" } }),
    ["TooShort"]
  ],
  [
    "four days of somebody who was erased, whom fewer opportunities may have excused",
    newer,
    newRecord({ stay: stayOf("2019-11-04", 4), row: null, person: null }),
    [...people.slice(0, 5), "nationality"].map((name) => `FieldErased participant.${name}`).concat("TooShort")
  ],
  ["days of travel by train", newer, giving(newRecord(), { "duration.funded-travel-days": "4" }), []],
  [
    "as many by air",
    newer,
    giving(newRecord(), { "duration.funded-travel-days": "4", "green-travel": "false" }),
    ["TooManyTravelDays"]
  ],
  ["interruptions of which a day is unknown", older, oldRecord({ interruptedDays: null }), []],
  [
    "a stay wholly online, of which no field tells whether it was blended",
    newer,
    newRecord({
      mode: "virtual",
      stay: stayOf("2019-11-04", 1),
      row: null,
      given: without("blended", newRecord().given)
    }),
    ["ModeUnconfirmed"]
  ],
  ["more travel days than are funded", older, giving(oldRecord(), { "travel-days": "9" }), ["TooManyTravelDays"]],
  [
    "more days off than there are",
    newer,
    giving(newRecord(), { "duration.nonfunded-duration": "21" }),
    ["! NonFundedTooLong"]
  ],
  ["an interruption of all days", older, oldRecord({ interruptedDays: 20 }), ["TooShort", "! InterruptedTooLong"]],
  [
    "a stay wholly online",
    newer,
    newRecord({ mode: "virtual", stay: stayOf("2019-11-04", 1), row: null }),
    ["ModeUnconfirmed"]
  ],
  // The row as a whole.
  ["a row with other days", older, oldRecord({ row: row && { ...row, period: later } }), ["! RowStale"]],
  [
    "a row with planned days after the return",
    older,
    oldRecord({ row: row && { ...row, dates: "planned", period: { ...row.period } } }),
    ["! PlannedDatesLeft"]
  ],
  [
    "a row with planned days before departure",
    older,
    oldRecord({ stage: "approved", row: row && { ...row, dates: "planned", period: { ...row.period } } }),
    []
  ],
  ["a row of something that was called off", older, oldRecord({ stage: "cancelled", person: {} }), ["! RowLeftOver"]],
  ["something that was called off, without a row", older, oldRecord({ stage: "cancelled", row: null }), []],
  ["a row of an application", older, oldRecord({ stage: "applied" }), ["! NotApproved"]]
]

describe("a check finds in", () => {
  it.each(cases)("%s", (_name, rules, record, expected) => {
    expect(found(rules, record)).toEqual(expected)
    const isDraft = expected.some((text) => text.startsWith("! "))
    expect(statusOf(checkRegistration(rules, record))).toBe(isDraft ? "draft" : "complete")
  })

  it("every kind of finding that there is", () => {
    const codes = new Set(
      cases.flatMap(([, rules, record]) => checkRegistration(rules, record).map(({ code }) => code))
    )
    const all = RegistrationFinding.members.map(({ fields }) => fields.code.literal)
    expect(all.filter((code) => !codes.has(code))).toEqual([])
  })
})

const first = (rules: RowRules, record: RegistrationRecord) => checkRegistration(rules, record)[0]

describe("a finding", () => {
  it("says why a field is required", () => {
    expect(first(older, oldRecord({ sender: {} }))).toEqual({
      code: "FieldMissing",
      severity: "error",
      field: "sending-organization.pic",
      whose: "sender",
      because: "sending-organization.id"
    })
    expect(first(older, oldRecord({ forceMajeure: true }))).toMatchObject({ because: "force-majeure" })
    expect(first(older, oldRecord({ person: without("email", kim) }))).toMatchObject({ because: null, whose: "person" })
  })

  it("says which form a field has, and never what stood there", () => {
    const secret = "Kim Exempel, allergic"
    const wrong = first(older, oldRecord({ person: { ...kim, email: secret } }))
    expect(wrong).toEqual({
      code: "FieldMalformed",
      severity: "error",
      field: "participant.email",
      whose: "person",
      form: "e-mail",
      count: null,
      codes: []
    })
    expect(first(older, oldRecord({ sender: { pic: "1" } }))).toMatchObject({ form: "digits", count: 9 })
    expect(first(older, oldRecord({ person: { ...kim, gender: secret } }))).toMatchObject({
      codes: ["0", "1", "2", "9"]
    })
  })

  it("tells of days on both sides", () => {
    expect(first(older, oldRecord({ row: row && { ...row, period: later } }))).toEqual({
      code: "RowStale",
      severity: "error",
      start: "2019-11-04",
      end: "2019-11-23",
      rowStart: "2019-11-05",
      rowEnd: "2019-11-24"
    })
  })
})

it("asks nothing of days where there are no rules for them", () => {
  const { registration } = older
  expect(found({ registration }, oldRecord({ activity: ActivityCode.make("juggling") }))).toEqual([])
})

/** The rules of Mobility Tool+ with a field of one's own. */
const own = (more: Partial<FieldRule>): RowRules => ({
  registration: {
    ...mobilityToolPlus,
    fields: [
      ...mobilityToolPlus.fields,
      field(
        "own",
        ["own", "egen"],
        mobility,
        required(read("mobility")),
        form({ kind: "text" }, read("mobility")),
        more
      )
    ]
  }
})

describe("rules of one's own", () => {
  it("may hang a field on the person's, and ask nothing by one that was erased", () => {
    const rules = own({ need: requiredWhen(read("mobility"), { on: "absent", field: "participant.participant-id" }) })
    expect(found(rules, oldRecord())).toEqual(["! FieldMissing own"])
    expect(found(rules, oldRecord({ person: { ...kim, "participant-id": "7" } }))).toEqual([])
    expect(found(rules, oldRecord({ person: null }))).not.toContain("! FieldMissing own")
  })

  it("may ask for a field when another is given", () => {
    const rules = own({ need: requiredWhen(read("mobility"), { on: "given", field: "study-level" }) })
    expect(found(rules, oldRecord())).toEqual([])
    expect(found(rules, giving(oldRecord(), { "study-level": "ISCED-6" }))).toEqual(["! FieldMissing own"])
  })

  it("may ask for a field as soon as there is a row", () => {
    const rules = own({ need: requiredWhen(read("mobility"), { on: "registered" }) })
    expect(found(rules, oldRecord({ row: null }))).toEqual([])
    expect(found(rules, oldRecord())).toEqual(["! FieldMissing own"])
    expect(found(rules, oldRecord({ forceMajeure: true }))).toContain("! FieldMissing own")
  })

  it("may ask for the days of interruptions, as far as they are known", () => {
    const rules = own({ whose: { is: "mobility", fact: "interrupted-days" } })
    expect(found(rules, oldRecord({ interruptedDays: 3 }))).toEqual([])
    expect(found(rules, oldRecord({ interruptedDays: null }))).toEqual(["! FieldMissing own"])
  })

  it("ask nothing by a field that the call does not have", () => {
    const other = "EU Special Needs Description and Justification"
    const rules = own({ need: requiredWhen(read("mobility"), { on: "absent", field: other }) })
    expect(found(rules, oldRecord({ callYear: 2018 }))).toEqual(["! FieldMissing own"])
    expect(found(rules, oldRecord())).toEqual([])
  })

  it("may have a field anew in a later call, which is known then", () => {
    const { registration } = own({})
    const calls = { first: 2014, last: 2018, source: "mobility" }
    const [last] = registration.fields.slice(-1)
    const before: RowRules = {
      registration: { ...registration, fields: [...registration.fields, ...(last ? [{ ...last, calls }] : [])] }
    }
    expect(found(before, giving(oldRecord(), { own: "x" }))).toEqual([])
  })

  it("may say how long a text is at most", () => {
    const rules = own({ form: form({ kind: "text", most: 3 }, read("mobility")) })
    const [finding] = checkRegistration(rules, giving(oldRecord(), { own: "four" }))
    expect(finding).toMatchObject({ code: "FieldMalformed", field: "own", form: "text", count: 3, codes: [] })
  })

  it("may name a field as every object has one", () => {
    const named = own({ name: "constructor", whose: { is: "receiver", key: "toString" } })
    expect(found(named, oldRecord())).toEqual(["! FieldMissing constructor"])
    expect(found(own({ name: "valueOf" }), oldRecord())).toEqual(["! FieldMissing valueOf"])
  })
})
