/**
 * Findings in words: every text of both languages read as it is shown, and nothing missing in either.
 */
import { describe, expect, it } from "@effect/vitest"
import { Schema } from "effect"
import { type FindingCatalogue, findingIn } from "../../src/finding/FindingCatalogue.ts"
import { findingsInEnglish } from "../../src/finding/FindingEnglish.ts"
import { findingsInSwedish } from "../../src/finding/FindingSwedish.ts"
import { fieldNames, findingText } from "../../src/finding/FindingText.ts"
import { stages } from "../../src/mobility/Stage.ts"
import { Who } from "../../src/programme/ActivityType.ts"
import { ConsortiumFinding } from "../../src/programme/Finding.ts"
import { Mode } from "../../src/mobility/Mode.ts"
import { placeholders, textsOf } from "../../src/refusal/Catalogue.ts"
import { FormKind } from "../../src/registration/FieldForm.ts"
import { mobilityToolPlus } from "../../src/registration/MobilityToolPlus.ts"
import { RowFinding } from "../../src/registration/RegistrationFinding.ts"

const members = [...RowFinding.members, ...ConsortiumFinding.members]
const finding = Schema.decodeUnknownSync(Schema.Union(members))

const error = { severity: "error" }
const email = { ...error, field: "participant.email", whose: "person" }
const cost = { ...error, field: "travel-cost-exceptional", whose: "mobility" }
const form = { ...email, code: "FieldMalformed", count: null, codes: [] }
const bound = { ...error, activity: "job-shadowing", days: 1 }
const days = { start: "2019-11-04", end: "2019-11-23" }

