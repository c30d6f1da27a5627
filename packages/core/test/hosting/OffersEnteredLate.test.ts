/**
 * What is said of an offer holds from its day on until the day of the next word, whenever it is entered.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { hostingUsage } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { MemberId } from "../../src/Ids.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"

const [march, april, may] = ["2020-03-01", "2020-04-01", "2020-05-01"] as const
const day = CalendarDate.make("2020-08-01")

const offer = (on: string, beds: number, name = "summer") => ({
  type: "offer-hosting" as const,
  member: "north",
  offer: name,
  on,
  beds,
  days: { start: "2020-07-01", end: "2020-09-30" },
  timeZone: "Europe/Stockholm"
})

const withdraw = (on: string) => ({ type: "withdraw-hosting-offer" as const, member: "north", offer: "summer", on })

/** The beds in August, as of each of these days and today. */
const beds = (...days: ReadonlyArray<string>) =>
  Effect.forEach([...days, undefined], (asOf) =>
    Effect.map(
      ask(
        hostingUsage(MemberId.make("north"), { start: day, end: day }),
        asOf === undefined ? {} : { asOf: CalendarDate.make(asOf) }
      ),
      ({ spans: [span] }) => span?.offered
    )
  )

it.effect("beds that were offered before, and are entered last, change nothing of today", () =>
  play(
    Effect.gen(function* () {
      yield* send(offer(may, 4), offer(march, 2), offer(april, 3))
      expect(yield* beds("2020-02-29", march, april, may)).toEqual([undefined, 2, 3, 4, 4])
      yield* send(offer(may, 5))
      expect(yield* beds(may)).toEqual([5, 5])
    })
  )
)

it.effect("an offer that was withdrawn stays so, and stood before", () =>
  play(
    Effect.gen(function* () {
      yield* send(offer(march, 2), offer(march, 1, "attic"), withdraw(may), offer(april, 3))
      expect(yield* beds(march, april, may)).toEqual([3, 4, 1, 1])
    })
  )
)

it.effect("an offer is not withdrawn on a day before that of its last word: it would stand all the same", () =>
  play(
    Effect.gen(function* () {
      yield* send(offer(may, 4))
      expect(yield* refusalOf(withdraw(april))).toEqual({
        code: "OutOfOrder",
        earlier: "offer",
        earlierOn: may,
        later: "withdrawal",
        laterOn: april
      })
      yield* send(withdraw(may))
      expect(yield* beds()).toEqual([undefined])
    })
  )
)
