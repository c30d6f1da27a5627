/**
 * All rows of a project checked in one pass: as they stand now and stood then, with the people from their own store, also after erasure.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { checkProject, readRecords } from "../../src/consortium/CheckProject.ts"
import type { Consortium } from "../../src/consortium/Consortium.ts"
import type { EventStore } from "../../src/eventsourcing/EventStore.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { PersonalData } from "../../src/personal/PersonalData.ts"
import * as PersonalDataMemory from "../../src/personal/PersonalDataMemory.ts"
import {
  checkProject as plainCheck,
  differences,
  fallenBack,
  memory,
  open,
  readRecords as plainRecords,
  readRegistrationRules,
  rowRules
} from "../../src/promise.ts"
import { mobilityToolPlus } from "../../src/registration/MobilityToolPlus.ts"
import { beneficiaryModule } from "../../src/registration/BeneficiaryModule.ts"
import { fieldFindings } from "../../src/registration/FieldFindings.ts"
import { CallYear } from "../../src/programme/CallYears.ts"
import { required } from "../../src/registration/BothTools.ts"
import type { RowRules } from "../../src/registration/CheckRegistration.ts"
import type { RecordSources } from "../../src/registration/RegistrationRecord.ts"
import type { RegistrationRow } from "../../src/registration/RegistrationRow.ts"
import { kim, older } from "../registration/support.ts"
import {
  apply,
  approved,
  cancel,
  changeMode,
  check as agencyCheck,
  completed,
  correct,
  depart,
  enterInError,
  opened,
  prevent,
  register,
  retractProjectStep,
  returnEarly,
  returnReport,
  submitReport,
  updateRegistration
} from "../support/Commands.ts"
import { play, send } from "../support/Playing.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"

const day = (text: string) => CalendarDate.make(text)
const given = {
  fields: {
    "main-language": "EN",
    "sending-country": "SE",
    "sending-city": "Borås",
    "receiving-country": "FI",
    "receiving-city": "Åbo"
  }
}
const sources: RecordSources = {
  callYear: 2019,
  organisations: { north: { pic: "999572294" }, host: { pic: "999894916" } },
  given: Object.fromEntries(["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => [id, given]))
}

const whole = { activity: "vet-learner-short", host: "host" }
const number = "2019-1-SE01-KA102-060112"

/**
 * a: complete by both. b: completed, its row still a draft with the planned days. c: under way, not registered. d: applied.
 * e: called off, its row left. f: prevented. g: came home early. h: entered in error.
 */
const story: ReadonlyArray<CommandInput> = [
  ...opened("p", { number }),
  ...completed("a", whole),
  register("a"),
  ...approved("b", whole),
  register("b", { on: "2019-10-15", status: "draft", dates: "planned" }),
  depart("b"),
  { type: "complete", mobility: "b", on: "2019-11-21" },
  ...approved("c", whole),
  depart("c"),
  apply("d", whole),
  ...approved("e", whole),
  register("e", { on: "2019-10-15", dates: "planned" }),
  cancel("e"),
  ...approved("f", whole),
  prevent("f"),
  register("f"),
  ...approved("g", whole),
  depart("g"),
  returnEarly("g", { forceMajeure: true }),
  register("g", { status: "draft" }),
  ...approved("h", whole),
  enterInError("h")
]

const shown = ({ findings, mobility, own, reported, tool }: RegistrationRow): string =>
  [mobility, tool ?? "–", reported ?? "–", own, ...findings.map(({ code }) => code)].join(" | ")

const people = Effect.gen(function* () {
  const { put } = yield* PersonalData
  for (const id of ["a", "b", "c", "d", "e", "f", "g", "h"]) yield* put(`participant of ${id}`, kim)
})

const playing = <A, E>(effect: Effect.Effect<A, E, Consortium | EventStore | PersonalData>) =>
  play(Effect.provide(Effect.andThen(people, effect), PersonalDataMemory.layer))

const check = (more: Partial<RecordSources> = {}, asOf?: string, rules: RowRules = older) =>
  Effect.map(
    checkProject("p", rules, { ...sources, ...more }, asOf === undefined ? {} : { asOf: day(asOf) }),
    ({ answer }) => answer
  )

const stricter: RowRules = {
  ...older,
  registration: {
    ...mobilityToolPlus,
    version: 2,
    fields: mobilityToolPlus.fields.map((field) =>
      field.name === "education-field" ? { ...field, need: required({ source: "mobility" }) } : field
    )
  }
}

const fallenOf = (options?: AskOptions) =>
  Effect.map(readRecords("p", sources, options), ({ answer }) => fallenBack(older, stricter, answer).length)

