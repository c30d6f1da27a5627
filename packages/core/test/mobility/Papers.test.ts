/**
 * Signed papers, what a project asks for before anybody leaves, and the participant's report.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility, timeline, toDo } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  approved,
  complete,
  completed,
  depart,
  interrupt,
  noteReport,
  opened,
  recordPast,
  register,
  removeRegistration,
  retract,
  sign,
  updateRegistration,
  withdrawSignature
} from "../support/Commands.ts"
import { ask, eventOf, play, refusalOf, send } from "../support/Playing.ts"

const needs: NonNullable<Extract<CommandInput, { readonly type: "change-settings" }>["settings"]["departureNeeds"]> = [
  { document: "learning-agreement", party: "participant" },
  { document: "learning-agreement", party: "host" }
]
const asking = opened("p", { settings: { departureNeeds: needs } })
const host = { party: "host" } as const

describe("signatures", () => {
  it.effect("are kept by document and party, with their days and where they are", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), sign("m"), sign("m", { ...host, reference: "folder 7" }))
        yield* send(sign("m", { document: "house-rules" }), withdrawSignature("m"))
        const { signed } = yield* ask(mobility("m"))
        expect(signed).toEqual([
          { document: "learning-agreement", party: "host", on: "2019-10-18", reference: "folder 7" },
          { document: "house-rules", party: "participant", on: "2019-10-18" }
        ])
        expect((yield* ask(mobility("m"), { asOf: CalendarDate.make("2019-10-18") })).signed).toHaveLength(3)
      })
    )
  )

  it.effect("may be given anew once they were withdrawn", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), sign("m"), withdrawSignature("m"))
        expect(yield* refusalOf(withdrawSignature("m"))).toMatchObject({ code: "NotSigned" })
        yield* send(sign("m", { on: "2019-10-20" }))
        expect(yield* refusalOf(sign("m", { on: "2019-10-21" }))).toMatchObject({ code: "AlreadySigned" })
      })
    )
  )
})

describe("a signature that no longer holds", () => {
  it.effect("held at least on its own day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), sign("m"), sign("m", { ...host, on: "2019-10-12" }))
        expect(yield* refusalOf(withdrawSignature("m", { on: "2019-10-17" }))).toEqual({
          code: "OutOfOrder",
          earlier: "signature",
          earlierOn: "2019-10-18",
          later: "signature-withdrawal",
          laterOn: "2019-10-17"
        })
        yield* send(withdrawSignature("m", { on: "2019-10-18" }), withdrawSignature("m", { ...host, on: "2019-10-12" }))
        expect((yield* ask(mobility("m"))).signed).toEqual([])
      })
    )
  )
})

describe("a departure that needs signatures", () => {
  it.effect("is refused until all of them are there, on the day itself at the latest", () =>
    play(
      Effect.gen(function* () {
        yield* send(...asking, ...approved("m"))
        expect(yield* refusalOf(depart("m"))).toEqual({
          code: "SignatureMissing",
          mobility: "m",
          step: "depart",
          document: "learning-agreement",
          party: "participant",
          missing: 2
        })
        yield* send(sign("m"), sign("m", { ...host, on: "2019-11-02" }))
        expect(yield* refusalOf(depart("m", { on: "2019-11-01" }))).toMatchObject({ party: "host", missing: 1 })
        yield* send(depart("m", { on: "2019-11-02" }))
      })
    )
  )

  it.effect("is refused where a signature was withdrawn", () =>
    play(
      Effect.gen(function* () {
        yield* send(...asking, ...approved("m"), sign("m"), sign("m", host), withdrawSignature("m"))
        expect(yield* refusalOf(depart("m"))).toMatchObject({ code: "SignatureMissing", party: "participant" })
      })
    )
  )

  it.effect("is not held up where it is recorded as past", () =>
    play(
      Effect.gen(function* () {
        yield* send(...asking, recordPast("m"))
        expect((yield* ask(mobility("m"))).stage).toBe("completed")
      })
    )
  )
})

describe("the participant's report", () => {
  it.effect("is none of a departure that is retracted, and is asked for anew", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), register("m", { on: "2019-10-15", dates: "planned" }), depart("m"))
        yield* send(noteReport("m", { on: "2019-11-10" }), noteReport("m", { on: "2019-11-12", status: "submitted" }))
        yield* send(interrupt("m", "2019-11-15"), retract("m"))
        expect((yield* ask(mobility("m"))).report?.status).toBe("submitted")
        expect(yield* eventOf(retract("m"))).toMatchObject({ corrects: [{}, {}, {}].map(() => expect.any(String)) })
        expect(yield* ask(mobility("m"))).toMatchObject({ stage: "approved", report: undefined })
        const { entries } = yield* ask(timeline("m"))
        expect(entries.filter(({ correctedBy }) => correctedBy !== undefined).map(({ type }) => type)).toEqual([
          "mobility.departed",
          "mobility.report-noted",
          "mobility.report-noted",
          "mobility.interrupted"
        ])
        yield* send(depart("m", { on: "2019-11-02" }), complete("m"), updateRegistration("m"))
        const waiting = yield* ask(toDo("p", { on: CalendarDate.make("2020-01-10") }))
        expect(waiting.map(({ kind }) => kind)).toEqual(["expect-report-request"])
      })
    )
  )

  it.effect("stands where the tool says last", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"))
        expect(yield* eventOf(noteReport("m"))).toMatchObject({ type: "mobility.report-noted", status: "requested" })
        yield* send(noteReport("m", { on: "2019-12-20", status: "submitted" }))
        expect((yield* ask(mobility("m"))).report).toEqual({ status: "submitted", on: "2019-12-20" })
        expect((yield* ask(mobility("m"), { asOf: CalendarDate.make("2019-12-19") })).report?.status).toBe("requested")
      })
    )
  )

  it.effect("is what was said of it on the last day, in whatever order that is entered", () =>
    play(
      Effect.gen(function* () {
        const submitted = { status: "submitted", on: "2019-12-20" } as const
        yield* send(...opened(), ...completed("m"), register("m"), noteReport("m", submitted))
        expect(yield* refusalOf(noteReport("m", { on: "2019-12-19" }))).toEqual({
          code: "OutOfOrder",
          earlier: "participant-report",
          earlierOn: "2019-12-20",
          later: "participant-report",
          laterOn: "2019-12-19"
        })
        expect((yield* ask(mobility("m"))).report).toEqual(submitted)
        // Its day was mistyped.
        yield* send(noteReport("m", { ...submitted, on: "2019-12-10" }))
        expect((yield* ask(mobility("m"), { asOf: CalendarDate.make("2019-12-15") })).report?.status).toBe("submitted")
        expect(yield* refusalOf(noteReport("m", { on: "2019-12-09" }))).toMatchObject({ earlierOn: "2019-12-10" })
        yield* send(noteReport("m", { on: "2019-12-10", status: "undelivered" }))
        expect((yield* ask(mobility("m"))).report).toEqual({ status: "undelivered", on: "2019-12-10" })
      })
    )
  )

  it.effect("is asked for by nobody before there is a row in the tool", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        expect(yield* refusalOf(noteReport("m"))).toEqual({ code: "NotRegistered", mobility: "m" })
        yield* send(register("m"))
        expect(yield* refusalOf(noteReport("m", { on: "2019-11-30" }))).toEqual({
          code: "OutOfOrder",
          earlier: "registration",
          earlierOn: "2019-12-01",
          later: "participant-report",
          laterOn: "2019-11-30"
        })
        yield* send(noteReport("m", { on: "2019-12-01" }), removeRegistration("m"))
        expect(yield* refusalOf(noteReport("m", { on: "2019-12-21" }))).toMatchObject({ code: "NotRegistered" })
      })
    )
  )
})
