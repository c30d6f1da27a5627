/**
 * What a project was told of a day, and is entered after what was told of a later one: it holds from its day on until that of the next.
 */
import { randomUUID } from "node:crypto"
import { describe, expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { codec } from "../../src/consortium/ConsortiumCodec.ts"
import { awards, goalProgress, project, quotaUsage } from "../../src/consortium/Question.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import { fold } from "../../src/eventsourcing/Projection.ts"
import { MemberId, ProjectId } from "../../src/Ids.ts"
import { QuotaUsage, quotaUsage as quotaUsageState } from "../../src/quota/QuotaUsage.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { allocate, apply, grant, move, opened } from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, recorded, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const [march, may, june, later] = ["2020-03-01", "2020-05-01", "2020-06-01", "2020-06-10"] as const

const on = <Command extends CommandInput>(day: string, command: Command) => ({ ...command, on: day })

/** What is answered as of each of these days, and today. */
const through = <A>(answer: (day?: { readonly asOf: CalendarDate }) => A, ...days: ReadonlyArray<string>) => [
  ...days.map((day) => answer({ asOf: CalendarDate.make(day) })),
  answer()
]

const usage = (...days: ReadonlyArray<string>) =>
  Effect.all(through((day) => ask(quotaUsage("p"), day), "2020-02-29", ...days))

const goal = (code: string) => ({ code, titles: { en: code } })

const goals = (...codes: ReadonlyArray<string>) => ({
  type: "set-goals" as const,
  project: "p",
  goals: codes.map(goal)
})

const number = (text: string) => ({ type: "assign-number" as const, project: "p", number: text })

const award = (cents: number, currency = "EUR", reason: "original" | "amendment" | "correction" = "amendment") => ({
  type: "award-grant" as const,
  project: "p",
  currency,
  awards: [{ heading: "travel" as const, cents }],
  reason
})

describe("places", () => {
  it.effect("granted: each number from its day on, until the next", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(june, grant(240)))
        expect(yield* eventOf(on(march, grant(230)))).toMatchObject({ occurredOn: march, places: 230, before: null })
        expect(yield* eventOf(on(may, grant(235)))).toMatchObject({ places: 235, before: 230 })
        yield* send(on(march, grant(20, "staff")), on(june, grant(30, "staff")), on(may, grant(25, "staff")))
        const told = yield* usage(march, may, june)
        expect(told.map(({ project }) => project.places)).toEqual([undefined, 230, 235, 240, 240])
        expect(told.map(({ categories }) => categories["staff"]?.places)).toEqual([undefined, 20, 25, 30, 30])
      })
    )
  )

  it.effect("of one day: the number entered last", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(march, grant(230)), on(march, grant(220)))
        expect((yield* usage(march)).map(({ project }) => project.places)).toEqual([undefined, 220, 220])
      })
    )
  )

  it.effect("allocated and moved: by day, whatever was entered first", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened(),
          on(march, allocate("north", 5)),
          on(june, allocate("south", 9)),
          on(later, move("south", "east", 1)),
          on(may, move("north", "south", 2)),
          on(march, allocate("south", 3))
        )
        const told = yield* usage(march, may, june, later)
        const places = told.map(({ members: { east, north, south } }) =>
          [north, south, east].map((member) => member?.places ?? 0)
        )
        expect(places).toEqual([
          [0, 0, 0],
          [5, 3, 0],
          [3, 5, 0],
          [3, 9, 0],
          [3, 8, 1],
          [3, 8, 1]
        ])
      })
    )
  )

  it.effect("promised late: no more than there were on the day, and on each day until the next promise", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(march, grant(4)), on(june, grant(9)), on(june, allocate("south", 6)))
        const tooMuch = { code: "AllocatedTooMuch", project: "p", member: null, category: null }
        expect(yield* refusalsOf(on(may, allocate("north", 5)), on(may, allocate("north", 4)))).toEqual([
          { ...tooMuch, on: may, allocated: 5, places: 4 },
          { ...tooMuch, on: june, allocated: 10, places: 9 }
        ])
        yield* send(on(june, allocate("north", 2)), on(may, allocate("north", 4)))
        const told = yield* usage(may, june)
        expect(told.map(({ members: { north } }) => north?.places)).toEqual([undefined, 4, 2, 2])
      })
    )
  )

  it.effect("promised late: no fewer than were moved away since, or taken back", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(march, allocate("north", 5)), on(june, move("north", "south", 4)))
        const since = { code: "PlacesMovedSince", project: "p", member: "north", category: null, on: june, moved: 4 }
        expect(yield* refusalsOf(on(may, allocate("north", 3)), on(may, allocate("north", null)))).toEqual([
          { ...since, places: 3 },
          { ...since, places: 0 }
        ])
        yield* send(on(may, allocate("north", 4)))
        expect((yield* usage()).at(-1)?.members["north"]?.places).toBe(0)
      })
    )
  )

  it.effect("promised late to somebody who was promised as many later: of what holds today nothing changes", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(march, grant(5)), on(june, allocate("north", 5)))
        const before = (yield* usage()).at(-1)
        expect(yield* eventOf(on(may, allocate("north", 3)))).toMatchObject({ before: null })
        expect((yield* usage()).at(-1)).toEqual(before)
      })
    )
  )
})

