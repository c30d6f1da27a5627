/**
 * The last step taken back: what stands again, and on what grounds; and what was never to be entered.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { fourFigures, goalProgress, mobility, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import {
  apply,
  approve,
  approved,
  cancel,
  completed,
  correct,
  depart,
  enterInError,
  grant,
  opened,
  outcome,
  register,
  reject,
  retract,
  withdraw
} from "../support/Commands.ts"
import { ask, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

describe("a step taken back", () => {
  it.effect("is named, with what was and what is", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"))
        const [, , , end] = (yield* ask(mobility("m"))).facts
        const standing = {
          project: "p",
          member: "north",
          category: "learner",
          goals: ["1"],
          participant: "participant of m",
          registration: "none",
          achieved: [],
          stay: { start: "2019-11-01", end: "2019-11-20" }
        }
        const { registration: _, achieved: __, stay: ___, ...details } = standing
        expect(yield* eventOf(retract("m"))).toEqual({
          type: "mobility.step-retracted",
          mobility: "m",
          occurredOn: "2020-06-15",
          ...details,
          corrects: [end?.id],
          reason: "wrong-row",
          before: { ...standing, stage: "completed" },
          after: { ...standing, stage: "departed" }
        })
        expect((yield* ask(timeline("m"))).entries[3]?.correctedBy).toBe((yield* ask(timeline("m"))).entries[4]?.id)
        expect((yield* ask(mobility("m"))).facts).toHaveLength(3)
      })
    )
  )

  it.effect("gives a place back, or takes it again even where there is none left", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(1), ...approved("m"), retract("m"))
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 0, count: { applied: 1, selected: 0 } })
        yield* send(approve("m"), cancel("m"), ...approved("k"))
        expect(yield* eventOf(retract("m"))).toMatchObject({
          after: { stage: "approved" },
          excess: {
            cause: "correction",
            over: [{ level: "project", member: null, category: null, places: 1, held: 2 }]
          }
        })
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 2, overbooked: 1 })
        // What holds a place before and after says nothing of limits.
        yield* send(depart("k"))
        expect(yield* eventOf(retract("k"))).not.toHaveProperty("excess")
      })
    )
  )

  it.effect("may be taken again, on another day and with another end", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), apply("m"), reject("m"), retract("m"), approve("m"), withdraw("m"), retract("m"))
        yield* send(depart("m", { on: "2019-11-03", plannedEnd: "2019-12-24" }))
        expect((yield* ask(mobility("m"))).stay).toEqual({ start: "2019-11-03", end: "2019-12-24" })
      })
    )
  )

  it.effect("is not one that a later fact rests upon", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("m"), register("m", { dates: "planned" }), outcome("m"))
        expect(yield* refusalOf(retract("m"))).toMatchObject({ code: "OutcomeTooEarly" })
        yield* send(...approved("k"), register("k", { dates: "planned" }))
        expect(yield* refusalsOf(retract("k"), retract("x"))).toMatchObject([
          { code: "RegistrationTooEarly" },
          { code: "UnknownMobility", mobility: "x" }
        ])
      })
    )
  )
})

describe("a mobility entered in error", () => {
  it.effect("counts nowhere, whatever had happened to it", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), grant(4), ...opened("q"), ...completed("m"), register("m"), outcome("m"))
        yield* send(apply("k", { project: "q" }))
        const entries = (yield* ask(timeline("m"))).entries.map(({ id }) => id)
        expect(yield* eventOf(enterInError("m", { duplicateOf: "k" }))).toMatchObject({
          type: "mobility.entered-in-error",
          corrects: entries,
          reason: "duplicate",
          duplicateOf: "k",
          tool: "tool id of m",
          before: { stage: "completed", registration: "complete", achieved: ["1"] }
        })
        const { members, project } = yield* ask(quotaUsage("p"))
        expect(project).toMatchObject({ held: 0, used: 0, registered: 0, drafts: 0, free: 4 })
        expect(members).toEqual({})
        expect(yield* ask(fourFigures("p"))).toEqual({ approved: 4, registered: 0, registeredBy: {}, consumption: 0 })
        expect(
          (yield* ask(goalProgress("p"))).map(({ achieved, count, served }) => [achieved, served, count.completed])
        ).toEqual(Array.from({ length: 5 }, () => [0, 0, 0]))
        expect(yield* ask(mobility("m"))).toMatchObject({ stage: "entered-in-error", facts: [], details: undefined })
        const story = yield* ask(timeline("m"))
        expect(story.milestones.some(({ reached }) => reached)).toBe(false)
        expect(story.entries.map(({ correctedBy }) => correctedBy)).toEqual([
          ...entries.map(() => story.entries[6]?.id),
          undefined
        ])
      })
    )
  )

  it.effect("frees the place and the days of its participant, and says nothing of a tool id where there is none", () =>
    play(
      Effect.gen(function* () {
        const anna = { participant: "anna" }
        yield* send(...opened(), grant(1), ...approved("m", anna))
        expect(yield* eventOf(enterInError("m"))).not.toHaveProperty("tool")
        yield* send(...approved("k", anna))
        expect(yield* refusalsOf(correct("m", { host: "h" }), enterInError("m"))).toMatchObject([
          { code: "StepNotAllowed", stage: "entered-in-error" },
          { code: "StepNotAllowed", stage: "entered-in-error" }
        ])
      })
    )
  )
})
