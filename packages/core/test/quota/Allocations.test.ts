/**
 * Sharing out the places: no more is promised than there is, and what is held is not taken away.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { quotaUsage } from "../../src/consortium/Question.ts"
import { allocate, approved, grant, move, opened, settings } from "../support/Commands.ts"
import { ask, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"

const south = { member: "south" }

const allocated = Effect.map(ask(quotaUsage("p")), ({ members }) =>
  Object.fromEntries(
    Object.entries(members).map(([member, { categories, places }]) => [
      member,
      [places, ...Object.entries(categories).map(([category, of]) => [category, of.places])]
    ])
  )
)

describe("places are promised", () => {
  it.effect("and taken back, each with what was before; what is so already is told once more", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        expect(yield* eventOf(allocate("north", 3))).toEqual({
          type: "project.places-allocated",
          project: "p",
          occurredOn: "2019-09-01",
          member: "north",
          category: null,
          places: 3,
          before: null
        })
        expect(
          yield* send(allocate("north", 3), allocate("south", null), allocate("south", null, "staff"))
        ).toMatchObject([
          { member: "north", places: 3, before: 3 },
          { member: "south", category: null, places: null, before: null },
          { member: "south", category: "staff", places: null, before: null }
        ])
        expect(yield* eventOf(allocate("north", 2, "staff"))).toMatchObject({
          category: "staff",
          places: 2,
          before: null
        })
        expect(yield* eventOf(allocate("north", null))).toMatchObject({ places: null, before: 3 })
        expect(yield* eventOf(allocate("north", null, "staff"))).toMatchObject({ places: null, before: 2 })
        expect((yield* ask(quotaUsage("p"))).members).toEqual({})
        expect(yield* eventOf(grant(5))).toEqual({
          type: "project.places-granted",
          project: "p",
          occurredOn: "2019-09-01",
          category: null,
          places: 5,
          before: null
        })
        expect(yield* eventOf(grant(5, "staff"))).toMatchObject({ category: "staff", places: 5, before: null })
        expect(yield* eventOf(grant(4, "staff"))).toMatchObject({ places: 4, before: 5 })
        expect(yield* send(grant(5), grant(4, "staff"))).toMatchObject([
          { category: null, places: 5, before: 5 },
          { category: "staff", places: 4, before: 4 }
        ])
      })
    )
  )

  it.effect("not above those of the project, of a category, or of the member itself", () =>
    play(
      Effect.gen(function* () {
        const tooMuch = { code: "AllocatedTooMuch", project: "p", on: "2019-09-01" }
        yield* send(...opened(), grant(3), allocate("north", 2))
        expect(yield* refusalOf(allocate("south", 2))).toEqual({
          ...tooMuch,
          member: null,
          category: null,
          allocated: 4,
          places: 3
        })
        yield* send(allocate("north", 1, "staff"))
        expect(yield* refusalOf(allocate("north", 2, "learner"))).toEqual({
          ...tooMuch,
          member: "north",
          category: null,
          allocated: 3,
          places: 2
        })
        // The categories of a member with an allocation of its own lie within it, and are not promised twice.
        yield* send(allocate("south", 1), grant(1, "staff"))
        expect(yield* refusalOf(allocate("south", 1, "staff"))).toEqual({
          ...tooMuch,
          member: null,
          category: "staff",
          allocated: 2,
          places: 1
        })
      })
    )
  )

  it.effect("less and less, when the agency took places that had been promised", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(6), allocate("north", 3), allocate("south", 3), grant(3))
        expect(yield* refusalOf(allocate("east", 1))).toMatchObject({
          code: "AllocatedTooMuch",
          allocated: 7,
          places: 3
        })
        expect((yield* ask(quotaUsage("p"))).unallocated).toBe(-3)
        yield* send(allocate("north", 2), move("south", "north", 1), allocate("south", null))
        expect(yield* allocated).toEqual({ north: [3] })
      })
    )
  )

  it.effect("less than too many were promised in the same place before, whatever is promised elsewhere", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(10), grant(9, "staff"), allocate("north", 4), allocate("south", 4))
        yield* send(allocate("north", 2, "staff"), grant(3))
        expect(yield* send(allocate("north", 3))).toHaveLength(1)
      })
    )
  )

  it.effect("not above what a member has, neither at first nor when it gets fewer", () =>
    play(
      Effect.gen(function* () {
        const tooMuch = { code: "AllocatedTooMuch", project: "p", category: null, on: "2019-09-01" }
        yield* send(...opened(), allocate("south", 1), allocate("north", 4), allocate("north", 3, "staff"))
        expect(yield* refusalsOf(allocate("south", 2, "staff"), allocate("north", 2))).toEqual([
          { ...tooMuch, member: "south", allocated: 2, places: 1 },
          { ...tooMuch, member: "north", allocated: 3, places: 2 }
        ])
      })
    )
  )

  it.effect("to those who take part, in categories that there are", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const known = ["learner", "staff"]
        expect(yield* refusalsOf(allocate("west", 1), allocate("north", 1, "guest"), grant(1, "guest"))).toEqual([
          { code: "UnknownMember", project: "p", member: "west" },
          { code: "UnknownCategory", project: "p", category: "guest", known },
          { code: "UnknownCategory", project: "p", category: "guest", known }
        ])
      })
    )
  )
})

describe("held places are not taken away:", () => {
  const held = { code: "PlacesHeld", project: "p" }

  it.effect("not a member's, nor those of its category", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), allocate("north", 2), allocate("south", 2, "learner"))
        yield* send(...approved("a"), ...approved("b"), ...approved("c", south), ...approved("d", south))
        expect(yield* refusalsOf(allocate("north", 1), allocate("south", 1, "learner"))).toEqual([
          { ...held, level: "member", member: "north", category: null, places: 1, held: 2 },
          { ...held, level: "member-category", member: "south", category: "learner", places: 1, held: 2 }
        ])
        yield* send(allocate("north", null), allocate("south", 2))
      })
    )
  )

  it.effect("not those that members without an allocation hold together", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(3), ...approved("a"), ...approved("b"), ...approved("c"))
        expect(yield* refusalOf(allocate("south", 1))).toEqual({
          ...held,
          level: "member",
          member: null,
          category: null,
          places: 2,
          held: 3
        })
        yield* send(allocate("north", 3))
      })
    )
  )

  it.effect("not those of a category either", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(2, "learner"), ...approved("a"), ...approved("b"))
        expect(yield* refusalOf(allocate("south", 1, "learner"))).toEqual({
          ...held,
          level: "member-category",
          member: null,
          category: "learner",
          places: 1,
          held: 2
        })
      })
    )
  )

  it.effect("but where the guard only warns, or where it had come to that before", () =>
    play(
      Effect.gen(function* () {
        const guards = { project: "block", category: "block", member: "warn", "member-category": "block" } as const
        yield* send(...opened("p", { settings: settings({ guards }) }), allocate("north", 2))
        yield* send(...approved("a"), ...approved("b"), allocate("north", 1))
        yield* send({ type: "change-settings", project: "p", settings: settings() }, allocate("south", 1))
        expect(yield* refusalOf(allocate("north", 0))).toMatchObject({ code: "PlacesHeld", places: 0, held: 2 })
        yield* send(allocate("north", 2))
      })
    )
  )
})

describe("places move from one member to another", () => {
  it.effect("both at once, in all or within a category", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5), allocate("north", 3), allocate("south", 2, "staff"))
        expect(yield* eventOf(move("north", "south", 2))).toEqual({
          type: "project.places-moved",
          project: "p",
          occurredOn: "2019-09-01",
          from: "north",
          to: "south",
          category: null,
          places: 2
        })
        expect(yield* eventOf(move("south", "east", 1, "staff"))).toMatchObject({ category: "staff", places: 1 })
        expect(yield* allocated).toEqual({
          north: [1],
          south: [2, ["staff", 1]],
          east: [undefined, ["staff", 1]]
        })
      })
    )
  )

  it.effect("not more than there are, not to itself, not to nobody", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), allocate("north", 3), allocate("north", 1, "staff"))
        const few = { code: "TooFewToMove", project: "p", category: null, on: "2019-09-01" }
        expect(
          yield* refusalsOf(
            move("north", "south", 4),
            move("south", "north", 1),
            move("north", "south", 2, "staff"),
            move("north", "north", 1),
            move("north", "west", 1),
            move("west", "north", 1)
          )
        ).toEqual([
          { ...few, member: "north", allocated: 3, places: 4 },
          { ...few, member: "south", allocated: 0, places: 1 },
          { ...few, member: "north", category: "staff", allocated: 1, places: 2 },
          { code: "MovedToItself", project: "p", member: "north" },
          { code: "UnknownMember", project: "p", member: "west" },
          { code: "UnknownMember", project: "p", member: "west" }
        ])
        yield* send(move("north", "south", 2))
      })
    )
  )

  it.effect("as many as there were on the day and on each day since: what is entered late, too", () =>
    play(
      Effect.gen(function* () {
        const on = { may: "2020-05-01", march: "2020-03-01" }
        yield* send(
          ...opened(),
          { ...allocate("north", 5), on: "2020-02-01" },
          { ...allocate("east", 1), on: on.march }
        )
        yield* send({ ...move("north", "south", 4), on: on.may }, { ...allocate("north", 9), on: "2020-06-01" })
        const few = { code: "TooFewToMove", project: "p", member: "north", category: null }
        expect(
          yield* refusalsOf(
            { ...move("north", "east", 3), on: on.march },
            { ...move("north", "east", 6), on: on.march },
            { ...move("north", "east", 1), on: "2020-01-31" },
            { ...move("east", "north", 1), on: "2020-02-29" }
          )
        ).toEqual([
          { ...few, on: on.may, allocated: 1, places: 3 },
          // The first of the days on which there are too few.
          { ...few, on: on.march, allocated: 5, places: 6 },
          { ...few, on: "2020-01-31", allocated: 0, places: 1 },
          { ...few, member: "east", on: "2020-02-29", allocated: 0, places: 1 }
        ])
        yield* send({ ...move("north", "east", 1), on: on.march }, { ...move("north", "east", 7), on: "2020-06-10" })
        const left = yield* Effect.forEach(["2020-02-29", on.march, on.may, "2020-06-01", "2020-06-10"], (day) =>
          Effect.map(ask(quotaUsage("p"), { asOf: CalendarDate.make(day) }), ({ members }) => members.north?.places)
        )
        // What was allocated on a later day is no fewer by what was moved before.
        expect(left).toEqual([5, 4, 0, 9, 2])
      })
    )
  )

  it.effect("not those that are held, on either side", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(5), allocate("north", 3), ...approved("a"), ...approved("b"))
        yield* send(...approved("c", south), ...approved("d", south))
        const held = { code: "PlacesHeld", project: "p", level: "member", category: null }
        expect(yield* refusalsOf(move("north", "east", 2), move("north", "south", 1))).toEqual([
          { ...held, member: "north", places: 1, held: 2 },
          // With an allocation of its own south no longer draws on the rest, where its two places are.
          { ...held, member: "south", places: 1, held: 2 }
        ])
        yield* send(move("north", "east", 1))
      })
    )
  )

  it.effect("not into a member whose own places are all promised to its categories", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), allocate("north", 2), allocate("north", 2, "staff"), allocate("south", 1, "staff"))
        expect(yield* refusalOf(move("south", "north", 1, "staff"))).toEqual({
          code: "AllocatedTooMuch",
          project: "p",
          member: "north",
          category: null,
          on: "2019-09-01",
          allocated: 3,
          places: 2
        })
      })
    )
  )
})

describe("places of a member that has left", () => {
  const gone = { type: "leave-member", project: "p", member: "north", on: "2019-10-01" } as const
  const later = { on: "2019-10-02" } as const

  it.effect("are taken back, moved away, or stay, and none are added; in its time they may be entered late", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(20), allocate("north", 6), allocate("south", 2), gone)
        const left = { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2019-10-01" }
        expect(
          yield* refusalsOf({ ...allocate("north", 7), ...later }, { ...move("south", "north", 1), ...later })
        ).toEqual([left, left])
        yield* send({ ...allocate("north", 7), on: "2019-10-01" }, { ...move("south", "north", 1), on: "2019-10-01" })
        yield* send({ ...allocate("north", 8), ...later }, { ...move("north", "south", 3), ...later })
        yield* send({ ...allocate("north", 4), ...later }, { ...allocate("north", null), ...later })
        // None of its own at all is no more than a share of the rest.
        yield* send({ ...allocate("north", 0), ...later })
      })
    )
  )
})
