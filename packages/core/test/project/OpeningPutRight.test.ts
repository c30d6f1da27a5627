/**
 * What was entered wrongly when a project was opened.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility, project, quotaUsage } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  approved,
  check,
  close,
  complete,
  correctProject,
  depart,
  openProject,
  opened,
  register,
  replan,
  retractExtensionStep,
  submitReport
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, send } from "../support/Playing.ts"

const by = (day: string): AskOptions => ({ asOf: CalendarDate.make(day) })
const known = (day: string): AskOptions => ({ knownAt: CalendarDate.make(day) })
const agreed = (options?: AskOptions) => ask(project("p"), options)
const ends = (options?: AskOptions) => Effect.map(agreed(options), ({ period }) => [period?.end, period?.requestedEnd])
const word = (type: "request-extension" | "grant-extension", end: string, on: string): CommandInput => ({
  type,
  project: "p",
  end,
  on
})

describe("a project that was opened wrongly", () => {
  it.effect("is as if it had been opened right, now and as of any day; what was known stays", () =>
    play(
      Effect.gen(function* () {
        const right = {
          coordinator: "south",
          start: "2019-08-01",
          end: "2021-07-31",
          timeZone: "Europe/Lisbon",
          programme: "KA121",
          categories: ["learner", "staff", "other"]
        } as const
        yield* send(...opened())
        const before = yield* agreed()
        yield* dayIs("2020-06-20")
        expect(yield* eventOf(correctProject(right))).toEqual({
          type: "project.details-corrected",
          project: "p",
          occurredOn: "2020-06-20",
          corrects: [before.sources.opening],
          reason: "typing-error",
          changes: right
        })
        const { end, start, ...others } = right
        const now = { ...before, ...others, period: { start, end, requestedEnd: undefined } }
        expect(yield* agreed()).toEqual(now)
        expect(yield* agreed(by("2019-09-01"))).toEqual(now)
        expect(yield* agreed(known("2020-06-19"))).toEqual(before)
        expect((yield* agreed(by("2019-08-31"))).period).toBeUndefined()
      })
    )
  )

  it.effect("was opened on another day: it was there from then on", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject({ on: "2020-06-01" }), ...opened().slice(1), ...approved("m"))
        const usage = (day: string) => Effect.map(ask(quotaUsage("p"), by(day)), ({ project }) => project.held)
        expect([(yield* agreed()).openedOn, (yield* agreed(by("2019-12-31"))).period]).toEqual([
          "2020-06-01",
          undefined
        ])
        yield* send(correctProject({ openedOn: "2019-08-20" }))
        expect((yield* agreed()).openedOn).toBe("2019-08-20")
        expect((yield* agreed(by("2019-08-19"))).period).toBeUndefined()
        expect((yield* agreed(by("2019-12-31"))).period?.start).toBe("2019-09-01")
        expect(yield* usage("2019-12-31")).toBe(1)
        expect((yield* agreed(known("2020-06-14"))).openedOn).toBeUndefined()
        expect(yield* refusalOf(correctProject({ openedOn: "2019-08-20" }))).toMatchObject({ code: "ProjectAlreadySo" })
      })
    )
  )

  it.effect("keeps what a correction does not name, and has no programme where that is null", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject({ programme: "KA102" }))
        const before = yield* agreed()
        yield* send(correctProject({ coordinator: "south" }))
        expect(yield* agreed()).toEqual({ ...before, coordinator: "south" })
        yield* send(correctProject({ programme: null }))
        expect((yield* agreed(by("2020-06-15"))).programme).toBeUndefined()
        expect((yield* agreed()).programme).toBeUndefined()
      })
    )
  )

  it.effect("is put right also after the closing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), submitReport("final", "2020-01-10"), check("C", "2020-02-10"), close("2020-03-10"))
        yield* send(correctProject({ start: "2019-09-10" }))
        expect((yield* agreed()).period?.start).toBe("2019-09-10")
      })
    )
  )

  it.effect("that was opened after its closing, as it was entered, may stay so", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject({ on: "2020-06-01" }), ...opened().slice(1))
        yield* send(submitReport("final", "2020-01-10"), check("C", "2020-02-10"), close("2020-03-10"))
        yield* send(correctProject({ openedOn: "2020-06-01", start: "2019-09-10" }))
        expect((yield* agreed()).period?.start).toBe("2019-09-10")
      })
    )
  )

  it.effect("knows a category that had been forgotten", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        expect(yield* refusalOf(apply("m", { category: "other" }))).toMatchObject({ code: "UnknownCategory" })
        yield* send(correctProject({ categories: ["other", "learner", "staff"] }), apply("m", { category: "other" }))
      })
    )
  )

  it.effect("has its days in the right zone from then on; those that were given stay", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject({ timeZone: "Pacific/Kiritimati" }), ...opened().slice(1))
        // It is the 16th there at noon of the 15th.
        yield* send(apply("m", { on: "2020-06-16", planned: { start: "2020-07-01", end: "2020-07-05" } }))
        yield* send(correctProject({ timeZone: "Europe/Stockholm" }))
        expect((yield* ask(mobility("m"))).facts[0]?.event.occurredOn).toBe("2020-06-16")
        expect(yield* refusalOf(apply("n", { on: "2020-06-16" }))).toMatchObject({ code: "InFuture" })
      })
    )
  )
})

describe("the end that was agreed on at first", () => {
  it.effect("is put right below later ones, which stay", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), word("request-extension", "2022-05-31", "2020-02-01"))
        yield* send(word("grant-extension", "2022-02-28", "2020-03-01"), correctProject({ end: "2021-12-31" }))
        expect(yield* ends()).toEqual(["2022-02-28", undefined])
        expect(yield* ends(by("2020-02-15"))).toEqual(["2021-12-31", "2022-05-31"])
        expect(yield* ends(by("2020-01-01"))).toEqual(["2021-12-31", undefined])
        expect(yield* eventOf(retractExtensionStep())).toMatchObject({ end: "2021-12-31", requestedEnd: "2022-05-31" })
        expect(yield* ends()).toEqual(["2021-12-31", "2022-05-31"])
        yield* send(correctProject({ end: "2022-05-30" }), retractExtensionStep())
        expect(yield* ends()).toEqual(["2022-05-30", undefined])
        expect(yield* ends(by("2020-06-15"))).toEqual(["2022-05-30", undefined])
      })
    )
  )

  it.effect("may be that which was asked for and refused, or later", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), word("request-extension", "2022-05-31", "2020-02-01"))
        yield* send({ type: "refuse-extension", project: "p", on: "2020-03-01" }, correctProject({ end: "2022-05-31" }))
        yield* send(correctProject({ end: "2022-08-31" }))
        expect(yield* ends()).toEqual(["2022-08-31", undefined])
      })
    )
  )

  it.effect("may be later than what was asked for where the grant is later still", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), word("request-extension", "2022-02-28", "2020-02-01"))
        yield* send(word("grant-extension", "2022-08-31", "2020-03-01"), correctProject({ end: "2022-03-01" }))
        expect(yield* ends()).toEqual(["2022-08-31", undefined])
        expect(yield* eventOf(retractExtensionStep())).toMatchObject({ end: "2022-03-01", requestedEnd: "2022-02-28" })
        // What waits again asks for no later end any more: that speaks against nothing that leaves the end alone.
        yield* send(correctProject({ start: "2019-09-02" }))
      })
    )
  )
})

describe("mobilities whose days lie outside the right period", () => {
  it.effect("stay as they are, and get no further by it", () =>
    play(
      Effect.gen(function* () {
        const early = { start: "2019-11-01", end: "2019-11-20" }
        yield* send(...opened(), apply("a"), ...approved("b"), ...approved("c"), depart("c"), complete("c"))
        yield* send(correctProject({ start: "2019-11-10" }))
        expect((yield* ask(mobility("b"))).planned).toEqual(early)
        const outside = { code: "OutsideProject", date: "2019-11-01", start: "2019-11-10", end: "2021-08-31" }
        expect(yield* refusalOf(approve("a"))).toEqual({ ...outside, what: "planned-start" })
        expect(yield* refusalOf(depart("b"))).toMatchObject({ ...outside, what: "departure" })
        yield* send(register("c"), replan("a", { planned: { start: "2019-11-10", end: "2019-11-20" } }), approve("a"))
      })
    )
  )
})
