/**
 * A row in the tool whose id was mistyped.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { mobility, timeline } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  completed,
  correct,
  correctRegistration,
  declareIneligible,
  enterInError,
  opened,
  register,
  removeRegistration,
  submitReport,
  updateRegistration
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, recorded, refusalOf, send, stored } from "../support/Playing.ts"

const toolOf = (id: string, options?: AskOptions) =>
  Effect.map(ask(mobility(id), options), ({ registration }) => registration?.tool)
const by = (day: string): AskOptions => ({ asOf: CalendarDate.make(day) })
const known = (day: string): AskOptions => ({ knownAt: CalendarDate.make(day) })
const home = [...opened(), ...completed("m"), ...completed("n")]

describe("the id of a row", () => {
  it.effect("is put right in all that was told of the row, whose days stay", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, register("m", { tool: "1", dates: "planned" }), updateRegistration("m"))
        const before = yield* ask(mobility("m"))
        yield* dayIs("2020-06-20")
        const [made, changed] = before.facts.slice(-2)
        const { category, goals, member, participant, project } = before.details ?? {}
        expect(yield* eventOf(correctRegistration("m", "2"))).toEqual({
          type: "mobility.registration-corrected",
          mobility: "m",
          occurredOn: "2020-06-20",
          project,
          member,
          category,
          goals,
          participant,
          corrects: [made?.id, changed?.id],
          tool: "2",
          wrongTool: "1",
          reason: "typing-error"
        })
        const after = yield* ask(mobility("m"))
        expect(after.registration).toEqual({ ...before.registration, tool: "2" })
        expect(after.facts.map(({ event, id }) => [id, event.type, event.occurredOn])).toEqual(
          before.facts.map(({ event, id }) => [id, event.type, event.occurredOn])
        )
        expect(yield* toolOf("m", by("2019-12-01"))).toBe("2")
        expect(yield* toolOf("m", known("2020-06-19"))).toBe("1")
        const { entries } = yield* ask(timeline("m"))
        expect(entries.slice(-3).map(({ correctedBy }) => correctedBy)).toEqual([
          entries.at(-1)?.id,
          entries.at(-1)?.id,
          undefined
        ])
      })
    )
  )

  it.effect("that was wrong is free for another mobility, and the right one is not", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, register("m", { tool: "1" }), correctRegistration("m", "2"))
        expect(yield* refusalOf(register("n", { tool: "2" }))).toMatchObject({ code: "ToolIdTaken", mobility: "m" })
        yield* send(register("n", { tool: "1" }))
        expect(yield* refusalOf(correctRegistration("n", "2"))).toMatchObject({ code: "ToolIdTaken", mobility: "m" })
        // Two that were mistaken for each other go by a third id.
        yield* send(correctRegistration("n", "3"), correctRegistration("m", "1"), correctRegistration("n", "2"))
        expect([yield* toolOf("m"), yield* toolOf("n")]).toEqual(["1", "2"])
        yield* send(removeRegistration("m"), enterInError("n"), register("m", { tool: "2", on: "2020-01-01" }))
      })
    )
  )

  it.effect("stands in the tags of the correction, as does the wrong one", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, register("m", { tool: "1" }), correctRegistration("m", "2"))
        expect((yield* stored).events.at(-1)?.event.tags).toEqual(expect.arrayContaining(["tool:1", "tool:2"]))
        expect((yield* recorded).at(-1)?.event.type).toBe("mobility.registration-corrected")
      })
    )
  )

  it.effect("of a row that was removed before stays as it was", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, register("m", { tool: "1" }), removeRegistration("m"))
        yield* send(register("m", { tool: "2", on: "2020-01-01" }), correctRegistration("m", "3"))
        const tools = (yield* ask(mobility("m"))).facts.flatMap(({ event }) => ("tool" in event ? [event.tool] : []))
        expect(tools).toEqual(["1", "1", "3"])
      })
    )
  )

  it.effect("is put right after the report, also where the row is ineligible", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, register("m", { tool: "1" }), submitReport("final", "2020-01-10"))
        yield* send(declareIneligible("m", "2020-02-01"), correctRegistration("m", "2"))
        const { registration } = yield* ask(mobility("m"))
        expect(registration).toMatchObject({ tool: "2", ineligible: { on: "2020-02-01" } })
      })
    )
  )

  it.effect("is put right beside other corrections, whichever comes first", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, register("m", { tool: "1" }))
        yield* send(correct("m", { dates: { registered: "2019-12-02" } }), correctRegistration("m", "2"))
        yield* send(correct("m", { dates: { registered: "2019-12-03" } }))
        const { registration } = yield* ask(mobility("m"))
        expect(registration).toMatchObject({ tool: "2", on: "2019-12-03" })
      })
    )
  )
})
