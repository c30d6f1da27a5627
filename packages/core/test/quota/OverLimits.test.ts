/**
 * Which limits there are, and what is held under each.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { quotaUsage } from "../../src/consortium/Question.ts"
import { CategoryCode } from "../../src/Ids.ts"
import { allLimits, limitsFor } from "../../src/quota/OverLimits.ts"
import { type Limits, unlimited as none } from "../../src/quota/Limits.ts"
import type { Places } from "../../src/quota/Places.ts"
import { allocate, apply, approve, approved, grant, opened } from "../support/Commands.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"

const places = (limits: Limits, held: Places["held"] = {}): Places => ({
  limits,
  facts: [],
  held,
  prevented: {},
  rules: { placeless: [], prevented: "uses-place" }
})

describe("the limits of a project", () => {
  it("are none where no places are granted", () => {
    expect(allLimits(places(none))).toEqual([])
    expect(limitsFor(places(none, { north: { staff: 2 } }), "north", "staff")).toEqual([])
  })

  it("are that of the project also while nobody is known", () => {
    const project = { level: "project", member: null, category: null, places: 5, held: 0 }
    expect(allLimits(places({ ...none, project: 5 }))).toEqual([project])
    expect(allLimits(places({ ...none, project: 5, member: { north: 0 } }))).toEqual([
      project,
      { level: "member", member: "north", category: null, places: 0, held: 0 }
    ])
  })

  it("are none of a category that takes no place, though one was set for it", () => {
    const limits: Limits = { ...none, project: 5, category: { "accompanying-person": 1, staff: 2 } }
    const state: Places = {
      ...places(limits, { north: { "accompanying-person": 3 } }),
      rules: { placeless: [CategoryCode.make("accompanying-person")], prevented: "uses-place" }
    }
    expect(allLimits(state).map(({ category, held }) => [category, held])).toEqual([
      [null, 0],
      ["staff", 0]
    ])
  })

  it("are none for the others of a category that has places for single members alone", () => {
    const limits: Limits = { ...none, memberCategory: { north: { staff: 2 } } }
    expect(limitsFor(places(limits), "south", "staff")).toEqual([])
  })
})

/** Three places for staff, one of them for the north: two are left for all others. */
const shared = [...opened(), grant(3, "staff"), allocate("north", 1, "staff")]

const staff = { category: "staff" }
const south = { member: "south" }

it.effect("under what is left of a category counts who is of that category and has no places of its own", () =>
  play(
    Effect.gen(function* () {
      yield* send(...shared, ...approved("n", staff), ...approved("learner", south))
      yield* send(...approved("a", { ...staff, ...south }), ...approved("b", { ...staff, ...south }))
      yield* send(apply("c", { ...staff, ...south }))
      expect(yield* refusalOf(approve("c"))).toMatchObject({ code: "NoPlaceLeft" })
    })
  )
)

it.effect("a member's row of a category has the member's own places, and its own mobilities", () =>
  play(
    Effect.gen(function* () {
      yield* send(...shared, ...approved("n", staff), ...approved("s", { ...staff, ...south }))
      const { categories, members } = yield* ask(quotaUsage("p"))
      expect(categories["staff"]).toMatchObject({ places: 3, held: 2, free: 1 })
      expect(members["north"]?.categories["staff"]).toMatchObject({ places: 1, held: 1, free: 0 })
      expect(members["south"]?.categories["staff"]).toMatchObject({ places: undefined, held: 1 })
    })
  )
)