/** Each text that a finding may become, in both languages. */
const read: ReadonlyArray<readonly [values: Readonly<Record<string, unknown>>, english: string, swedish: string]> = [
  [
    { ...email, code: "FieldMissing", because: null },
    "The field participant.email is missing.",
    "Fältet participant.email är inte ifyllt."
  ],
  [
    { ...email, code: "FieldMissing", because: "force-majeure" },
    "The field participant.email is missing; in a case of force majeure it is required.",
    "Fältet participant.email är inte ifyllt; det krävs vid force majeure."
  ],
  [
    { ...email, code: "FieldMissing", field: "id", because: "registered" },
    "The field id is missing; a row in the tool has it.",
    "Fältet id är inte ifyllt; det finns på varje rad i verktyget."
  ],
  [
    { ...cost, code: "FieldMissing", because: "travel-cost-real" },
    "The field travel-cost-exceptional is missing; it is required because of travel-cost-real.",
    "Fältet travel-cost-exceptional är inte ifyllt; det krävs på grund av travel-cost-real."
  ],
  [
    { ...form, form: "text" },
    "The field participant.email has to be text.",
    "Fältet participant.email ska innehålla text."
  ],
  [
    { ...form, form: "text", count: 255 },
    "The field participant.email has to be text of at most 255 characters.",
    "Fältet participant.email ska innehålla text på högst 255 tecken."
  ],
  [
    { ...form, form: "date" },
    "The field participant.email has to be a date that exists, as YYYY-MM-DD.",
    "Fältet participant.email ska innehålla ett datum som finns, som ÅÅÅÅ-MM-DD."
  ],
  [
    { ...form, form: "codes", codes: ["0", "1", "9"] },
    "The field participant.email has to be one of 0, 1 or 9.",
    "Fältet participant.email ska innehålla någon av koderna 0, 1 eller 9."
  ],
  [
    { ...form, form: "whole-number" },
    "The field participant.email has to be a whole number from 0.",
    "Fältet participant.email ska innehålla ett heltal från 0."
  ],
  [
    { ...form, form: "decimal" },
    "The field participant.email has to be a number from 0 with at most two decimal places.",
    "Fältet participant.email ska innehålla ett tal från 0 med högst två decimaler."
  ],
  [
    { ...form, form: "yes-no" },
    "The field participant.email has to be true or false.",
    "Fältet participant.email ska innehålla true eller false."
  ],
  [
    { ...form, form: "e-mail" },
    "The field participant.email has to be an e-mail address.",
    "Fältet participant.email ska innehålla en e-postadress."
  ],
  [
    { ...form, form: "digits", count: 9 },
    "The field participant.email has to be a number of 9 digits.",
    "Fältet participant.email ska innehålla ett nummer med 9 siffror."
  ],
  [
    { ...form, form: "oid" },
    "The field participant.email has to be an OID: E and eight digits.",
    "Fältet participant.email ska innehålla ett OID: E och åtta siffror."
  ],
  [
    { ...email, code: "FieldErased" },
    "The field participant.email is not judged: what was kept about the participant has been erased.",
    "Fältet participant.email bedöms inte: uppgifterna om deltagaren har raderats."
  ],
  [
    { ...cost, code: "FieldNotInCall", callYear: 2019, first: 2014, last: 2018 },
    "The call of 2019 has no field travel-cost-exceptional: it is one of the calls from 2014 to 2018.",
    "Ansökningsomgången 2019 har inget fält travel-cost-exceptional: det hör till omgångarna från 2014 till 2018."
  ],
  [
    { ...error, code: "FieldUnknown", field: "juggling" },
    "The rules know no field juggling.",
    "Reglerna känner inte till något fält juggling."
  ],
  [
    { ...cost, code: "FieldsExclude", other: "travel-support" },
    "The field travel-cost-exceptional must not be filled in beside travel-support.",
    "Fältet travel-cost-exceptional får inte fyllas i samtidigt som travel-support."
  ],
  [
    { ...cost, code: "AmountTooHigh", percent: 80, of: "travel-cost-real" },
    "The field travel-cost-exceptional is more than 80 % of travel-cost-real.",
    "Fältet travel-cost-exceptional är mer än 80 % av travel-cost-real."
  ],
  [
    { ...error, code: "NotApproved", stage: "applied" },
    "The mobility is applied for; until it is approved its row stays a draft.",
    "Mobiliteten är ansökt; tills den är godkänd förblir raden ett utkast."
  ],
  [
    { ...error, code: "RowLeftOver", stage: "cancelled" },
    "The mobility is cancelled, and its row is still in the tool; it is to be removed.",
    "Mobiliteten är inställd, men raden finns kvar i verktyget; den ska tas bort."
  ],
  [
    { ...error, code: "RowStale", ...days, end: null, rowStart: "2019-11-01", rowEnd: "2019-11-20" },
    "The row shows 2019-11-01 to 2019-11-20, while the mobility is from 2019-11-04 to an unknown day.",
    "Raden visar 2019-11-01 till 2019-11-20, men mobiliteten pågår från 2019-11-04 till en okänd dag."
  ],
  [
    { ...error, code: "PlannedDatesLeft", ...days },
    "The row still shows planned dates; the actual ones, 2019-11-04 to 2019-11-23, are to overwrite them.",
    "Raden visar ännu planerade datum; de faktiska, 2019-11-04 till 2019-11-23, ska ersätta dem före slutrapporten."
  ],
  [
    { ...error, code: "UnknownActivity", activity: "juggling", callYear: 2019, known: ["course", "visit"] },
    "The rules of the call of 2019 know no activity juggling; they know course and visit.",
    "Reglerna för ansökningsomgången 2019 känner inte till aktiviteten juggling; de känner till course och visit."
  ],
  [
    { ...error, code: "NotInThisCall", activity: "course", callYear: 2024, calls: { first: 2021, last: 2023 } },
    "The activity course is one of the calls from 2021 to 2023, not of 2024.",
    "Aktiviteten course hör till ansökningsomgångarna från 2021 till 2023, inte till 2024."
  ],
  [
    { ...error, code: "NotEligible", activity: "course" },
    "No grant is given for the activity course.",
    "Inget bidrag ges för aktiviteten course."
  ],
  [
    { ...error, code: "WrongParticipant", activity: "course", category: "learner", who: ["staff", "other"] },
    "The activity course is for staff and others, not for learner.",
    "Aktiviteten course är till för personal och andra, inte för learner."
  ],
  [
    { ...error, code: "WrongParticipant", activity: "visit", category: "staff", who: ["learner"] },
    "The activity visit is for learners, not for staff.",
    "Aktiviteten visit är till för elever, inte för staff."
  ],
  [
    { ...error, code: "UnknownCategory", category: "guest", known: [] },
    "The rules do not say what kind of participants guest are.",
    "Reglerna säger inte vilket slags deltagare guest är."
  ],
  [
    { ...error, code: "ModeNotAllowed", mode: "virtual", callYear: 2019, allowed: ["physical", "blended"] },
    "A mobility of the call of 2019 must not be virtual; it may be physical or blended.",
    "En mobilitet i ansökningsomgången 2019 får inte vara virtuell; den får vara fysisk eller blandad."
  ],
  [
    { ...error, code: "ModeNotAllowed", mode: "virtual", callYear: 2019, allowed: [] },
    "A mobility of the call of 2019 must not be virtual.",
    "En mobilitet i ansökningsomgången 2019 får inte vara virtuell."
  ],
  [
    { ...error, code: "ModeUnconfirmed", mode: "blended" },
    "Whether a mobility may be blended is not confirmed.",
    "Det är inte bekräftat att en mobilitet får vara blandad."
  ],
  [
    { ...bound, code: "TooShort", count: 2, unit: "days", least: 2 },
    "The mobility has one day; the activity job-shadowing lasts 2 days at least.",
    "Mobiliteten är en dag; aktiviteten job-shadowing ska vara minst 2 dagar."
  ],
  [
    { ...bound, code: "TooShort", days: 4, count: 5, unit: "days", least: 5 },
    "The mobility has 4 days; the activity job-shadowing lasts 5 days at least.",
    "Mobiliteten har 4 dagar; aktiviteten job-shadowing ska vara minst 5 dagar."
  ],
  [
    { ...bound, code: "TooShort", days: 80, count: 3, unit: "months", least: 92 },
    "The mobility has 80 days; the activity job-shadowing lasts 3 months at least, which is 92 days.",
    "Mobiliteten har 80 dagar; aktiviteten job-shadowing ska vara minst 3 månader, vilket är 92 dagar."
  ],
  [
    { ...bound, code: "TooLong", days: 40, count: 1, unit: "months", most: 30 },
    "The mobility has 40 days; the activity job-shadowing has 30 at most (the limit is 1 month).",
    "Mobiliteten har 40 dagar; aktiviteten job-shadowing får ha högst 30 (gränsen är 1 månad)."
  ],
  [
    { ...bound, code: "TooLong", days: 2, count: 1, unit: "days", most: 1 },
    "The mobility has 2 days; the activity job-shadowing has 1 at most (the limit is 1 day).",
    "Mobiliteten har 2 dagar; aktiviteten job-shadowing får ha högst 1 (gränsen är 1 dag)."
  ],
  [
    { ...bound, code: "BoundsOff", broken: "TooShort" },
    "The mobility of one day is too short for job-shadowing, which force majeure excuses.",
    "Mobiliteten på en dag är för kort för job-shadowing, vilket godtas vid force majeure."
  ],
  [
    { ...bound, code: "BoundsOff", days: 3, broken: "TooShort" },
    "The mobility of 3 days is too short for job-shadowing, which force majeure excuses.",
    "Mobiliteten på 3 dagar är för kort för job-shadowing, vilket godtas vid force majeure."
  ],
  [
    { ...bound, code: "BoundsOff", days: 99, broken: "TooLong" },
    "The mobility of 99 days is too long for job-shadowing, which force majeure excuses.",
    "Mobiliteten på 99 dagar är för lång för job-shadowing, vilket godtas vid force majeure."
  ],
  [
    { ...error, code: "TooManyTravelDays", travelDays: 5, most: 2 },
    "The mobility has 5 travel days; at most 2 are funded.",
    "Mobiliteten har 5 resdagar; högst 2 ger bidrag."
  ],
  [
    { ...error, code: "InterruptedTooLong", interruptedDays: 20, calculated: 20 },
    "The interruption of 20 days is no shorter than the mobility, which has 20.",
    "Avbrottet på 20 dagar är inte kortare än mobiliteten, som har 20."
  ],
  [
    { ...error, code: "NonFundedTooLong", nonFundedDays: 30, fundable: 22 },
    "There are 30 days that are not funded, and only 22 that could be.",
    "30 dagar är utan bidrag, men bara 22 hade kunnat få det."
  ],
  [
    { ...error, code: "TooFewMembers", members: 2, least: 3 },
    "The consortium has 2 members; there have to be 3 at least.",
    "Konsortiet har 2 medlemmar; det ska ha minst 3."
  ],
  [
    { ...error, code: "SeveralCountries", countries: ["FI", "NO", "SE"] },
    "The members are of several countries: FI, NO and SE.",
    "Medlemmarna kommer från flera länder: FI, NO och SE."
  ],
  [
    { ...error, code: "CountryUnknown", member: "north" },
    "The country of north is not known.",
    "Det är okänt vilket land north finns i."
  ],
  [
    { ...error, code: "AccessionUnknown", member: "north" },
    "The day on which north acceded is not known.",
    "Det är okänt vilken dag north anslöt sig."
  ],
  [
    { ...error, code: "BeforeAccession", member: "north", accededOn: "2019-10-01", mobilities: ["a", "b"] },
    "Participants of north left before it acceded on 2019-10-01: a and b.",
    "Deltagare från north reste innan medlemmen anslöt sig den 2019-10-01: a och b."
  ],
  [
    { ...error, code: "LeftWhileRunning", member: "north", leftOn: "2020-01-31", mobilities: ["a"] },
    "Mobilities of north run after it left on 2020-01-31: a.",
    "Mobiliteter hos north pågår efter att medlemmen lämnade projektet den 2020-01-31: a."
  ]
]

