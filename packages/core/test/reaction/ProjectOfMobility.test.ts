/**
 * Reminders about a mobility go by what its project says on the day: what the command would refuse is not sent, and what was not sent is
 * given as soon as it waits.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { missingRegistration, missingReportRequest } from "../../src/reaction/ShippedReminders.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { mobilityReminders } from "../../src/reaction/MobilityReminders.ts"
import {
  approved,
  check,
  close,
  completed,
  opened,
  openProject,
  pay,
  register,
  retractProjectStep,
  submitReport,
  withdraw
} from "../support/Commands.ts"
import { send } from "../support/Playing.ts"
import { comes, counting, ofMobilities, stage, told } from "./support.ts"

const closed = [submitReport("final", "2019-10-20"), check("C", "2019-10-21"), close("2019-10-22")]

describe("of a mobility whose project is closed", () => {
  it.effect("nobody is reminded, and no command is sent, until the closing is taken back", () =>
    stage(
      "2019-10-22",
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), ...closed)
        const sent = yield* counting(ofMobilities(missingRegistration))
        for (const day of ["2019-10-24", "2019-10-25", "2019-12-01"]) yield* comes(day)
        expect([sent, yield* told]).toEqual([{ commands: 0, refused: 0 }, []])
        // The closing, the check and the report.
        yield* send(retractProjectStep(), retractProjectStep(), retractProjectStep())
        yield* comes("2019-12-02")
        expect([sent, yield* told]).toEqual([{ commands: 1, refused: 0 }, ["2019-12-02 m register 1"]])
      })
    )
  )

  it.effect("somebody is reminded all the same that money has to come back", () =>
    stage(
      "2019-10-22",
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          ...approved("m"),
          pay("m", "first", { on: "2019-10-12" }),
          withdraw("m", "2019-10-13"),
          ...closed
        )
        const sent = yield* counting(ofMobilities({ of: "recover-grant", after: 0, every: 30, most: 1 }))
        yield* comes("2019-10-24")
        expect([sent, yield* told]).toEqual([{ commands: 1, refused: 0 }, ["2019-10-22 m recover-grant 1"]])
      })
    )
  )
})

describe("of a mobility whose project", () => {
  it.effect("has its rows frozen nobody is reminded of rows, and of reports as ever", () =>
    stage(
      "2020-06-20",
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          ...completed("m"),
          ...completed("n"),
          register("n"),
          submitReport("final", "2020-06-19")
        )
        const sent = yield* counting(ofMobilities(missingRegistration, missingReportRequest))
        yield* comes("2020-06-22")
        expect([sent, yield* told]).toEqual([{ commands: 1, refused: 0 }, ["2020-06-20 n expect-report-request 1"]])
      })
    )
  )

  it.effect("is in another time zone somebody is reminded when its day has begun", () =>
    stage(
      "2019-10-20",
      Effect.gen(function* () {
        yield* send(openProject({ timeZone: "America/New_York" }), ...opened().slice(1), ...approved("m"))
        const timeZone = TimeZone.make("Pacific/Auckland")
        const sent = yield* counting(mobilityReminders({ version: 1, plans: [missingRegistration], timeZone }))
        yield* comes("2019-10-23")
        expect(sent).toEqual({ commands: 0, refused: 0 })
        yield* comes("2019-10-24")
        expect([sent, yield* told]).toEqual([{ commands: 1, refused: 0 }, ["2019-10-24 m register 1"]])
      })
    )
  )
})
