/**
 * Money that waits: one balance under each heading, and what was paid ahead for nothing.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { toDo } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  approved,
  cancel,
  completed,
  euro,
  noShow,
  opened,
  pay,
  prevent,
  recover,
  withdraw
} from "../support/Commands.ts"
import { ask, play, refusalOf, send, today } from "../support/Playing.ts"

const travel = { heading: "travel", amount: euro(20_000) } as const
const final = { kind: "final", on: "2019-12-20" } as const

const money = Effect.map(ask(toDo("p", { on: CalendarDate.make(today) })), (items) =>
  items.flatMap(({ heading = "all", kind }) =>
    kind === "pay-final" || kind === "recover-grant" ? [[kind, heading]] : []
  )
)

it.effect("the balance is owed under each heading by itself", () =>
  play(
    Effect.gen(function* () {
      yield* send(
        ...opened(),
        ...completed("m"),
        pay("m"),
        pay("m", "2", { kind: "instalment" }),
        pay("m", "3", travel)
      )
      expect(yield* money).toEqual([
        ["pay-final", "individual-support"],
        ["pay-final", "travel"]
      ])
      yield* send(pay("m", "4", final))
      expect(yield* money).toEqual([["pay-final", "travel"]])
      yield* send(pay("m", "5", { ...final, ...travel, amount: euro(0) }))
      expect(yield* money).toEqual([])
    })
  )
)

const givenBack: ReadonlyArray<readonly [string, CommandInput]> = [
  ["did not come", noShow("m")],
  ["withdrew", withdraw("m", "2019-10-28")],
  ["was called off", cancel("m", "2019-10-28")]
]

describe("what was paid ahead", () => {
  it.effect.each(givenBack)("to somebody who %s is recovered until all of it is back", ([, step]) =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), pay("m"), pay("m", "b", travel), step)
        expect(yield* money).toEqual([["recover-grant", "all"]])
        yield* send(recover("m", "c", { amount: euro(50_000) }))
        expect(yield* money).toEqual([["recover-grant", "all"]])
        yield* send(recover("m", "d", travel))
        expect(yield* money).toEqual([])
      })
    )
  )

  it.effect("to somebody whom force majeure kept at home is settled, for there may be costs to be covered", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), pay("m"), prevent("m", "2019-10-28"))
        expect(yield* money).toEqual([["pay-final", "individual-support"]])
        yield* send(pay("m", "b", { ...final, amount: euro(0) }))
        expect(yield* money).toEqual([])
      })
    )
  )

  it.effect("to nobody waits for nothing", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("m"), noShow("m"))
        expect(yield* money).toEqual([])
      })
    )
  )
})

describe("the final payment under a heading is the last one", () => {
  it.effect("by its day, in whatever order they are entered", () =>
    play(
      Effect.gen(function* () {
        const after = { code: "PaidAfterFinal", mobility: "m", heading: "individual-support" }
        yield* send(...opened(), ...completed("m"), pay("m", "a", final))
        const late = pay("m", "b", { kind: "instalment", on: "2019-12-21" })
        expect(yield* refusalOf(late)).toEqual({ ...after, paidOn: "2019-12-21", finalOn: "2019-12-20" })
        // Entered late, under another heading, or taken back: none of these follows on the balance.
        yield* send(pay("m", "c", { on: "2019-12-20" }), pay("m", "d", { ...travel, on: "2020-01-01" }))
        yield* send(recover("m", "e", { on: "2020-01-02" }))
        const early = pay("m", "f", { ...final, ...travel, on: "2019-12-31" })
        expect(yield* refusalOf(early)).toEqual({
          ...after,
          heading: "travel",
          paidOn: "2020-01-01",
          finalOn: "2019-12-31"
        })
        yield* send(pay("m", "f", { ...final, ...travel, on: "2020-01-01" }))
      })
    )
  )
})
