/**
 * Outcomes that were entered by mistake: they are withdrawn one entry at a time, and are then as if never entered.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { goalProgress, mobility, timeline } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  changeGoals,
  check,
  close,
  completed,
  correct,
  grant,
  opened,
  outcome,
  retract,
  submitReport,
  withdrawOutcome
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const home = [...opened(), grant(3), ...completed("m", { goals: ["1", "2.1"] })]
const achieved = (options?: AskOptions) =>
  Effect.map(ask(goalProgress("p"), options), (rows) =>
    rows.flatMap((row) => (row.achieved > 0 ? [[row.goal?.code, row.achieved]] : []))
  )
const outcomes = Effect.map(ask(mobility("m")), (found) => found.outcomes)
const seen = Effect.gen(function* () {
  const { facts: _, ...found } = yield* ask(mobility("m"))
  return [found, yield* achieved()]
})

describe("an outcome that was entered by mistake", () => {
  it.effect("is withdrawn, and no longer counted; the event tells the standing from before and after", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, outcome("m"), outcome("m", { goal: "2.1" }))
        expect(yield* achieved()).toEqual([
          ["1", 1],
          ["2", 1],
          ["2.1", 1]
        ])
        expect(yield* eventOf(withdrawOutcome("m"))).toMatchObject({
          type: "mobility.outcome-withdrawn",
          mobility: "m",
          occurredOn: "2020-06-15",
          goal: "1",
          reason: "other-mobility",
          before: { achieved: ["1", "2.1"], stage: "completed" },
          after: { achieved: ["2.1"], stage: "completed" }
        })
        expect(yield* achieved()).toEqual([
          ["2", 1],
          ["2.1", 1]
        ])
        expect((yield* outcomes).map(({ goal }) => goal)).toEqual(["2.1"])
        const { entries } = yield* ask(timeline("m"))
        expect(entries.flatMap(({ correctedBy, type }) => (correctedBy === undefined ? [] : [type]))).toEqual([
          "mobility.outcome-recorded"
        ])
      })
    )
  )

  const mistakes: ReadonlyArray<readonly [what: string, ...entries: ReadonlyArray<CommandInput>]> = [
    ["the only one", outcome("m"), withdrawOutcome("m")],
    ["one of two goals", outcome("m"), outcome("m", { goal: "2.1" }), withdrawOutcome("m")],
    ["one told anew", outcome("m", { result: "partly" }), outcome("m"), withdrawOutcome("m")],
    ["all of them", outcome("m"), outcome("m"), withdrawOutcome("m"), withdrawOutcome("m")],
    ["one before a correction", outcome("m"), correct("m", { category: "staff" }), withdrawOutcome("m")]
  ]
  const right: ReadonlyArray<ReadonlyArray<CommandInput>> = [
    [],
    [outcome("m", { goal: "2.1" })],
    [outcome("m", { result: "partly" })],
    [],
    [correct("m", { category: "staff" })]
  ]

  it.effect.each(mistakes.map(([what, ...entries], i) => ({ what, entries, rest: right[i] ?? [] })))(
    "is as if never entered: $what",
    ({ entries, rest }) =>
      Effect.gen(function* () {
        const asRight = yield* play(Effect.andThen(send(...home, ...rest), seen))
        expect(yield* play(Effect.andThen(send(...home, ...entries), seen))).toEqual(asRight)
      })
  )

  it.effect("is known as it was entered until it was withdrawn", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, outcome("m"))
        yield* dayIs("2020-06-20")
        yield* send(withdrawOutcome("m"))
        const on = CalendarDate.make("2020-06-17")
        expect(yield* achieved({ knownAt: on })).toEqual([["1", 1]])
        expect(yield* achieved({ asOf: on })).toEqual([])
      })
    )
  )

  it.effect("held up what may be done once it is gone: its goal changes, and the return is taken back", () =>
    play(
      Effect.gen(function* () {
        yield* send(...home, outcome("m"))
        expect(yield* refusalsOf(changeGoals("m", ["2.1"]), retract("m"))).toMatchObject([
          { code: "GoalHasOutcome" },
          { code: "OutcomeTooEarly" }
        ])
        yield* send(withdrawOutcome("m"), changeGoals("m", ["2.1"]), retract("m"))
        expect((yield* ask(mobility("m"))).stage).toBe("departed")
      })
    )
  )

  it.effect("is withdrawn after the closing as well, as other mistakes are put right", () =>
    play(
      Effect.gen(function* () {
        const over = [submitReport("final", "2020-02-10"), check("C1", "2020-03-10"), close("2020-04-10")]
        yield* send(...home, outcome("m"), ...over, withdrawOutcome("m"))
        expect(yield* achieved()).toEqual([])
        expect(yield* refusalOf(withdrawOutcome("m"))).toEqual({ code: "NoOutcome", mobility: "m", goal: "1" })
      })
    )
  )
})
