/**
 * Another consortium, as data: sixty members on one pool of places, other goals, a third category, other rules; a whole cycle.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import { readFileSync } from "node:fs"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { CommandInput } from "../../src/consortium/ConsortiumCommand.ts"
import { opening, parsePlan } from "../../src/consortium/Plan.ts"
import { fourFigures, goalProgress, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { approve, depart, outcome, withdraw } from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, recorded, refusalOf } from "../support/Playing.ts"

const json: unknown = JSON.parse(readFileSync(new URL("sixty.json", import.meta.url), "utf8"))
const plan = Result.getOrThrow(parsePlan(json))
const project = "accredited-2021"

const numbers = Array.from({ length: 60 }, (_, i) => String(i + 1).padStart(2, "0"))
const learners = numbers.map((number) => `l-${number}`)
const staff = numbers.map((number) => `s-${number}`)
const others = numbers.filter((_, i) => i % 6 === 5).map((number) => `o-${number}`)

const application = (mobility: string, category: string, goals: ReadonlyArray<string>): CommandInput => ({
  type: "apply",
  mobility,
  project,
  member: `school-${mobility.slice(2)}`,
  category,
  participant: `participant ${mobility}`,
  goals,
  on: "2021-10-01",
  planned: { start: "2022-02-01", end: "2022-03-15" }
})

const isEven = (mobility: string): boolean => Number(mobility.slice(2)) % 2 === 0

/** All or none. */
const together = (commands: ReadonlyArray<CommandInput>) =>
  Effect.gen(function* () {
    if (!isReadonlyArrayNonEmpty(commands)) return yield* Effect.die(new Error("nothing to do"))
    return (yield* (yield* Consortium).executeAll(commands)).events.map(({ event }) => event)
  })

const apply = together([
  ...learners.map((mobility) => application(mobility, "learner", ["B"])),
  ...staff.map((mobility) => application(mobility, "staff", isEven(mobility) ? ["A.1", "A.2"] : ["A.1"])),
  ...others.map((mobility) => application(mobility, "other", [])),
  application("w-01", "learner", ["B"]),
  ...staff.map((mobility): CommandInput => ({
    type: "register",
    mobility,
    on: "2021-10-04",
    tool: `T ${mobility}`,
    status: "draft",
    dates: "planned"
  }))
])

const on = "2021-11-01"

const away = [...learners.slice(0, -1), "w-01", ...staff, ...others]

const end = (mobility: string): CommandInput =>
  mobility === "o-06"
    ? { type: "return-early", mobility, on: "2022-03-01", forceMajeure: true, reason: "host-closed" }
    : { type: "complete", mobility, on: "2022-03-15" }

const row = { on: "2022-04-01", status: "complete", dates: "actual" } as const

/** From the plan to the last row in the tool. */
const cycle = Effect.gen(function* () {
  yield* dayIs("2022-12-15")
  const [planned] = plan.projects
  if (planned === undefined) return yield* Effect.die(new Error("the plan has a project"))
  yield* together(opening(plan, planned))
  yield* apply
  const approvals = yield* together([...learners, ...staff, ...others].map((mobility) => approve(mobility, { on })))
  const full = yield* refusalOf(approve("w-01", { on }))
  const forbidden = yield* refusalOf(approve("w-01", { on, beyondQuota: { reason: "board-decision" } }))
  yield* eventOf(withdraw("l-60", "2021-11-15"))
  yield* eventOf(approve("w-01", { on: "2021-11-16" }))
  yield* together(away.map((mobility) => depart(mobility, { on: "2022-02-01" })))
  const goalless = yield* refusalOf(end("o-12"))
  yield* together(others.map((mobility) => ({ type: "change-goals", mobility, goals: ["C"], on: "2022-02-10" })))
  yield* together(away.map(end))
  yield* together(staff.map((mobility) => ({ type: "update-registration", mobility, ...row })))
  const rows = learners
    .slice(0, 50)
    .map((mobility) => ({ type: "register", mobility, tool: `T ${mobility}`, ...row }) as const)
  const clash = { type: "register", mobility: "l-51", tool: "T s-01", ...row } as const
  const answers = yield* (yield* Consortium).executeEach([clash, ...rows])
  yield* together(
    staff
      .slice(0, 15)
      .map((mobility) => outcome(mobility, { on: "2022-05-01", goal: "A.1", evidence: `E ${mobility}` }))
  )
  return { approvals, full, forbidden, goalless, answers }
})

