/**
 * Reminders about mobilities: on their days, as often as planned, and none once the reason has gone.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { missingRegistration, missingReport, missingReportRequest } from "../../src/reaction/ShippedReminders.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  complete,
  completed,
  correct,
  depart,
  enterInError,
  reinstate,
  extend,
  noteReport,
  opened,
  register,
  remind
} from "../support/Commands.ts"
import { send } from "../support/Playing.ts"
import { comes, issued, ofMobilities, running, stage, told } from "./support.ts"

const registerFrom = (stage: "approved" | "completed", on: string): CommandInput => ({
  type: "change-settings",
  project: "p",
  on,
  settings: { registerFrom: stage }
})

/** What all reminders about mobility m say. */
const ofM = {
  type: "reminder.issued",
  project: "p",
  about: { mobility: "m", member: "north", participant: "participant of m" }
} as const

describe("a registration that is missing", () => {
  it.effect("is reminded of two weeks after the approval, and twice more", () =>
    stage(
      "2019-10-12",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        yield* running(ofMobilities(missingRegistration))
        yield* comes("2019-10-23")
        expect(yield* told).toEqual([])
        yield* comes("2019-10-24")
        yield* comes("2019-10-25")
        expect(yield* issued).toEqual([
          { ...ofM, occurredOn: "2019-10-24", of: "register", waitsFor: "coordinator", since: "2019-10-10", number: 1 }
        ])
        yield* comes("2020-05-01")
        expect(yield* told).toEqual(["2019-10-24 m register 1", "2019-11-07 m register 2", "2019-11-21 m register 3"])
      })
    )
  )

  const stops: ReadonlyArray<readonly [string, ReadonlyArray<CommandInput>]> = [
    ["it is registered just before", [register("m", { on: "2019-10-23", dates: "planned" })]],
    ["it is cancelled", [cancel("m", "2019-10-23")]],
    ["it was entered in error", [enterInError("m")]]
  ]
  it.effect.each(stops)("is reminded of no more when %s", ([, commands]) =>
    stage(
      "2019-10-12",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), ...approved("n"))
        yield* running(ofMobilities(missingRegistration))
        yield* comes("2019-10-23")
        yield* send(...commands)
        yield* comes("2019-10-24")
        expect(yield* told).toEqual(["2019-10-24 n register 1"])
      })
    )
  )

  it.effect("is reminded of again where it had been no error to enter it", () =>
    stage(
      "2019-10-12",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), enterInError("m"))
        yield* running(ofMobilities(missingRegistration))
        yield* comes("2019-10-25")
        yield* send(reinstate("m"))
        yield* comes("2019-10-26")
        expect(yield* told).toEqual(["2019-10-26 m register 1"])
      })
    )
  )

  it.effect("is reminded of where a slip of the pen gave another its day a thousand years too early", () =>
    stage(
      "2019-10-12",
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          apply("slip", { on: "0222-01-06" }),
          approve("slip", { on: "0222-01-06" }),
          ...approved("m")
        )
        yield* running(ofMobilities(missingRegistration))
        yield* comes("2019-10-24")
        expect(yield* told).toEqual(["2019-10-12 slip register 1", "2019-10-24 m register 1"])
      })
    )
  )

  it.effect("waits from another day on when that is put right, and is the same matter all the same", () =>
    stage(
      "2019-10-25",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"))
        yield* running(ofMobilities(missingRegistration))
        yield* comes("2019-10-26")
        yield* send(correct("m", { dates: { approved: "2019-10-05" } }))
        yield* comes("2019-11-07")
        expect(yield* told).toEqual(["2019-10-25 m register 1"])
        yield* comes("2019-11-09")
        yield* send(correct("m", { dates: { approved: "2019-10-10" } }))
        yield* comes("2019-12-20")
        expect(yield* told).toEqual([
          "2019-10-25 m register 1",
          "2019-11-08 m register 1",
          "2019-11-22 m register 2",
          "2019-12-06 m register 3"
        ])
      })
    )
  )

  it.effect("is reminded of by hand, which counts", () =>
    stage(
      "2019-10-20",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), remind("m"))
        yield* running(ofMobilities(missingRegistration))
        yield* comes("2019-11-02")
        expect(yield* told).toEqual(["2019-10-20 m register 1"])
        yield* comes("2019-11-03")
        expect(yield* told).toEqual(["2019-10-20 m register 1", "2019-11-03 m register 2"])
      })
    )
  )

  it.effect("is no reason where the project registers later, until it does not any more", () =>
    stage(
      "2019-10-12",
      Effect.gen(function* () {
        yield* send(...opened(), registerFrom("completed", "2019-09-01"), ...approved("m"))
        yield* running(ofMobilities(missingRegistration))
        yield* comes("2019-10-26")
        expect(yield* told).toEqual([])
        yield* send(registerFrom("approved", "2019-10-26"))
        yield* comes("2019-10-27")
        expect(yield* told).toEqual(["2019-10-27 m register 1"])
      })
    )
  )
})

describe("a report that is missing", () => {
  it.effect("is asked after a week after the end, which may have moved, and then reminded of until it is in", () =>
    stage(
      "2019-11-02",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), depart("m"), register("m", { on: "2019-11-02", dates: "planned" }))
        yield* running(ofMobilities(missingReportRequest, missingReport))
        yield* comes("2019-11-15")
        yield* send(extend("m", { on: "2019-11-15", plannedEnd: "2019-12-01" }))
        yield* comes("2019-12-02")
        yield* send(complete("m", { on: "2019-12-01" }))
        yield* comes("2019-12-07")
        expect(yield* told).toEqual([])
        yield* comes("2019-12-08")
        yield* comes("2019-12-10")
        yield* send(noteReport("m", { on: "2019-12-10", status: "requested" }))
        yield* comes("2019-12-29")
        expect(yield* told).toEqual(["2019-12-08 m expect-report-request 1"])
        yield* comes("2019-12-30")
        const [, second] = yield* issued
        expect(second).toMatchObject({ of: "hand-in-report", waitsFor: "participant", since: "2019-12-10" })
        yield* comes("2020-01-08")
        yield* send(noteReport("m", { on: "2020-01-08", status: "submitted" }))
        yield* comes("2020-03-01")
        expect(yield* told).toEqual(["2019-12-08 m expect-report-request 1", "2019-12-30 m hand-in-report 1"])
      })
    )
  )

  it.effect("is reminded of once for all the time that nobody was there to do it", () =>
    stage(
      "2020-06-15",
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"))
        yield* running(ofMobilities(missingRegistration, missingReportRequest))
        yield* comes("2020-06-16")
        expect(yield* told).toEqual(["2020-06-15 m expect-report-request 1"])
      })
    )
  )
})
