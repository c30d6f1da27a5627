/**
 * The money that the agency awards: a whole table each time, in one currency.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { parseCommands } from "../../src/consortium/InvalidCommand.ts"
import { awards } from "../../src/consortium/Question.ts"
import { award, opened } from "../support/Commands.ts"
import { ask, play, refusalsOf, send } from "../support/Playing.ts"

const travel = { heading: "travel", cents: 61_050_00 } as const
const staff = { heading: "individual-support", category: "staff", cents: 120_000_00 } as const
const north = { heading: "individual-support", category: "staff", member: "north", cents: 30_000_00 } as const

describe("an award", () => {
  it.effect("is none until there is one, and the whole table afterwards", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        expect(yield* ask(awards("p"))).toEqual({ currency: null, awardedOn: null, awards: [] })
        yield* send(award([travel, staff]))
        expect(yield* ask(awards("p"))).toMatchObject({ currency: "EUR", awards: [travel, staff] })
        yield* send(award([north], { reason: "amendment" }))
        expect(yield* ask(awards("p"))).toMatchObject({ currency: "EUR", awards: [north] })
      })
    )
  )

  it.effect("that says what is so already is told once more, in its own order and for its own reason", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), award([travel, staff, north]))
        expect(yield* send(award([north, travel, staff], { reason: "amendment" }))).toMatchObject([
          { awards: [north, travel, staff], reason: "amendment" }
        ])
        expect(yield* ask(awards("p"))).toMatchObject({ currency: "EUR", awards: [north, travel, staff] })
      })
    )
  )

  it.effect("may name the same heading for other categories and members, and other headings for the same", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const rows = [
          north,
          { ...north, heading: "travel" },
          { ...north, category: "learner" },
          { ...north, member: "south" }
        ] as const
        expect(yield* send(award(rows))).toMatchObject([{ awards: rows }])
      })
    )
  )

  it.effect("may be less than before, nothing at all, and for a member that has left", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), award([travel]))
        yield* send({ type: "leave-member", project: "p", member: "north" })
        expect(yield* send(award([north], { reason: "amendment" }))).toHaveLength(1)
        expect(yield* send(award([], { reason: "amendment" }))).toHaveLength(1)
        expect(yield* ask(awards("p"))).toMatchObject({ currency: "EUR", awards: [] })
      })
    )
  )

  it.effect("is in the currency of the one before, unless that one was a mistake", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), award([travel]))
        const inKronor = { currency: "SEK", reason: "original" } as const
        expect(yield* refusalsOf(award([travel], inKronor))).toEqual([
          { code: "OtherCurrency", project: "p", currency: "SEK", current: "EUR" }
        ])
        yield* send(award([travel], { ...inKronor, reason: "correction" }))
        expect(yield* ask(awards("p"))).toMatchObject({ currency: "SEK", awards: [travel] })
      })
    )
  )

  it.effect("names categories and members of the project, and each row once", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const refusals = yield* refusalsOf(
          award([{ ...travel, category: "guest" }]),
          award([{ ...travel, member: "west" }]),
          award([travel, staff, { ...travel, cents: 0 }]),
          award([north, { ...north, cents: 0 }])
        )
        expect(refusals).toEqual([
          { code: "UnknownCategory", project: "p", category: "guest", known: ["learner", "staff"] },
          { code: "UnknownMember", project: "p", member: "west" },
          { code: "AwardedTwice", project: "p", heading: "travel", category: null, member: null },
          { code: "AwardedTwice", project: "p", heading: "individual-support", category: "staff", member: "north" }
        ])
      })
    )
  )

  it.each<readonly [what: string, change: object, path: string]>([
    ["less than nothing", { awards: [{ heading: "travel", cents: -1 }] }, "awards.0.cents"],
    ["parts of a cent", { awards: [{ heading: "travel", cents: 0.5 }] }, "awards.0.cents"],
    ["more than can be summed", { awards: [{ heading: "travel", cents: 100_000_000_001 }] }, "awards.0.cents"],
    ["for a heading that there is not", { awards: [{ heading: "food", cents: 1 }] }, "awards.0.heading"],
    ["in what is no currency", { currency: "euro" }, "currency"],
    ["for no reason", { reason: "gift" }, "reason"]
  ])("of %s is no command", (_, change, path) => {
    const parsed = parseCommands([{ ...award([travel]), ...change }])
    expect(Result.isFailure(parsed) && parsed.failure.problems.map((problem) => problem.path)).toEqual([path])
  })
})
