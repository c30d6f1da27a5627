/**
 * A consortium as data: what is wrong in it is said with its place, and what it opens are commands like any other.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import { opening, parsePlan } from "../../src/consortium/Plan.ts"
import { project, quotaUsage } from "../../src/consortium/Question.ts"
import { settings } from "../support/Commands.ts"
import { ask, play, send, stored } from "../support/Playing.ts"

const input = {
  name: "Folk high schools of two valleys",
  members: [
    {
      id: "upper",
      name: "Upper valley",
      municipalities: ["Ovanby", "Mellanby"],
      country: "SE",
      accededOn: "2019-08-20"
    },
    { id: "lower", name: "Lower valley" }
  ],
  projects: [
    {
      id: "p",
      number: "2019-1-SE01-KA102-000001",
      programme: "KA102",
      coordinator: "upper",
      openedOn: "2019-09-01",
      start: "2019-09-01",
      end: "2021-08-31",
      timeZone: "Europe/Stockholm",
      categories: ["learner", "staff"],
      settings: settings({ goalsFrom: "completed" }),
      goals: [{ code: "1", titles: { en: "Languages" } }],
      members: ["upper", "lower"],
      places: { total: 10, categories: { learner: 6 }, members: { upper: 4, lower: { learner: 2, staff: 1 } } }
    }
  ]
}
const [first] = input.projects

const problemsOf = (plan: unknown): ReadonlyArray<readonly [path: string, message: string]> => {
  const parsed = parsePlan(plan)
  return Result.isSuccess(parsed) ? [] : parsed.failure.problems.map(({ message, path }) => [path, message])
}

/** The plan with something else in its project. */
const withProject = (more: Readonly<Record<string, unknown>>) => ({ ...input, projects: [{ ...first, ...more }] })

describe("a plan", () => {
  it("is a value, or parsed JSON", () => {
    const parsed = Result.getOrThrow(parsePlan(input))
    expect(parsed).toEqual(input)
    expect(Result.getOrThrow(parsePlan(JSON.parse(JSON.stringify(input))))).toEqual(parsed)
  })

  it.each([
    ["nothing", undefined, [["", expect.stringMatching(/^Expected /)]]],
    ["a list", [], [["", expect.stringMatching(/^Expected /)]]],
    ["no members", { ...input, members: [], projects: [] }, [["members.0", "Missing key"]]],
    [
      "a misspelt field",
      { ...input, member: [] },
      [["member", "Expected no such field; allowed are name, members, projects"]]
    ],
    [
      "a member without a name",
      { ...input, members: [...input.members, { id: "x" }] },
      [["members.2.name", "Missing key"]]
    ],
    [
      "a country as the programme writes it",
      { ...input, members: [{ id: "athens", name: "Athens", country: "EL" }], projects: [] },
      [
        [
          "members.0.country",
          'Expected two capital letters of ISO 3166-1, such as SE; GR for the programme\'s EL, and GB for its UK, got "EL"'
        ]
      ]
    ],
    [
      "a day that does not exist",
      withProject({ start: "2019-02-29", end: "soon" }),
      [
        ["projects.0.start", 'Expected a date that exists, as YYYY-MM-DD, got "2019-02-29"'],
        ["projects.0.end", 'Expected a date that exists, as YYYY-MM-DD, got "soon"']
      ]
    ],
    ["no categories", withProject({ categories: [] }), [["projects.0.categories.0", "Missing key"]]],
    [
      "anything twice",
      {
        ...withProject({ members: ["upper", "lower", "upper"], categories: ["learner", "staff", "learner"] }),
        members: [...input.members, { id: "lower", name: "Another" }]
      },
      [
        ["members", '"lower" occurs twice; each is named once'],
        ["projects.0.members", '"upper" occurs twice; each is named once'],
        ["projects.0.categories", '"learner" occurs twice; each is named once']
      ]
    ],
    ["a project twice", { ...input, projects: [first, first] }, [["projects", '"p" occurs twice; each is named once']]],
    [
      "goals that make no catalogue",
      withProject({ goals: [{ code: "1", titles: {}, parent: "9" }] }),
      [["projects.0.goals", "Goal 1 spoils the catalogue: its parent is not in it."]]
    ],
    [
      "an unknown coordinator",
      withProject({ coordinator: "north" }),
      [["projects.0.coordinator", '"north" is not one of upper, lower']]
    ],
    [
      "unknown members",
      withProject({ members: ["upper", "north", "lower"] }),
      [["projects.0.members", '"north" is not one of upper, lower']]
    ],
    [
      "places of those who do not take part",
      withProject({ members: ["upper"], places: { members: { lower: 1 } } }),
      [["projects.0.places.members", '"lower" is not one of upper']]
    ],
    [
      "places that are misspelt, or less than none",
      withProject({ places: { totl: 10, categories: { learner: -1 } } }),
      [
        ["projects.0.places.totl", "Expected no such field; allowed are total, categories, members"],
        ["projects.0.places.categories.learner", "Expected a value from 0 to 1000000, got -1"]
      ]
    ],
    [
      "places of unknown categories",
      withProject({ places: { categories: { guest: 1 }, members: { upper: { other: 1 } } } }),
      [
        ["projects.0.places.members", '"other" is not one of learner, staff'],
        ["projects.0.places.categories", '"guest" is not one of learner, staff']
      ]
    ]
  ])("is none with %s", (_, plan, problems) => {
    expect(problemsOf(plan)).toEqual(problems)
  })

  it("says all that is wrong, each on a line", () => {
    const failed = Result.getOrThrow(Result.flip(parsePlan(withProject({ coordinator: "north", members: ["south"] }))))
    expect(failed._tag).toBe("InvalidPlan")
    expect(failed.message.split("\n")).toEqual([
      'projects.0.coordinator: "north" is not one of upper, lower',
      'projects.0.members: "south" is not one of upper, lower',
      'projects.0.places.members: "upper" is not one of south',
      'projects.0.places.members: "lower" is not one of south'
    ])
  })
})