describe("the check of a project", () => {
  it.effect("says of each row what the tool reported, and what is found", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story)
        expect((yield* check()).map(shown)).toEqual([
          "a | tool id of a | complete | complete",
          "b | tool id of b | draft | draft | RowStale",
          "c | – | – | complete",
          "e | tool id of e | complete | draft | RowLeftOver",
          "f | tool id of f | complete | complete | FieldMissing | BoundsOff",
          "g | tool id of g | draft | complete | FieldMissing | BoundsOff"
        ])
      })
    )
  )

  it.effect("lists where the two differ, in both directions", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story)
        const differing = differences(yield* check())
        expect(
          differing.map(({ findings, mobility, own, reported }) => [mobility, reported, own, findings.length])
        ).toEqual([
          ["e", "complete", "draft", 1],
          ["g", "draft", "complete", 2]
        ])
      })
    )
  )

  it.effect("looks at a day in the past: planned days were right then", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story)
        const rows = (yield* check({}, "2019-10-16")).map(shown)
        expect(rows).toEqual([
          "a | – | – | complete",
          "b | tool id of b | draft | complete",
          "c | – | – | complete",
          "e | tool id of e | complete | complete",
          "f | – | – | complete",
          "g | – | – | complete"
        ])
        const known = yield* checkProject("p", older, sources, { knownAt: day("2019-01-01") })
        expect(known.answer).toEqual([])
      })
    )
  )

  it.effect("follows corrections, and a row that was brought up to date", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story, updateRegistration("b"), correct("a", { dates: { departed: "2019-11-02" } }))
        const [a, b] = (yield* check()).map(shown)
        expect(a).toBe("a | tool id of a | complete | draft | RowStale")
        expect(b).toBe("b | tool id of b | complete | complete")
      })
    )
  )

  it.effect("works on people that were erased, and tells them from those never entered where it is told whom", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story)
        const { erase } = yield* PersonalData
        yield* erase("participant of a")
        const erased = (yield* check())[0]
        expect(erased && shown(erased)).toBe(`a | tool id of a | complete | complete${" | FieldErased".repeat(6)}`)
        const known = (yield* check({ erased: ["participant of a"] }))[0]
        expect(known).toEqual(erased)
        const never = (yield* check({ erased: ["participant of b"] }))[0]
        expect(never && shown(never)).toBe(`a | tool id of a | complete | draft${" | FieldMissing".repeat(6)}`)
      })
    )
  )

  it.effect("says which rows fall back under a new version, and why", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story)
        const filled = { ...given, fields: { ...given.fields, "education-field": "0311" } }
        const { answer } = yield* readRecords("p", { ...sources, given: { ...sources.given, c: filled } })
        const fallen = fallenBack(older, stricter, answer)
        expect(fallen.map(({ mobility }) => mobility)).toEqual(["a", "f", "g"])
        expect(fallen[0]?.findings).toEqual([
          { code: "FieldMissing", severity: "error", field: "education-field", whose: "mobility", because: null }
        ])
      })
    )
  )

  it.effect("lets nothing fall back once the final report is in, and again when it came back", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story)
        const before = yield* fallenOf()
        expect(before).toBeGreaterThan(0)
        yield* send(submitReport("interim", "2020-05-01"))
        expect(yield* fallenOf()).toBe(before)
        yield* send(submitReport("final", "2020-05-10"))
        expect(yield* fallenOf()).toBe(0)
        expect(yield* fallenOf({ asOf: CalendarDate.make("2020-05-09") })).toBe(before)
        yield* send(agencyCheck("C1", "2020-05-20"))
        expect(yield* fallenOf()).toBe(0)
        yield* send(retractProjectStep(), returnReport("final", "2020-05-20"))
        expect(yield* fallenOf()).toBe(before)
      })
    )
  )

  it.effect("takes from the log that a mobility is blended, and until when, where the caller says nothing else", () =>
    playing(
      Effect.gen(function* () {
        yield* send(
          ...opened("p", { number }),
          ...approved("a", whole),
          changeMode("a", { on: "2019-10-12", virtual: { start: "2019-11-20", end: "2019-11-22" } })
        )
        const online = ["blended", "duration.virtual-end-date", "virtual-timing"]
        const missing = (fields: Readonly<Record<string, string>>) =>
          Effect.map(readRecords("p", { callYear: CallYear.make(2022), given: { a: { fields } } }), ({ answer }) =>
            answer.flatMap((record) =>
              fieldFindings(beneficiaryModule, record).flatMap((finding) =>
                "field" in finding && online.includes(finding.field) ? [`${finding.code} ${finding.field}`] : []
              )
            )
          )
        expect(yield* missing({})).toEqual(["FieldMissing virtual-timing"])
        expect(yield* missing({ blended: " ", "duration.virtual-end-date": "" })).toEqual([
          "FieldMissing virtual-timing"
        ])
        expect(yield* missing({ blended: "false" })).toEqual([])
        expect(yield* missing({ "duration.virtual-end-date": "never" })).toEqual([
          "FieldMissing virtual-timing",
          "FieldMalformed duration.virtual-end-date"
        ])
        yield* send({ type: "change-mode", mobility: "a", on: "2019-10-13", mode: "physical" })
        expect(yield* missing({})).toEqual(["FieldMissing blended"])
      })
    )
  )

  it.effect("asks for a reason in force majeure, and not of everybody who came home early", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...opened("p", { number }), ...approved("a", whole), depart("a"), returnEarly("a"))
        expect((yield* check()).map(shown)).toEqual(["a | – | – | complete | TooShort"])
      })
    )
  )

  it.effect("goes with a mobility that was moved to another project", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...opened("p", { number }), ...opened("q", { number }))
        yield* send(...approved("a", whole), ...approved("b", whole), correct("a", { project: "q" }))
        expect((yield* check()).map(({ mobility }) => mobility)).toEqual(["b"])
        const { answer } = yield* checkProject("q", older, sources)
        expect(answer.map(({ mobility }) => mobility)).toEqual(["a"])
      })
    )
  )

  it.effect("may be of one member's mobilities", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...story, correct("c", { member: "south" }))
        expect((yield* check({ member: "south" })).map(({ mobility }) => mobility)).toEqual(["c"])
        expect((yield* check({ member: "north" })).map(({ mobility }) => mobility)).toEqual(["a", "b", "e", "f", "g"])
      })
    )
  )

  it.effect("says nothing of a project that nobody opened", () =>
    playing(Effect.map(checkProject("none", older, sources), ({ answer }) => expect(answer).toEqual([])))
  )

  it.effect("leaves out who needs no place, unless there is a row", () =>
    playing(
      Effect.gen(function* () {
        yield* send(...opened("p", { categories: ["learner", "accompanying-person"] }))
        const beside = { ...whole, category: "accompanying-person", goals: [] }
        yield* send(...approved("a", beside), ...approved("b", beside))
        expect(yield* check()).toEqual([])
        yield* send(register("b", { on: "2019-10-15", dates: "planned" }))
        expect((yield* check()).map(({ mobility }) => mobility)).toEqual(["b"])
      })
    )
  )
})

