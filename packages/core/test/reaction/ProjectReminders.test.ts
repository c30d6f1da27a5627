/**
 * Reminders about projects: of places that nobody holds before the end, wherever that end is, and none after it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { readModelOf } from "../../src/reaction/Reaction.ts"
import type { ReminderPlan } from "../../src/reaction/ReminderPlan.ts"
import { unusedPlaces } from "../../src/reaction/ShippedReminders.ts"
import { select } from "../../src/readmodel/Rows.ts"
import { approved, grant, opened, retractExtensionStep, returnReport, submitReport } from "../support/Commands.ts"
import { send } from "../support/Playing.ts"
import { comes, issued, ofMobilities, ofProjects, running, stage, told } from "./support.ts"

const granted = [...opened("p", { end: "2020-12-31" }), grant(2)]

describe("unused places", () => {
  it.effect("are reminded of about four months before the end, then every month, and not after it", () =>
    stage(
      "2020-06-30",
      Effect.gen(function* () {
        yield* send(...granted, ...approved("m"))
        yield* running(ofProjects(unusedPlaces))
        yield* comes("2020-08-29")
        expect(yield* told).toEqual([])
        yield* comes("2020-08-30")
        expect(yield* issued).toEqual([
          {
            type: "reminder.issued",
            project: "p",
            occurredOn: "2020-08-30",
            of: "use-places",
            waitsFor: "coordinator",
            since: "2020-07-01",
            number: 1
          }
        ])
        yield* comes("2020-11-28")
        expect(yield* told).toEqual([
          "2020-08-30 p use-places 1",
          "2020-09-29 p use-places 2",
          "2020-10-29 p use-places 3",
          "2020-11-28 p use-places 4"
        ])
      })
    )
  )

  it.effect("are none once they are held, and again those of a project that lasts longer", () =>
    stage(
      "2020-08-29",
      Effect.gen(function* () {
        yield* send(...granted, ...approved("m"))
        yield* running(ofProjects(unusedPlaces))
        yield* send(...approved("n"))
        yield* comes("2020-09-10")
        expect(yield* told).toEqual([])
        yield* send(grant(3), { type: "grant-extension", project: "p", on: "2020-09-10", end: "2021-12-31" })
        yield* comes("2021-08-29")
        expect(yield* told).toEqual([])
        yield* comes("2021-08-30")
        expect(yield* told).toEqual(["2021-08-30 p use-places 1"])
      })
    )
  )

  it.effect("are reminded of before the right end, where another had been granted by mistake", () =>
    stage(
      "2020-08-29",
      Effect.gen(function* () {
        yield* send(...granted, { type: "grant-extension", project: "p", on: "2020-08-20", end: "2030-12-31" })
        yield* running(ofProjects(unusedPlaces))
        yield* comes("2020-08-31")
        expect(yield* told).toEqual([])
        yield* send(retractExtensionStep())
        yield* comes("2020-09-01")
        expect(yield* told).toEqual(["2020-09-01 p use-places 1"])
      })
    )
  )

  it.effect("are no matter of a project that has ended", () =>
    stage(
      "2021-01-01",
      Effect.gen(function* () {
        yield* send(...granted)
        yield* running(ofProjects(unusedPlaces))
        yield* comes("2021-01-02")
        expect(yield* told).toEqual([])
      })
    )
  )
})

const finalReport: ReminderPlan = { of: "submit-final-report", after: 30, every: 10, most: 2 }

it.effect("a final report is reminded of from the end of the project on, until it is in", () =>
  stage(
    "2021-01-01",
    Effect.gen(function* () {
      yield* send(...granted)
      yield* running(ofProjects(finalReport, unusedPlaces))
      yield* comes("2021-01-30")
      expect(yield* told).toEqual([])
      yield* comes("2021-01-31")
      expect(yield* told).toEqual(["2021-01-31 p submit-final-report 1"])
      yield* send({ type: "submit-report", project: "p", report: "final", on: "2021-01-31" })
      yield* comes("2021-03-01")
      expect(yield* told).toEqual(["2021-01-31 p submit-final-report 1"])
    })
  )
)

it.effect("a reminder about a project is none about a mobility, of which others are given all the same", () =>
  stage(
    "2021-01-30",
    Effect.gen(function* () {
      const reaction = ofMobilities({ of: "register", after: 484, every: 1, most: 1 })
      yield* send(...granted, ...approved("m"))
      yield* running(reaction)
      yield* running(ofProjects(finalReport))
      for (const day of ["2021-01-31", "2021-02-04", "2021-02-05"]) yield* comes(day)
      expect(yield* told).toEqual(["2021-01-31 p submit-final-report 1", "2021-02-05 m register 1"])
      expect((yield* select(readModelOf(reaction))).rows.map(({ key }) => key)).toEqual(["m"])
    })
  )
)

describe("a report that was returned", () => {
  const answer: ReminderPlan = { of: "answer-returned-report", after: 3, every: 7, most: 2 }
  const interim = ["2020-10-04 p answer-returned-report 1", "2020-10-11 p answer-returned-report 2"]

  it.effect("is reminded of, the interim one and then the final one", () =>
    stage(
      "2020-10-01",
      Effect.gen(function* () {
        yield* send(...granted, submitReport("interim", "2020-09-01"), returnReport("interim", "2020-10-01"))
        yield* running(ofProjects(answer))
        yield* comes("2020-10-04")
        yield* comes("2020-10-11")
        yield* comes("2021-01-10")
        expect(yield* told).toEqual(interim)
        yield* send(submitReport("final", "2021-01-10"))
        yield* comes("2021-02-01")
        yield* send(returnReport("final", "2021-02-01"))
        yield* comes("2021-02-03")
        expect(yield* told).toEqual(interim)
        yield* comes("2021-02-04")
        yield* comes("2021-02-11")
        yield* comes("2021-03-11")
        expect(yield* told).toEqual([
          ...interim,
          "2021-02-04 p answer-returned-report 1",
          "2021-02-11 p answer-returned-report 2"
        ])
      })
    )
  )

  it.effect("is nobody's matter any more when it was answered, though it waited on the last day of the project", () =>
    stage(
      "2021-01-02",
      Effect.gen(function* () {
        yield* send(...granted, submitReport("interim", "2020-09-01"), returnReport("interim", "2020-10-01"))
        yield* send(submitReport("interim", "2021-01-02"))
        const reaction = ofProjects(answer)
        yield* running(reaction)
        yield* comes("2021-01-05")
        expect(yield* told).toEqual([])
        const resting = yield* select(readModelOf(reaction), { where: { due: null } })
        expect(resting.rows.map(({ key }) => key)).toEqual(["p"])
      })
    )
  )
})
