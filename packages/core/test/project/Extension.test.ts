/**
 * A later end of a project that was noted wrongly: it is taken back, and what lies beyond the right end holds nothing else up.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility, project, toDo, versions } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  changeGoals,
  changeMode,
  check,
  close,
  complete,
  correct,
  depart,
  enterInError,
  extend,
  grant,
  opened,
  register,
  reject,
  replan,
  retract,
  retractExtensionStep,
  submitReport,
  waitlist,
  withdraw
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const word =
  (type: "request-extension" | "grant-extension") =>
  (end: string, on?: string): CommandInput => ({ type, project: "p", end, ...(on === undefined ? {} : { on }) })
const request = word("request-extension")
const granted = word("grant-extension")
const refuse: CommandInput = { type: "refuse-extension", project: "p" }

const ends = (options?: AskOptions) =>
  Effect.map(ask(project("p"), options), ({ period }) => [period?.end, period?.requestedEnd])
const by = (day: string): AskOptions => ({ asOf: CalendarDate.make(day) })
const known = (day: string): AskOptions => ({ knownAt: CalendarDate.make(day) })

describe("a word on a later end that was noted by mistake", () => {
  it.effect("is taken back, and tells what holds again", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), request("2022-08-31"), granted("2032-08-31"))
        expect(yield* eventOf(retractExtensionStep())).toMatchObject({
          type: "project.extension-step-retracted",
          project: "p",
          occurredOn: "2020-06-15",
          reason: "mistyped",
          end: "2021-08-31",
          requestedEnd: "2022-08-31",
          before: "2032-08-31"
        })
        expect(yield* ends()).toEqual(["2021-08-31", "2022-08-31"])
        yield* send(granted("2022-08-31"))
        expect(yield* ends()).toEqual(["2022-08-31", undefined])
      })
    )
  )

  it.effect("is the last one, whether asked for, granted or refused", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), granted("2022-01-31"), request("2022-05-31"), refuse, request("2022-08-31"))
        const seen: Array<unknown> = []
        for (let i = 0; i < 4; i++) {
          yield* send(retractExtensionStep())
          seen.push(yield* ends())
        }
        expect(seen).toEqual([
          ["2022-01-31", undefined],
          ["2022-01-31", "2022-05-31"],
          ["2022-01-31", undefined],
          ["2021-08-31", undefined]
        ])
        expect(yield* refusalOf(retractExtensionStep())).toEqual({ code: "NoExtensionToRetract", project: "p" })
      })
    )
  )

  it.effect("leaves nothing behind where it was entered right in the same batch", () => {
    const told = Effect.gen(function* () {
      const days = ["2020-05-01", "2020-05-05", "2020-05-10", "2020-05-15", "2020-06-15"]
      return yield* Effect.forEach([undefined, ...days.map(by)], ends)
    })
    const rest = [request("2023-01-31", "2020-05-12"), grant(4)]
    const right = play(Effect.andThen(send(...opened(), granted("2022-08-31", "2020-05-10"), ...rest), told))
    const mistyped = [granted("2032-08-31", "2020-05-03"), retractExtensionStep(), granted("2022-08-31", "2020-05-10")]
    return Effect.gen(function* () {
      expect(yield* play(Effect.andThen(send(...opened(), ...mistyped, ...rest), told))).toEqual(yield* right)
    })
  })

  it.effect("is known as it was entered until it was taken back", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), granted("2032-08-31", "2020-06-10"))
        yield* dayIs("2020-06-20")
        yield* send(retractExtensionStep())
        expect(yield* ends(by("2020-06-17"))).toEqual(["2021-08-31", undefined])
        yield* send(granted("2022-08-31", "2020-06-10"))
        expect(yield* ends(known("2020-06-17"))).toEqual(["2032-08-31", undefined])
        expect(yield* ends(by("2020-06-17"))).toEqual(["2022-08-31", undefined])
        expect(yield* ends(by("2020-06-09"))).toEqual(["2021-08-31", undefined])
        expect(yield* ends({ ...known("2020-06-17"), ...by("2020-06-17") })).toEqual(["2032-08-31", undefined])
      })
    )
  )

  it.effect("is taken back beside the phases: a report stays, and what it froze; also after the closing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), granted("2032-08-31", "2020-01-01"), submitReport("interim", "2020-02-01"))
        const before = yield* ask(versions("p"))
        yield* send(retractExtensionStep(), granted("2022-08-31", "2020-01-01"))
        expect(yield* ask(versions("p"))).toEqual(before)
        yield* send(submitReport("final", "2020-03-01"), check("C1", "2020-04-01"), close("2020-05-01"))
        yield* send(retractExtensionStep(), granted("2022-05-31", "2020-01-01"))
        expect(yield* ends()).toEqual(["2022-05-31", undefined])
      })
    )
  )

  it.effect("moves what waits to the right end", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { end: "2020-05-31" }), granted("2030-05-31", "2020-05-20"))
        const waiting = ask(toDo("p", { on: CalendarDate.make("2020-06-15") }))
        expect(yield* waiting).toEqual([])
        yield* send(retractExtensionStep(), granted("2020-06-10", "2020-05-20"))
        expect(yield* waiting).toMatchObject([{ kind: "submit-final-report", since: "2020-06-11", due: "2020-08-09" }])
      })
    )
  )
})

/** A project that was to end in February 2020, what was entered under a later end, and that end taken back. */
const entered = (...commands: ReadonlyArray<CommandInput>) =>
  send(...opened("p", { end: "2020-02-29" }), granted("2021-02-28", "2020-01-02"), ...commands, retractExtensionStep())