const person = (participant: string) => Promise.resolve(participant === "participant of a" ? undefined : kim)

describe("without Effect", () => {
  it("the check is the same", async () => {
    await using consortium = await open(memory())
    for (const command of story) expect(await consortium.execute(command)).toMatchObject({ _tag: "Done" })
    const rules = rowRules("KA102", 2019, "2020-01-15")
    const rows = await plainCheck(consortium, "p", rules, { ...sources, person })
    expect(rows.map(({ mobility, own }) => `${mobility} ${own}`)).toEqual([
      "a complete",
      "b draft",
      "c complete",
      "e draft",
      "f complete",
      "g complete"
    ])
    expect(new Set(rows[0]?.findings.map(({ code }) => code))).toEqual(new Set(["FieldErased"]))
    const before = await plainRecords(consortium, "p", { ...sources, person }, { asOf: "2019-10-16" })
    expect(before.map(({ stage }) => stage)).toEqual(Array.from({ length: 6 }, () => "approved"))
  })

  it("rules are found by action, call and day, or are one's own", () => {
    expect(rowRules("KA121-VET", 2024, "2024-05-02")).toMatchObject({
      registration: { id: "beneficiary-module" },
      programme: { id: "ka121-ka122-vet" }
    })
    expect(rowRules("KA1", 2024, "2024-05-02", { programme: [] })).not.toHaveProperty("programme")
    expect(() => rowRules("KA102", 2013, "2024-05-02")).toThrow("no rules of rows for the call of 2013")
    expect(() => rowRules("KA102", 2019, "2024-02-30")).toThrow("a date that exists")
    const own = readRegistrationRules({ ...mobilityToolPlus, id: "own" })
    expect(rowRules("KA102", 2019, "2024-05-02", { registration: [own] }).registration).toEqual(own)
    expect(() => readRegistrationRules({})).toThrow("Missing key")
  })

  it.each<[string, number, string]>([
    ["KA-102", 2019, "KA102, KA116"],
    ["ka102", 2019, "KA102, KA116"],
    ["KA102", 2024, "KA121-VET, KA122-VET"]
  ])("rules of %s in the call of %i are there none, so that no check is left out in silence", (action, call, known) => {
    expect(() => rowRules(action, call, "2024-05-02")).toThrow(
      new RangeError(
        `There are no rules of ${JSON.stringify(action)} for the call of ${call} on 2024-05-02; there are of ${known}`
      )
    )
  })

  it("a slip of the pen in where records and rules come from is told", async () => {
    await using consortium = await open(memory())
    const misspelt = { ...sources, person, membr: "north" }
    await expect(plainRecords(consortium, "p", misspelt)).rejects.toThrow("sources.membr: Expected no such field")
    await expect(plainCheck(consortium, "p", rowRules("KA102", 2019, "2020-01-15"), misspelt)).rejects.toMatchObject({
      _tag: "InvalidQuestion"
    })
    expect(() => rowRules("KA102", 2019, "2020-01-15", JSON.parse('{"programe": []}'))).toThrow("offered.programe: ")
  })
})