describe("a finding reads", () => {
  for (const [values, en, sv] of read) {
    it(`"${en}"`, () => {
      const found = finding(values)
      expect(findingText(found)).toBe(en)
      expect(findingText(found, "sv")).toBe(sv)
    })
  }

  it("in every code, and in every text that a template may become", () => {
    const codes = members.map(({ fields }) => fields.code.literal)
    expect(codes.filter((code) => !read.some(([values]) => values["code"] === code))).toEqual([])
    for (const [catalogue, column] of [
      [findingsInEnglish, 1],
      [findingsInSwedish, 2]
    ] as const) {
      const shown = read.map((row) => row[column])
      for (const text of Object.values(catalogue.templates).flatMap(textsOf)) {
        const pattern = new RegExp(`^${text.replaceAll(/[.()]/g, "\\$&").replaceAll(/\{\w+\}/g, ".+")}$`)
        expect(shown).toContainEqual(expect.stringMatching(pattern))
      }
    }
  })

  it("with the fields' own names where the rules are given", () => {
    const missing = finding({ ...email, code: "FieldMissing", because: null })
    expect(findingText(missing, "en", mobilityToolPlus)).toBe("The field e-mail address is missing.")
    expect(findingText(missing, "sv", mobilityToolPlus)).toBe("Fältet e-postadress är inte ifyllt.")
    const tooHigh = finding({ ...cost, code: "AmountTooHigh", percent: 80, of: "travel-cost-real" })
    expect(findingText(tooHigh, "sv", mobilityToolPlus)).toBe(
      "Fältet exceptionell resekostnad är mer än 80 % av faktisk resekostnad."
    )
    const excluded = finding({ ...cost, code: "FieldsExclude", other: "travel-cost-real" })
    expect(findingText(excluded, "sv", mobilityToolPlus)).toBe(
      "Fältet exceptionell resekostnad får inte fyllas i samtidigt som faktisk resekostnad."
    )
    const needed = finding({ ...cost, code: "FieldMissing", because: "travel-cost-real" })
    expect(findingText(needed, "sv", mobilityToolPlus)).toBe(
      "Fältet exceptionell resekostnad är inte ifyllt; det krävs på grund av faktisk resekostnad."
    )
    expect(fieldNames(mobilityToolPlus, "fi")).toStrictEqual({})
  })
})