describe("opening a project", () => {
  const plan = Result.getOrThrow(parsePlan(input))
  const [planned] = plan.projects

  it("are commands of its first day: project, goals, members, places", () => {
    expect(planned && opening(plan, planned)).toEqual([
      {
        type: "open-project",
        project: "p",
        on: "2019-09-01",
        number: "2019-1-SE01-KA102-000001",
        programme: "KA102",
        settings: settings({ goalsFrom: "completed" }),
        coordinator: "upper",
        start: "2019-09-01",
        end: "2021-08-31",
        timeZone: "Europe/Stockholm",
        categories: ["learner", "staff"]
      },
      { type: "set-goals", project: "p", on: "2019-09-01", goals: [{ code: "1", titles: { en: "Languages" } }] },
      {
        type: "join-member",
        project: "p",
        on: "2019-09-01",
        member: "upper",
        name: "Upper valley",
        country: "SE",
        accededOn: "2019-08-20"
      },
      { type: "join-member", project: "p", on: "2019-09-01", member: "lower", name: "Lower valley" },
      { type: "grant-places", project: "p", on: "2019-09-01", places: 10 },
      { type: "grant-places", project: "p", on: "2019-09-01", category: "learner", places: 6 },
      { type: "allocate-places", project: "p", on: "2019-09-01", member: "upper", places: 4 },
      { type: "allocate-places", project: "p", on: "2019-09-01", member: "lower", category: "learner", places: 2 },
      { type: "allocate-places", project: "p", on: "2019-09-01", member: "lower", category: "staff", places: 1 }
    ])
  })

  it("says nothing of what the plan leaves open", () => {
    const { number: _, places: __, programme: ___, settings: ____, ...bare } = first ?? {}
    const small = Result.getOrThrow(parsePlan({ ...input, projects: [{ ...bare, goals: [], members: [] }] }))
    const [project] = small.projects
    expect(project && opening(small, project)).toEqual([
      {
        type: "open-project",
        project: "p",
        on: "2019-09-01",
        coordinator: "upper",
        start: "2019-09-01",
        end: "2021-08-31",
        timeZone: "Europe/Stockholm",
        categories: ["learner", "staff"]
      },
      { type: "set-goals", project: "p", on: "2019-09-01", goals: [] }
    ])
  })

  it("opens a project that the agency has still to decide on", () => {
    const applied = Result.getOrThrow(parsePlan(withProject({ phase: "applied" })))
    const [project] = applied.projects
    expect(project && opening(applied, project)[0]).toMatchObject({ type: "open-project", phase: "applied" })
    expect(problemsOf(withProject({ phase: "running" })).map(([path]) => path)).toEqual(["projects.0.phase"])
  })

  it("names a member by its id where the plan does not know it", () => {
    const [upper] = plan.members
    expect(planned && opening({ ...plan, members: [upper] }, planned)).toMatchObject([
      { type: "open-project" },
      { type: "set-goals" },
      { type: "join-member", member: "upper", name: "Upper valley" },
      { type: "join-member", member: "lower", name: "lower" },
      ...Array.from({ length: 5 }, () => ({}))
    ])
  })

  it.effect("sent again under its id changes nothing, whatever happened since", () =>
    play(
      Effect.gen(function* () {
        const consortium = yield* Consortium
        if (planned === undefined) return yield* Effect.die(new Error("the plan has a project"))
        yield* consortium.executeAll(opening(plan, planned), { commandId: "open p" })
        yield* send({ type: "grant-places", project: "p", places: 12 })
        const before = (yield* stored).head
        expect(yield* consortium.executeAll(opening(plan, planned), { commandId: "open p" })).toMatchObject({
          again: true
        })
        expect((yield* stored).head).toBe(before)
        expect(yield* ask(quotaUsage("p"))).toMatchObject({ project: { places: 12 }, allocated: 7, unallocated: 5 })
        expect(yield* ask(project("p"))).toMatchObject({
          number: "2019-1-SE01-KA102-000001",
          members: { upper: { name: "Upper valley" } }
        })
      })
    )
  )
})