describe("a log of before", () => {
  it.effect("in which more was moved away than there was by a day is answered, kept, and put right", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(march, allocate("north", 10)), on(june, move("north", "south", 5)))
        const store = yield* EventStore
        const type = "project.places-allocated"
        const shared = { project: ProjectId.make("p"), member: MemberId.make("north"), category: null }
        const occurredOn = CalendarDate.make(may)
        const event = codec.encode({ type, ...shared, occurredOn, places: 3, before: 5 }, randomUUID(), "{}")
        yield* store.append([event])
        expect((yield* usage()).at(-1)?.members["north"]?.places).toBe(-2)
        const state = fold(quotaUsageState, "p", yield* recorded)
        expect(Schema.decodeUnknownSync(QuotaUsage)(Schema.encodeSync(QuotaUsage)(state))).toEqual(state)
        expect(yield* eventOf(on(later, allocate("north", 6)))).toMatchObject({ before: 0, places: 6 })
        expect((yield* usage()).at(-1)?.members["north"]?.places).toBe(6)
      })
    )
  )
})

describe("a word that names no day", () => {
  const anyDay: ReadonlyArray<readonly [before: CommandInput, after: CommandInput]> = [
    [grant(230), grant(240)],
    [allocate("north", 2), allocate("north", 3)],
    [goals("1"), goals("1", "2")],
    [award(300), award(400)],
    [number("second"), number("third")]
  ]
  it.effect.each(anyDay.map(([before, after]) => [after.type, before, after] as const))(
    "holds now, or is refused where one of a later day stands since the time zone was put right: %s",
    ([, before, after]) =>
      play(
        Effect.gen(function* () {
          const { on: _, ...saidNow } = { on: "", ...before }
          const { on: __, ...saidNext } = { on: "", ...after }
          yield* send(...opened("p", { timeZone: "Pacific/Kiritimati" }), saidNow)
          const changes = { timeZone: "Europe/Stockholm" }
          yield* send({ type: "correct-project", project: "p", changes, reason: "typing-error" })
          expect(yield* refusalOf(saidNext)).toMatchObject({
            code: "OutOfOrder",
            earlierOn: "2020-06-16",
            laterOn: "2020-06-15"
          })
          yield* dayIs("2020-06-16")
          yield* send(saidNext)
        })
      )
  )
})

describe("money, goals and number", () => {
  it.effect("awarded: the table of the latest day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(june, award(500)), on(march, award(300)), on(may, award(400)))
        const told = yield* Effect.all(through((day) => ask(awards("p"), day), "2020-02-29", march, may, june))
        expect(told.map(({ awardedOn, awards: [row] }) => [awardedOn, row?.cents])).toEqual([
          [null, undefined],
          [march, 300],
          [may, 400],
          [june, 500],
          [june, 500]
        ])
        yield* send(on(june, award(600)))
        expect((yield* ask(awards("p"))).awards).toMatchObject([{ cents: 600 }])
      })
    )
  )

  it.effect("in another currency: not though it is entered late", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(june, award(500)))
        expect(yield* refusalOf(on(march, award(300, "SEK")))).toMatchObject({ code: "OtherCurrency", current: "EUR" })
      })
    )
  )

  it.effect("goals: the catalogue of the latest day, and what was known before stays so", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(june, goals("1", "2", "3")))
        yield* send(on(march, goals("1")), on(may, goals("1", "2")))
        const told = yield* Effect.all(through((day) => ask(goalProgress("p"), day), "2020-02-29", march, may, june))
        expect(told.map((rows) => rows.flatMap(({ goal }) => goal?.code ?? []).join())).toEqual([
          "1,2,2.1,2.2",
          "1",
          "1,2",
          "1,2,3",
          "1,2,3"
        ])
        expect((yield* ask(project("p"))).goals).toHaveLength(3)
        yield* send(on(june, goals("1", "4")))
        expect((yield* ask(project("p"))).goals.map(({ code }) => code)).toEqual(["1", "4"])
      })
    )
  )

  it.effect("goals that are served may be missing in a catalogue of before, not in that of today", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), on(may, goals("1", "2")), apply("m", { goals: ["2"] }))
        yield* send(on(march, goals("1")))
        expect(yield* refusalOf(on(may, goals("1")))).toMatchObject({ code: "GoalInUse", goal: "2" })
      })
    )
  )

  it.effect(
    "goals of mobilities that a catalogue of before did not have: these are without any of its goals then",
    () =>
      play(
        Effect.gen(function* () {
          yield* send(...opened(), on(may, goals("1", "2")), apply("m", { goals: ["2"] }))
          yield* send(on(march, goals("1")))
          const told = yield* Effect.all(through((day) => ask(goalProgress("p"), day), march, may))
          const applied = told.map((rows) =>
            rows.map(({ count, goal: of }) => `${of?.code ?? "none"} ${count.applied}`)
          )
          expect(applied).toEqual([
            ["1 0", "none 1"],
            ["1 0", "2 1", "none 0"],
            ["1 0", "2 1", "none 0"]
          ])
        })
      )
  )

  it.effect("the number: that of the latest day, and before any that of the opening", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { number: "first" }), on(june, number("third")), on(march, number("second")))
        const told = yield* Effect.all(through((day) => ask(project("p"), day), "2020-02-29", march, june))
        expect(told.map((each) => each.number)).toEqual(["first", "second", "third", "third"])
      })
    )
  )
})

describe("settings", () => {
  it.effect(
    "change in the order of their days: what a change in between would leave of the next one nobody knows",
    () =>
      play(
        Effect.gen(function* () {
          const change = {
            type: "change-settings" as const,
            project: "p",
            settings: { beyondQuota: "forbidden" as const }
          }
          yield* send(...opened(), on(may, change))
          expect(yield* refusalOf(on(march, change))).toEqual({
            code: "OutOfOrder",
            earlier: "settings-change",
            earlierOn: may,
            later: "settings-change",
            laterOn: march
          })
          yield* send(on(may, change), on(june, change))
        })
      )
  )
})
