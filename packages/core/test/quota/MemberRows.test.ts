/**
 * Rows of places: of a project, and of each of its members, by the figures of the report.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { memberUsage } from "../../src/consortium/Question.ts"
import { memberRows } from "../../src/quota/MemberRows.ts"
import { quotaRows } from "../../src/quota/QuotaRows.ts"
import { selectDerived } from "../../src/readmodel/Deriving.ts"
import { derive, testsOfStates } from "../../src/readmodel/DerivedRows.ts"
import type { PlainSelection } from "../../src/readmodel/Selection.ts"
import { select } from "../../src/readmodel/Rows.ts"
import {
  allocate,
  approved,
  completed,
  correct,
  grant,
  move,
  opened,
  prevent,
  register,
  settings
} from "../support/Commands.ts"
import { ask, play, send } from "../support/Playing.ts"
import { columnsOf, reading } from "../support/Reading.ts"

const named = ({ key, name }: { readonly key: string; readonly name: string }) => `${key}/${name}`

const story = [
  ...opened("p", { categories: ["learner", "staff", "accompanying-person"] }),
  ...opened("q"),
  grant(10),
  allocate("north", 2),
  allocate("south", 4),
  ...completed("done"),
  register("done"),
  ...approved("selected"),
  ...approved("southern", { member: "south" }),
  ...approved("guide", { member: "east", category: "accompanying-person", goals: [] }),
  ...approved("unlimited", { project: "q" })
]

/** Columns of all member rows, by project and member. */
const columns = Effect.map(select(quotaRows), ({ rows }) =>
  Object.fromEntries(
    rows.flatMap(({ key, state }) => memberRows.rows(state, key).map((row) => [named({ key, ...row }), row.columns]))
  )
)

const unlimited = { places: null, free: null, overbooked: 0 }

describe("the row of a project", () => {
  it.effect("has its figures, and null where nothing limits", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story)
        expect(yield* reading(columnsOf(quotaRows))).toEqual({
          p: { project: "p", places: 10, held: 3, used: 1, registered: 1, free: 7, overbooked: 0 },
          q: { project: "q", ...unlimited, held: 1, used: 0, registered: 0 }
        })
      }).pipe(Effect.scoped)
    )
  )
})

describe("the row of a member", () => {
  it.effect("has the figures that the report has, categories without places left out", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story)
        expect(yield* reading(columns)).toEqual({
          "p/north": {
            project: "p",
            member: "north",
            places: 2,
            held: 2,
            used: 1,
            registered: 1,
            free: 0,
            overbooked: 0
          },
          "p/south": {
            project: "p",
            member: "south",
            places: 4,
            held: 1,
            used: 0,
            registered: 0,
            free: 3,
            overbooked: 0
          },
          "p/east": { project: "p", member: "east", ...unlimited, held: 0, used: 0, registered: 0 },
          "q/north": { project: "q", member: "north", ...unlimited, held: 1, used: 0, registered: 0 }
        })
        const { rows } = yield* reading(selectDerived(memberRows, { where: { project: "p" } }))
        expect(rows.map(named)).toEqual(["p/east", "p/north", "p/south"])
        for (const { key, name, value } of rows) expect(value).toEqual(yield* ask(memberUsage(key, name)))
      }).pipe(Effect.scoped)
    )
  )

  it.effect("changes for both where a mobility or places go from one to another, and for all with a setting", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story, move("south", "north", 3), correct("selected", { member: "south" }), prevent("southern"))
        const figures = Effect.map(columns, (all) =>
          ["p/north", "p/south"].map((name) => [
            all[name]?.places,
            all[name]?.held,
            all[name]?.free,
            all[name]?.overbooked
          ])
        )
        expect(yield* reading(figures)).toEqual([
          [5, 1, 4, 0],
          [1, 2, 0, 1]
        ])
        yield* send({
          type: "change-settings",
          project: "p",
          on: "2020-01-01",
          settings: settings({ prevented: "frees-place" })
        })
        expect(yield* reading(figures)).toEqual([
          [5, 1, 4, 0],
          [1, 1, 0, 0]
        ])
      }).pipe(Effect.scoped)
    )
  )

  it.effect("is found by its figures: members with free places, over all projects or in one, page by page", () =>
    play(
      Effect.gen(function* () {
        yield* send(...story, allocate("north", 9, undefined, "q"), allocate("south", 1, undefined, "q"))
        const free = { where: { free: { atLeast: 1 } }, orderBy: [{ column: "free", descending: true }] } as const
        const all = yield* reading(selectDerived(memberRows, free))
        expect(all.rows.map(named)).toEqual(["q/north", "p/south", "q/south"])
        const second = yield* reading(selectDerived(memberRows, { ...free, offset: 1, limit: 1 }))
        expect(second.rows.map(named)).toEqual(["p/south"])
        expect([second.count, second.upTo]).toEqual([3, all.upTo])
        const ofQ = { ...free, where: { ...free.where, project: "q" } }
        expect((yield* reading(selectDerived(memberRows, ofQ))).rows.map(named)).toEqual(["q/north", "q/south"])
        expect((yield* reading(selectDerived(memberRows))).count).toBe(5)
      }).pipe(Effect.scoped)
    )
  )
})

const everything: PlainSelection = { tests: [], order: [], offset: 0, limit: undefined }

it.effect("what is no selection of them is told", () =>
  play(
    Effect.gen(function* () {
      const misspelt = JSON.parse('{ "where": { "fre": 1 } }')
      expect(yield* reading(Effect.flip(selectDerived(memberRows, misspelt)))).toMatchObject({
        _tag: "InvalidSelection",
        model: "quota-usage",
        problems: [{ path: "where.fre" }]
      })
    }).pipe(Effect.scoped)
  )
)

it("rows of one state stand together, whatever it and its rows are named", () => {
  const { initial } = quotaRows.projection
  const of = (...members: ReadonlyArray<string>) => ({
    ...initial,
    places: {
      ...initial.places,
      limits: { ...initial.places.limits, member: Object.fromEntries(members.map((name) => [name, 1])) }
    }
  })
  const states = [
    { key: "p!", state: of("a") },
    { key: "p", state: of("z", "b") }
  ]
  expect(derive(memberRows, states, everything).rows.map(named)).toEqual(["p/b", "p/z", "p!/a"])
})

it("of a project that is named, no other project's state is read", () => {
  const ofProject = { column: "project", is: "one of", values: ["p"] } as const
  const ofMember = { column: "member", is: "one of", values: ["north"] } as const
  const tests = testsOfStates(memberRows, { ...everything, tests: [ofProject, ofMember] })
  expect(tests).toEqual([ofProject])
})
