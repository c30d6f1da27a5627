/**
 * What a grant depends on is taken from the log as far as the log knows it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { mobility } from "../../src/consortium/Question.ts"
import { Currency } from "../../src/grants/Money.ts"
import { factsFromLog, type GivenFacts } from "../../src/grants/FactsFromLog.ts"
import {
  approved,
  changeFunding,
  changeMode,
  completed,
  correct,
  depart,
  interrupt,
  opened,
  prevent,
  resume,
  returnEarly
} from "../support/Commands.ts"
import { ask, play, send } from "../support/Playing.ts"
import { euro, facts, granted } from "./facts.ts"

const { days: _, ...ordinary } = facts()
const given: GivenFacts = { ...ordinary, days: { travel: 2 } }
const stay = { start: "2019-11-01", end: "2019-11-20" }
const entered = [{ heading: "travel" as const, amount: { cents: 9_000, currency: Currency.make("EUR") } }]

/** Each with what stands beside what was given. */
const cases: ReadonlyArray<
  readonly [name: string, story: ReadonlyArray<CommandInput>, expected: Readonly<Record<string, unknown>>]
> = [
  ["planned days", approved("m"), { days: { ...stay, travel: 2, interruption: 0 }, zeroGrant: false }],
  [
    "actual days, without those of interruptions",
    [...approved("m"), depart("m"), interrupt("m"), resume("m"), returnEarly("m")],
    { days: { ...stay, end: "2019-11-10", travel: 2, interruption: 3 } }
  ],
  ["nothing for whom others fund", [...completed("m"), changeFunding("m")], { zeroGrant: true }],
  [
    "no virtual days of one that is blended",
    [...completed("m"), changeMode("m")],
    { days: { ...stay, travel: 2, interruption: 0 }, travel: given.travel }
  ],
  [
    "virtual days alone, and no journey, of one that is virtual",
    [...completed("m"), { type: "change-mode", mobility: "m", mode: "virtual" }],
    { days: { ...stay, travel: 2, interruption: 0, virtual: 20 }, travel: { by: "none" } }
  ],
  [
    "force majeure before departure",
    [...approved("m"), prevent("m")],
    { days: { start: "2019-11-01", end: "2019-11-01" }, forceMajeure: { departed: false, entered } }
  ],
  [
    "force majeure on the way",
    [...approved("m"), depart("m"), returnEarly("m", { forceMajeure: true })],
    { forceMajeure: { departed: true, entered } }
  ]
]

describe("the facts of a grant tell of", () => {
  it.effect.each(cases)("%s", ([, story, expected]) =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { modes: ["blended", "virtual"] } }), ...story)
        const found = factsFromLog(yield* ask(mobility("m")), { ...given, entered })
        expect(found).toMatchObject(expected)
        expect(found?.forceMajeure === undefined).toBe(!("forceMajeure" in expected))
      })
    )
  )

  const unknown: ReadonlyArray<readonly [name: string, story: ReadonlyArray<CommandInput>]> = [
    ["of the departure", [...completed("m"), correct("m", { dates: { departed: null } })]],
    ["of the return", [...completed("m"), correct("m", { dates: { ended: null } })]]
  ]
  it.effect.each(unknown)("nothing where a day is unknown: that %s", ([, story]) =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...story)
        expect(factsFromLog(yield* ask(mobility("m")), given)).toBeUndefined()
      })
    )
  )

  it.effect("what is granted: individual support for no day of a virtual stay, and support of the organisation", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { settings: { modes: ["virtual"] } }), ...completed("m"))
        yield* send({ type: "change-mode", mobility: "m", mode: "virtual" })
        const found = factsFromLog(yield* ask(mobility("m")), given)
        if (found === undefined) return yield* Effect.die(new Error("no facts"))
        const { headings } = granted(found)
        expect(headings["individual-support"]).toEqual(euro(0))
        expect(headings.travel).toEqual(euro(0))
        expect(headings["organisational-support"]).not.toEqual(euro(0))
      })
    )
  )
})
