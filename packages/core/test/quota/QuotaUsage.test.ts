/**
 * The figures of a project's places: exact for a small project, by category and member, with limits and without.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { fourFigures, quotaUsage } from "../../src/consortium/Question.ts"
import {
  allocate,
  apply,
  approve,
  approved,
  cancel,
  completed,
  depart,
  grant,
  opened,
  recordPast,
  register,
  reject,
  returnEarly,
  settings
} from "../support/Commands.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"

const south = { member: "south" }
const staff = { category: "staff" }

const story = [
  ...opened("p", { categories: ["learner", "staff", "other"] }),
  grant(10),
  grant(4, "learner"),
  allocate("north", 4),
  allocate("south", 1, "staff"),
  apply("applied"),
  apply("rejected"),
  reject("rejected"),
  ...approved("selected"),
  ...approved("cancelled"),
  cancel("cancelled"),
  ...approved("away"),
  depart("away"),
  ...completed("done"),
  register("done"),
  apply("early", { ...south, ...staff }),
  approve("early"),
  depart("early"),
  returnEarly("early"),
  register("early", { status: "draft" }),
  recordPast("past", { ...south, ...staff, registration: { tool: "past", status: "complete", on: null } }),
  ...approved("other", { member: "east", category: "other" })
]

const count = {
  applied: 0,
  waitlisted: 0,
  selected: 0,
  underWay: 0,
  completed: 0,
  returnedEarly: 0,
  prevented: 0,
  registered: 0,
  drafts: 0,
  accepted: 0
}
const unlimited = { places: undefined, free: undefined, overbooked: 0, consumption: undefined }
const northLearners = { ...count, applied: 1, selected: 1, underWay: 1, completed: 1, registered: 1, accepted: 1 }
const southStaff = { ...count, completed: 1, returnedEarly: 1, registered: 2, drafts: 1, accepted: 1 }
const eastOther = { ...count, selected: 1 }

describe("quota usage", () => {
  it.effect("tells held, used and registered apart, at every level", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story)
        expect(yield* ask(quotaUsage("p"))).toEqual({
          project: {
            places: 10,
            held: 6,
            used: 4,
            registered: 3,
            drafts: 1,
            accepted: 2,
            free: 4,
            overbooked: 0,
            consumption: 0.3,
            count: {
              applied: 1,
              waitlisted: 0,
              prevented: 0,
              selected: 2,
              underWay: 1,
              completed: 2,
              returnedEarly: 1,
              registered: 3,
              drafts: 1,
              accepted: 2
            }
          },
          categories: {
            learner: {
              places: 4,
              held: 3,
              used: 2,
              registered: 1,
              drafts: 0,
              accepted: 1,
              free: 1,
              overbooked: 0,
              consumption: 0.25,
              count: northLearners
            },
            staff: { ...unlimited, held: 2, used: 2, registered: 2, drafts: 1, accepted: 1, count: southStaff },
            other: { ...unlimited, held: 1, used: 0, registered: 0, drafts: 0, accepted: 0, count: eastOther }
          },
          members: {
            north: {
              places: 4,
              held: 3,
              used: 2,
              registered: 1,
              drafts: 0,
              accepted: 1,
              free: 1,
              overbooked: 0,
              consumption: 0.25,
              count: northLearners,
              categories: {
                learner: { ...unlimited, held: 3, used: 2, registered: 1, drafts: 0, accepted: 1, count: northLearners }
              }
            },
            south: {
              ...unlimited,
              held: 2,
              used: 2,
              registered: 2,
              drafts: 1,
              accepted: 1,
              count: southStaff,
              categories: {
                staff: {
                  places: 1,
                  held: 2,
                  used: 2,
                  registered: 2,
                  drafts: 1,
                  accepted: 1,
                  free: 0,
                  overbooked: 1,
                  consumption: 2,
                  count: southStaff
                }
              }
            },
            east: {
              ...unlimited,
              held: 1,
              used: 0,
              registered: 0,
              drafts: 0,
              accepted: 0,
              count: eastOther,
              categories: {
                other: { ...unlimited, held: 1, used: 0, registered: 0, drafts: 0, accepted: 0, count: eastOther }
              }
            }
          },
          // North has places of its own, and so has south for staff: the rest is for all others.
          pool: {
            places: 5,
            held: 1,
            free: 4,
            categories: {
              learner: { places: 4, held: 3, free: 1 },
              staff: { places: undefined, held: 0, free: undefined },
              other: { places: undefined, held: 1, free: undefined }
            }
          },
          allocated: 5,
          unallocated: 5
        })
      })
    )
  )

  it.effect(
    "of a project nobody has opened is empty, of one without places unlimited, of one with none at all no rate",
    () =>
      play(
        Effect.gen(function* () {
          const nothing = { held: 0, used: 0, registered: 0, drafts: 0, accepted: 0, count }
          const empty = {
            project: { ...unlimited, ...nothing },
            categories: {},
            members: {},
            pool: { places: undefined, held: 0, free: undefined, categories: {} },
            allocated: 0,
            unallocated: undefined
          }
          expect(yield* ask(quotaUsage("p"))).toEqual(empty)
          yield* send(...opened())
          expect(yield* ask(quotaUsage("p"))).toEqual(empty)
          yield* send(grant(0))
          expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ places: 0, free: 0, consumption: undefined })
        })
      )
  )
})

describe("the pool", () => {
  it.effect("is what the guard holds members without places of their own to, in all and by category", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(230), grant(10, "staff"), allocate("north", 229), allocate("north", 8, "staff"))
        const pool = Effect.map(ask(quotaUsage("p")), (report) => report.pool)
        expect(yield* pool).toMatchObject({ places: 1, held: 0, free: 1 })
        yield* send(...approved("k", south), apply("m", { member: "east" }))
        expect(yield* pool).toMatchObject({
          places: 1,
          held: 1,
          free: 0,
          categories: { staff: { places: 2, held: 0 } }
        })
        expect((yield* ask(quotaUsage("p"))).project.free).toBe(229)
        expect(yield* refusalOf(approve("m"))).toMatchObject({ code: "NoPlaceLeft", member: null, places: 1, held: 2 })
        yield* send(allocate("north", 220), approve("m"), ...approved("s", { ...south, ...staff }))
        yield* send(...approved("t", { member: "east", ...staff }), apply("u", { member: "east", ...staff }))
        expect(yield* pool).toMatchObject({ places: 10, held: 4, free: 6, categories: { staff: { free: 0 } } })
        expect(yield* refusalOf(approve("u"))).toMatchObject({
          code: "NoPlaceLeft",
          category: "staff",
          places: 2,
          held: 3
        })
      })
    )
  )

  it.effect("is all places where nothing is promised, and none where more is promised than there is", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(6), ...approved("m", south))
        expect((yield* ask(quotaUsage("p"))).pool).toEqual({
          places: 6,
          held: 1,
          free: 5,
          categories: { learner: { places: undefined, held: 1, free: undefined } }
        })
        yield* send(allocate("north", 5), grant(3))
        expect((yield* ask(quotaUsage("p"))).pool).toMatchObject({ places: 0, held: 1, free: 0 })
      })
    )
  )

  it.effect("has no category that takes no place", () =>
    play(
      Effect.gen(function* () {
        yield* send(
          ...opened("p", { settings: settings({ placeless: ["staff"] }) }),
          grant(6),
          ...approved("m", { ...south, ...staff })
        )
        expect((yield* ask(quotaUsage("p"))).pool).toEqual({ places: 6, held: 0, free: 6, categories: {} })
      })
    )
  )
})

describe("the four figures", () => {
  it.effect("are places granted, and rows in the tool in all and by category", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story)
        expect(yield* ask(fourFigures("p"))).toEqual({
          approved: 10,
          registered: 3,
          registeredBy: { learner: 1, staff: 2, other: 0 },
          consumption: 0.3
        })
      })
    )
  )

  it.effect("have no rate without places, and name a category with places from the first day", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m"))
        expect(yield* ask(fourFigures("p"))).toEqual({
          approved: undefined,
          registered: 1,
          registeredBy: { learner: 1 },
          consumption: undefined
        })
        yield* send(grant(0), grant(3, "staff"))
        expect(yield* ask(fourFigures("p"))).toEqual({
          approved: 0,
          registered: 1,
          registeredBy: { staff: 0, learner: 1 },
          consumption: undefined
        })
      })
    )
  )
})