describe("each catalogue", () => {
  const catalogues: Readonly<Record<string, FindingCatalogue>> = { findingsInEnglish, findingsInSwedish }

  for (const [name, catalogue] of Object.entries(catalogues)) {
    it(`${name} asks only for values that the finding has`, () => {
      for (const member of members) {
        const has = [...Object.keys(member.fields), ...("calls" in member.fields ? ["first", "last"] : []), "length"]
        const texts = textsOf(catalogue.templates[member.fields.code.literal])
        expect(texts.flatMap(placeholders).filter((value) => !has.includes(value))).toEqual([])
        for (const text of texts) expect(text).toMatch(/^[A-ZÅÄÖ{0-9].*\.$/)
      }
    })

    it(`${name} has a word for every code among the values`, () => {
      const { forms, modes, stages: named, who } = catalogue.words
      expect(stages.filter((stage) => !named[stage])).toEqual([])
      expect(Object.keys(modes)).toEqual(Mode.literals)
      expect(Object.keys(who)).toEqual(Who.literals)
      expect(Object.keys(forms)).toEqual(FormKind.literals)
    })
  }

  it("leaves the caller's own words alone, even where a code is called the same", () => {
    const found = finding({ ...error, code: "NotEligible", activity: "approved" })
    expect(findingText(found, "sv")).toBe("Inget bidrag ges för aktiviteten approved.")
    const category = finding({ ...error, code: "UnknownCategory", category: "staff", known: [] })
    expect(findingText(category, "sv")).toBe("Reglerna säger inte vilket slags deltagare staff är.")
  })

  it("may be the caller's own", () => {
    const own: FindingCatalogue = {
      ...findingsInEnglish,
      templates: { ...findingsInEnglish.templates, FieldErased: "{field}? {nothing}!" },
      unknown: "nobody knows"
    }
    expect(findingIn(own, finding({ ...email, code: "FieldErased" }))).toBe("participant.email? nobody knows!")
    const calls = { ...own, templates: { ...own.templates, NotInThisCall: "{calls}, but {first}" } }
    const ofCalls = { activity: "course", callYear: 2024, calls: { first: 2021, last: 2023 } }
    expect(findingIn(calls, finding({ ...error, code: "NotInThisCall", ...ofCalls }))).toBe("nobody knows, but 2021")
  })
})
