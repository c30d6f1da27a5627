/**
 * What was entered wrongly of those who take part in a project: the joining, and a leaving that was none.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { project } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  check,
  close,
  correctMember,
  join,
  leave,
  opened,
  openProject,
  retractLeave,
  submitReport
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, send } from "../support/Playing.ts"

const by = (day: string): AskOptions => ({ asOf: CalendarDate.make(day) })
const known = (day: string): AskOptions => ({ knownAt: CalendarDate.make(day) })
const north = (options?: AskOptions) => Effect.map(ask(project("p"), options), ({ members }) => members["north"])

describe("a member that was entered wrongly", () => {
  const right = { name: "Norra", country: "SE", accededOn: "2019-08-20", joinedOn: "2019-09-05" } as const

  it.effect("is as if it had been entered right, now and as of any day; what was known stays", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject(), join("north"))
        yield* dayIs("2020-06-20")
        const corrected = yield* eventOf(correctMember("north", right))
        expect(corrected).toMatchObject({
          type: "project.member-corrected",
          project: "p",
          member: "north",
          occurredOn: "2020-06-20",
          reason: "typing-error",
          changes: right
        })
        expect(corrected).toHaveProperty("corrects", [(yield* ask(project("p"))).sources.members["north"]?.joining])
        const now = { ...right, leftOn: undefined, former: [] }
        expect(yield* north()).toEqual(now)
        expect(yield* north(by("2019-09-05"))).toEqual(now)
        expect(yield* north(by("2019-09-04"))).toBeUndefined()
        expect(yield* north(known("2020-06-19"))).toMatchObject({ name: "NORTH", joinedOn: "2019-09-01" })
      })
    )
  )

  it.effect("leaves alone what a correction does not name, and forgets what is null", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject(), join("north", "p", { country: "SE", accededOn: "2019-08-20" }))
        yield* send(correctMember("north", { country: null }), correctMember("north", { accededOn: null }))
        const rest = { name: "NORTH", joinedOn: "2019-09-01", leftOn: undefined, former: [] }
        expect(yield* north()).toEqual({ ...rest, country: null, accededOn: null })
      })
    )
  )

  it.effect("is put right where it joined last: the periods before stay as they were", () =>
    play(
      Effect.gen(function* () {
        const again = join("north", "p", { on: "2019-11-01" })
        yield* send(openProject(), join("north"), leave("north", "2019-10-01"), again)
        yield* send(correctMember("north", { joinedOn: "2019-10-20", name: "Norra" }))
        const former = [{ joinedOn: "2019-09-01", accededOn: null, leftOn: "2019-10-01" }]
        expect(yield* north()).toMatchObject({ name: "Norra", joinedOn: "2019-10-20", former })
        expect(yield* north(by("2019-10-10"))).toMatchObject({ name: "NORTH", leftOn: "2019-10-01" })
        yield* send(leave("north", "2019-12-01"), correctMember("north", { joinedOn: "2019-12-01" }))
        expect(yield* north()).toMatchObject({ joinedOn: "2019-12-01", leftOn: "2019-12-01" })
      })
    )
  )

  it.effect("may have applied before the right day: just as a leaving may be entered late", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), leave("north", "2019-09-10"), join("north", "p", { on: "2019-09-20" }))
        yield* send(apply("m"), correctMember("north", { joinedOn: "2019-10-15" }))
        expect(yield* refusalOf(apply("n"))).toMatchObject({ code: "MemberHasLeft", leftOn: "2019-09-10" })
      })
    )
  )

  it.effect("is put right also after the closing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), submitReport("final", "2020-01-10"), check("C", "2020-02-10"), close("2020-03-10"))
        yield* send(correctMember("north", { name: "Norra", joinedOn: "2019-09-02" }))
        expect(yield* north()).toMatchObject({ name: "Norra", joinedOn: "2019-09-02" })
      })
    )
  )
})

describe("a leaving that was a mistake", () => {
  const gone: ReadonlyArray<CommandInput> = [...opened(), leave("north", "2019-09-30")]

  it.effect("is taken back, now and as of any day; what was known stays", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const before = yield* north()
        const [left] = yield* send(leave("north", "2019-09-30"))
        expect(left).toMatchObject({ type: "project.member-left" })
        expect(yield* refusalOf(apply("m"))).toMatchObject({ code: "MemberHasLeft" })
        yield* dayIs("2020-06-20")
        const { leaving } = (yield* ask(project("p"))).sources.members["north"] ?? {}
        expect(yield* eventOf(retractLeave("north"))).toEqual({
          type: "project.leave-retracted",
          project: "p",
          member: "north",
          occurredOn: "2020-06-20",
          corrects: [leaving],
          reason: "other-member"
        })
        expect(yield* north()).toEqual(before)
        expect(yield* north(by("2019-12-01"))).toEqual(before)
        expect(yield* north(known("2020-06-19"))).toMatchObject({ leftOn: "2019-09-30" })
        yield* send(apply("m"))
      })
    )
  )

  it.effect("was on another day where that is sent with it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...gone, retractLeave("north"), leave("north", "2019-10-31"), apply("m"))
        expect(yield* north()).toMatchObject({ leftOn: "2019-10-31" })
        expect(yield* north(by("2019-10-15"))).toMatchObject({ leftOn: undefined })
      })
    )
  )

  it.effect("is taken back also after the closing, and leaves the periods before alone", () =>
    play(
      Effect.gen(function* () {
        yield* send(...gone, join("north", "p", { on: "2019-10-01" }), leave("north", "2019-12-01"))
        yield* send(submitReport("final", "2020-01-10"), check("C", "2020-02-10"), close("2020-03-10"))
        yield* send(retractLeave("north"))
        const former = [{ joinedOn: "2019-09-01", accededOn: null, leftOn: "2019-09-30" }]
        expect(yield* north()).toMatchObject({ joinedOn: "2019-10-01", leftOn: undefined, former })
        expect(yield* refusalOf(retractLeave("north"))).toMatchObject({ code: "NoLeaveToRetract" })
      })
    )
  )
})
