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
  returnEarly
} from "../support/Commands.ts"
import { ask, play, send } from "../support/Playing.ts"

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