describe("what lies beyond an end that was put right", () => {
  const beyond = { start: "2020-02-10", end: "2020-03-10" }
  const period = { start: "2019-09-01", end: "2020-02-29" }
  const outside = (what: string, date: string) => ({ code: "OutsideProject", what, date, ...period })
  const plan = { planned: beyond }
  const day = "2020-01-10"
  const later = { on: day }

  it.effect("stays as it is in everything that leaves its days alone", () =>
    play(
      Effect.gen(function* () {
        yield* entered(
          ...["a", "b", "c", "d"].map((id) => apply(id, plan)),
          ...approved("e", plan),
          ...approved("f", plan),
          ...approved("g", plan),
          depart("g", { on: "2020-02-10" }),
          ...approved("h", plan),
          depart("h", { on: "2020-02-10" }),
          complete("h", { on: "2020-03-10" })
        )
        yield* send(
          waitlist("a", later),
          withdraw("a", day),
          reject("b", day),
          changeGoals("c", ["2.1"]),
          enterInError("d"),
          cancel("e", day),
          register("f", { dates: "planned", on: "2020-01-20" }),
          correct("f", { category: "staff" }),
          correct("g", { member: "south" }),
          correct("h", { dates: { departed: "2020-02-11" } }),
          register("h", { on: "2020-04-01" })
        )
        expect((yield* ask(mobility("h"))).stay).toEqual({ start: "2020-02-11", end: "2020-03-10" })
      })
    )
  )

  it.effect("gets no further by it: it is not approved, does not leave and does not come home beyond the end", () =>
    play(
      Effect.gen(function* () {
        yield* entered(
          apply("a", plan),
          ...approved("e", plan),
          ...approved("g", plan),
          depart("g", { on: "2020-02-10" }),
          ...approved("h", plan),
          depart("h", { on: "2020-02-10" })
        )
        expect(
          yield* refusalsOf(
            approve("a", later),
            depart("e", { on: "2020-02-10" }),
            complete("g", { on: "2020-03-10" }),
            complete("g", { on: "2020-03-01" }),
            extend("g", { on: "2020-02-20", plannedEnd: "2020-03-12" }),
            correct("e", { planned: { start: "2020-02-10", end: "2020-03-09" } }),
            apply("new", plan)
          )
        ).toEqual([
          outside("planned-end", "2020-03-10"),
          outside("planned-end", "2020-03-10"),
          outside("return", "2020-03-10"),
          outside("return", "2020-03-01"),
          outside("planned-end", "2020-03-12"),
          outside("planned-end", "2020-03-09"),
          outside("planned-end", "2020-03-10")
        ])
        const within = { start: "2020-02-10", end: "2020-02-29" }
        yield* send(
          replan("a", { ...later, planned: within }),
          approve("a", later),
          depart("e", { on: "2020-02-10", plannedEnd: "2020-02-29" }),
          complete("g", { on: "2020-02-29" }),
          correct("h", { planned: within })
        )
      })
    )
  )

  it.effect("is let stand at the one end that is as it was, and not at the other", () =>
    play(
      Effect.gen(function* () {
        yield* entered(...approved("e", plan))
        yield* send(correct("e", { planned: { start: "2020-02-12", end: "2020-03-10" } }))
        expect(yield* refusalOf(correct("e", { planned: { start: "2020-03-02", end: "2020-03-10" } }))).toEqual(
          outside("planned-start", "2020-03-02")
        )
      })
    )
  )

  it.effect("comes back where a step is taken back: nothing is new then", () =>
    play(
      Effect.gen(function* () {
        yield* entered(
          ...approved("e", plan),
          cancel("e", day),
          ...approved("g", { planned: { start: "2020-03-01", end: "2020-03-10" } }),
          depart("g", { on: "2020-03-01" })
        )
        yield* send(retract("e"), retract("g"))
        expect((yield* ask(mobility("g"))).stage).toBe("approved")
        expect(yield* refusalOf(depart("g", { on: "2020-03-01" }))).toEqual(outside("departure", "2020-03-01"))
      })
    )
  )

  it.effect("may not be taken along to another project", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("q", { end: "2020-02-29" }))
        yield* entered(apply("a", plan))
        expect(yield* refusalOf(correct("a", { project: "q" }))).toEqual(outside("planned-end", "2020-03-10"))
      })
    )
  )

  it.effect("goes for days online as well", () =>
    play(
      Effect.gen(function* () {
        const online = { start: "2020-02-10", end: "2020-03-05" }
        const near = { planned: { start: "2020-02-01", end: "2020-02-20" } }
        yield* entered(apply("a", near), changeMode("a", { on: "2020-01-05", virtual: online }))
        yield* send(changeGoals("a", ["2.1"]))
        expect(yield* refusalOf(approve("a", later))).toEqual(outside("virtual-end", "2020-03-05"))
        yield* send(
          changeMode("a", { on: "2020-01-06", virtual: { ...online, end: "2020-02-29" } }),
          approve("a", later)
        )
      })
    )
  )
})