/** Where the mobilities stood at the end of a day. */
const by = (day: string) =>
  Effect.map(ask(quotaUsage(project), { asOf: CalendarDate.make(day) }), ({ project: { count } }) => count)

describe("a consortium of sixty members", () => {
  it.effect("shares one pool of places: the last one is guarded, that of a category only warned of", () =>
    play(
      Effect.gen(function* () {
        const { approvals, forbidden, full } = yield* cycle
        const over = { level: "project", member: null, category: null, places: 130, held: 131 }
        expect(full).toEqual({ code: "NoPlaceLeft", project, ...over })
        expect(forbidden).toEqual({ code: "BeyondQuotaForbidden", project, ...over })
        const excesses = approvals.filter((event) => "excess" in event)
        expect(excesses).toMatchObject([
          {
            mobility: "o-60",
            excess: {
              cause: "guard-warns",
              over: [{ level: "category", member: null, category: "other", places: 9, held: 10 }]
            }
          }
        ])
        expect(approvals).toHaveLength(130)
      })
    )
  )

  it.effect("goes through a whole cycle, with exact figures", () =>
    play(
      Effect.gen(function* () {
        const { answers, goalless } = yield* cycle
        expect(goalless).toEqual({ code: "NoGoal", mobility: "o-12", stage: "completed" })
        expect(answers.map(({ _tag }) => _tag)).toEqual(["Refused", ...Array.from({ length: 50 }, () => "Done")])
        const usage = yield* ask(quotaUsage(project))
        expect(usage.project).toMatchObject({
          places: 130,
          held: 130,
          used: 130,
          registered: 110,
          drafts: 0,
          free: 0,
          overbooked: 0,
          consumption: 110 / 130
        })
        expect(usage.categories).toMatchObject({
          learner: { held: 60, registered: 50 },
          staff: { held: 60, registered: 60 },
          other: { places: 9, held: 10, overbooked: 1, registered: 0, count: { completed: 9, returnedEarly: 1 } }
        })
        expect(Object.keys(usage.members)).toHaveLength(60)
        expect(usage.members["school-06"]).toMatchObject({ held: 3, registered: 2, places: undefined })
        expect(usage).toMatchObject({ allocated: 0, unallocated: 130 })
        expect(yield* ask(fourFigures(project))).toEqual({
          approved: 130,
          registered: 110,
          registeredBy: { learner: 50, staff: 60, other: 0 },
          consumption: 110 / 130
        })
      })
    )
  )

  it.effect("serves goals of its own", () =>
    play(
      Effect.gen(function* () {
        yield* cycle
        const rows = yield* ask(goalProgress(project))
        expect(
          rows.map(({ achieved, completed, goal, served, share }) => [goal?.code, completed, served, achieved, share])
        ).toEqual([
          ["A", 60, 60, 15, undefined],
          ["A.1", 60, 60, 15, 0.75],
          ["A.2", 30, 30, 0, undefined],
          ["B", 60, 50, 0, 0.625],
          ["C", 10, 0, 0, undefined],
          [undefined, 0, 0, 0, undefined]
        ])
        const ofOne = yield* ask(goalProgress(project, { member: "school-12" }))
        expect(ofOne.map(({ completed }) => completed)).toEqual([1, 1, 1, 1, 1, 0])
      })
    )
  )

  it.effect("can be asked about any of its days", () =>
    play(
      Effect.gen(function* () {
        yield* cycle
        expect(yield* by("2021-10-31")).toMatchObject({ applied: 131, registered: 60, drafts: 60 })
        expect(yield* by("2021-11-15")).toMatchObject({ applied: 1, selected: 129 })
        expect(yield* by("2022-03-14")).toMatchObject({ underWay: 129, returnedEarly: 1 })
        expect(yield* by("2022-04-01")).toMatchObject({ completed: 129, returnedEarly: 1, registered: 110, drafts: 0 })
        expect(yield* ask(timeline("s-01"))).toMatchObject({ closed: true, stage: "completed" })
        expect((yield* recorded).length).toBe(64 + 191 + 130 + 2 + 130 + 10 + 130 + 60 + 50 + 15)
      })
    )
  )
})
