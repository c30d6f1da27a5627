/**
 * The guard of the beds: who is accepted, who is not, and what is only shown.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { hostingUsage } from "../../src/consortium/Question.ts"
import type { HostedDays } from "../../src/hosting/HostedDays.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  accept,
  arrive,
  cancelHosting,
  correctHosting,
  end,
  endEarly,
  hostingInError,
  noShow,
  offer,
  request,
  retractHosting,
  withdrawHosting,
  withdrawOffer
} from "../support/Hosting.ts"
import { ask, eventOf, play, refusalOf, send } from "../support/Playing.ts"

const days = (start: string, end: string) => ({ start, end })
const within = (start: string, end: string): HostedDays => ({
  start: CalendarDate.make(start),
  end: CalendarDate.make(end)
})
const march = within("2020-03-01", "2020-03-31")
const usage = (period = march) => ask(hostingUsage("north", period))

/** Somebody accepted for these days. */
const guest = (hosting: string, start: string, end: string, category = "learner"): ReadonlyArray<CommandInput> => [
  request(hosting, { planned: days(start, end), category }),
  accept(hosting)
]
const full = (day: string, beds: number, taken: number, category: string | null = null) => ({
  code: "NoBedLeft",
  member: "north",
  category,
  day,
  beds,
  taken
})

type Case = readonly [given: ReadonlyArray<CommandInput>, stay: HostedDays, refusal: object | undefined]

const one = [offer(1)]
const a = guest("a", "2020-03-10", "2020-03-15")

/** A learner asks for the days; `undefined` where they are accepted. */
const cases: Readonly<Record<string, Case>> = {
  "nothing offered, anybody accepted": [guest("a", "2020-03-01", "2020-03-20"), march, undefined],
  "one bed, free": [one, march, undefined],
  "one bed, taken on the first day": [[...one, ...a], within("2020-03-15", "2020-03-20"), full("2020-03-15", 1, 2)],
  "one bed, taken until the day before": [[...one, ...a], within("2020-03-16", "2020-03-20"), undefined],
  "one bed, taken from the last day on": [[...one, ...a], within("2020-03-05", "2020-03-10"), full("2020-03-10", 1, 2)],
  "one bed, taken from the day after": [[...one, ...a], within("2020-03-05", "2020-03-09"), undefined],
  "one bed, taken in the middle": [[...one, ...a], march, full("2020-03-10", 1, 2)],
  "no bed at all": [[offer(0)], march, full("2020-03-01", 0, 1)],
  "days before those offered": [one, within("2020-02-28", "2020-03-05"), full("2020-02-28", 0, 1)],
  "days after those offered": [one, within("2020-03-30", "2020-04-02"), full("2020-04-01", 0, 1)],
  "two offers that meet": [
    [...one, offer(1, { offer: "offer 2", days: days("2020-04-01", "2020-04-30") })],
    within("2020-03-30", "2020-04-02"),
    undefined
  ],
  "two offers with a day between": [
    [...one, offer(1, { offer: "offer 2", days: days("2020-04-02", "2020-04-30") })],
    within("2020-03-30", "2020-04-02"),
    full("2020-04-01", 0, 1)
  ],
  "two offers on the same days": [
    [...one, ...a, offer(1, { offer: "offer 2", days: days("2020-03-10", "2020-03-12") })],
    march,
    full("2020-03-13", 1, 2)
  ],
  "an offer taken back limits no longer": [[...one, ...a, withdrawOffer()], march, undefined],
  "an offer of another member": [[offer(0, { member: "south" })], march, undefined],
  "an offer for another category": [[offer(0, { category: "staff" })], march, undefined],
  "an offer for this category": [[offer(1, { category: "learner" }), ...a], march, full("2020-03-10", 1, 2, "learner")],
  "a guest of another category under an offer for this one": [
    [offer(1, { category: "learner" }), ...guest("a", "2020-03-10", "2020-03-15", "staff")],
    march,
    undefined
  ],
  "a guest of another category under an offer for anybody": [
    [...one, ...guest("a", "2020-03-10", "2020-03-15", "staff")],
    march,
    full("2020-03-10", 1, 2)
  ],
  "a bed for anybody, and none for the category": [
    [...one, offer(0, { offer: "offer 2", category: "learner" })],
    march,
    full("2020-03-01", 0, 1, "learner")
  ],
  "a bed that was withdrawn from": [[...one, ...a, withdrawHosting("a")], march, undefined],
  "a bed that was cancelled": [[...one, ...a, cancelHosting("a")], march, undefined],
  "a bed in which nobody slept": [[...one, ...a, noShow("a", "2020-03-11")], march, undefined],
  "a bed that was entered in error": [[...one, ...a, hostingInError("a")], march, undefined],
  "a bed whose acceptance was a mistake": [[...one, ...a, retractHosting("a")], march, undefined],
  "a bed left early": [
    [...one, ...a, arrive("a", "2020-03-10"), endEarly("a", "2020-03-12")],
    within("2020-03-13", "2020-03-15"),
    undefined
  ],
  "a bed on the last day before it was left early": [
    [...one, ...a, arrive("a", "2020-03-10"), endEarly("a", "2020-03-12")],
    within("2020-03-12", "2020-03-15"),
    full("2020-03-12", 1, 2)
  ],
  "a bed that was left late": [
    [...one, ...a, arrive("a", "2020-03-10"), end("a", "2020-03-18")],
    within("2020-03-16", "2020-03-20"),
    full("2020-03-16", 1, 2)
  ],
  "a bed of somebody who came early": [
    [...one, ...a, arrive("a", "2020-03-08")],
    within("2020-03-05", "2020-03-08"),
    full("2020-03-08", 1, 2)
  ],
  "a bed of somebody who came after the planned end": [
    [...one, ...a, arrive("a", "2020-03-20")],
    within("2020-03-20", "2020-03-21"),
    full("2020-03-20", 1, 2)
  ],
  "a bed that belongs to another member after all": [
    [...one, ...a, correctHosting("a", { member: "south" })],
    march,
    undefined
  ]
}

describe("a stay is accepted as far as there are beds:", () => {
  for (const [name, [given, stay, refusal]] of Object.entries(cases)) {
    it.effect(name, () =>
      play(
        Effect.gen(function* () {
          yield* send(...given, request("h", { planned: stay }))
          const acceptance = accept("h", { on: "2020-06-01" })
          if (refusal === undefined) expect(yield* eventOf(acceptance)).toMatchObject({ type: "hosting.accepted" })
          else expect(yield* refusalOf(acceptance)).toEqual(refusal)
        })
      )
    )
  }
})

const shown = { offered: 1, accepted: 2, free: 0, overbooked: 1 }
const two = [...one, ...a, ...guest("b", "2020-03-16", "2020-03-20")]

describe("what happened, or is put right, is accepted above the beds and shown:", () => {
  const facts: Readonly<Record<string, ReadonlyArray<CommandInput>>> = {
    "an arrival before the planned day": [...two, arrive("b", "2020-03-15")],
    "an end after the planned day": [...two, arrive("a", "2020-03-10"), end("a", "2020-03-16")],
    "a correction of the planned days": [...two, correctHosting("b", { planned: days("2020-03-15", "2020-03-20") })],
    "a correction of the member": [
      ...two,
      request("c", { member: "south" }),
      accept("c"),
      correctHosting("c", { member: "north" })
    ],
    "a cancellation that did not happen": [
      ...one,
      ...a,
      cancelHosting("a"),
      ...guest("b", "2020-03-10", "2020-03-15"),
      retractHosting("a")
    ],
    "fewer beds than are taken": [
      offer(2),
      ...a,
      ...guest("b", "2020-03-10", "2020-03-15"),
      offer(1, { on: "2020-02-01" })
    ]
  }
  for (const [name, commands] of Object.entries(facts)) {
    it.effect(name, () =>
      play(
        Effect.gen(function* () {
          yield* send(...commands)
          const { free, spans } = yield* usage()
          expect(free).toBe(0)
          expect(spans.filter(({ overbooked }) => overbooked > 0)).not.toEqual([])
          expect(spans.find(({ overbooked }) => overbooked > 0)).toMatchObject(shown)
        })
      )
    )
  }
})

describe("an offer", () => {
  it.effect("made again is told once more, and says what it was before", () =>
    play(
      Effect.gen(function* () {
        expect(yield* eventOf(offer(1))).toMatchObject({ type: "hosting.capacity-offered", before: null, beds: 1 })
        expect(yield* eventOf(offer(1, { on: "2020-01-02" }))).toMatchObject({
          before: { beds: 1, category: null },
          beds: 1
        })
        expect(yield* eventOf(offer(2, { on: "2020-01-02" }))).toMatchObject({
          before: { beds: 1, category: null },
          beds: 2
        })
        expect(yield* eventOf(offer(2, { on: "2020-01-02", timeZone: "Europe/Oslo" }))).toMatchObject({
          timeZone: "Europe/Oslo"
        })
        expect(yield* eventOf(withdrawOffer())).toMatchObject({ before: { beds: 2 } })
      })
    )
  )

  it.effect("and a guest that are withdrawn and come again leave what a first time leaves", () =>
    play(
      Effect.gen(function* () {
        yield* send(offer(1), ...a)
        const before = yield* usage()
        yield* send(withdrawOffer(), offer(1, { on: "2020-01-06" }), retractHosting("a"), accept("a"))
        expect(yield* usage()).toEqual(before)
      })
    )
  )
})

describe("a race for the last bed", () => {
  it.effect.each([2, 8, 64])("of %i at once is won by one; the others learn that it is taken", (racers) =>
    play(
      Effect.gen(function* () {
        yield* send(offer(2), ...a)
        const names = Array.from({ length: racers }, (_, i) => `racer ${i}`)
        for (const name of names) yield* send(request(name))
        const consortium = yield* Consortium
        const answers = yield* Effect.forEach(names, (name) => Effect.result(consortium.execute(accept(name))), {
          concurrency: "unbounded"
        })
        expect(answers.filter(({ _tag }) => _tag === "Success")).toHaveLength(1)
        const refusals = answers.flatMap((answer) =>
          answer._tag === "Failure" && answer.failure._tag === "Refused" ? [answer.failure.refusal] : []
        )
        expect(refusals).toEqual(Array.from({ length: racers - 1 }, () => full("2020-03-10", 2, 3)))
        expect((yield* usage()).spans.map(({ overbooked }) => overbooked)).not.toContain(1)
      })
    )
  )
})
