/**
 * Questions as of a version: what was known when a report was submitted, a check recorded, or a project closed.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import {
  goalProgress,
  mobility,
  quotaUsage,
  reportBlockers,
  roles,
  toDo,
  versions
} from "../../src/consortium/Question.ts"
import { memory, open } from "../../src/promise.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import {
  apply,
  assign,
  check,
  completed,
  correct,
  declareIneligible,
  opened,
  register,
  submitReport
} from "../support/Commands.ts"
import { ask, dayIs, play, send } from "../support/Playing.ts"
import { answerTo, playRoles, sendAs } from "../roles/support.ts"

const day = (text: string) => CalendarDate.make(text)
const named = (name: string, project = "p") => ({ version: { project, name } })

const accepted = (options: Parameters<typeof ask>[1]) =>
  Effect.map(ask(quotaUsage("p"), options), ({ project }) => project.accepted)

const story = Effect.gen(function* () {
  yield* send(...opened(), ...completed("m"), register("m"), ...completed("k"), submitReport("final", "2020-02-10"))
  // Late entries of what had happened before, and what came of the check.
  yield* send(
    register("k", { on: "2020-02-01" }),
    correct("m", { member: "south" }),
    declareIneligible("m", "2020-02-20")
  )
  yield* send(check("C1", "2020-03-01"), apply("new", { on: "2020-03-02" }))
})

describe("a question as of a version", () => {
  it.effect("is answered from the log up to and with the event that made it", () =>
    play(
      Effect.gen(function* () {
        yield* story
        const figures = (name?: string) =>
          Effect.map(ask(quotaUsage("p"), name === undefined ? {} : named(name)), ({ members, project }) => [
            project.registered,
            project.accepted,
            Object.keys(members).toSorted().join(" ")
          ])
        expect(yield* figures("final-1")).toEqual([1, 1, "north"])
        expect(yield* figures("check-1")).toEqual([2, 1, "north south"])
        expect(yield* figures()).toEqual([2, 1, "north south"])
        expect((yield* ask(mobility("m"), named("final-1"))).details?.member).toBe("north")
        expect((yield* ask(mobility("new"), named("check-1"))).stage).toBe("none")
        expect((yield* ask(versions("p"), named("final-1"))).map(({ name }) => name)).toEqual(["final-1"])
        expect((yield* ask(goalProgress("p"), named("final-1")))[0]?.served).toBe(1)
        const kinds = (name: string) =>
          Effect.map(ask(toDo("p", { on: day("2020-06-15") }), named(name)), (items) => items.map(({ kind }) => kind))
        expect(yield* kinds("final-1")).toEqual(["expect-report-request"])
        expect(yield* kinds("check-1")).toEqual(["expect-report-request", "expect-report-request", "recover-grant"])
        expect(yield* ask(reportBlockers("p", { on: day("2020-06-15") }), named("final-1"))).toEqual([])
      })
    )
  )

  it.effect("may be about something else than the project, as of a day or as known before", () =>
    play(
      Effect.gen(function* () {
        yield* story
        yield* dayIs("2020-06-20")
        yield* send(assign("kim", "coordinator"))
        expect(yield* ask(roles("kim"), named("check-1"))).toEqual([])
        expect(yield* accepted({ ...named("check-1"), asOf: day("2019-12-01") })).toBe(1)
        expect(yield* accepted({ ...named("check-1"), asOf: day("2020-02-10") })).toBe(2)
        expect(yield* accepted({ ...named("check-1"), knownAt: day("2020-06-14") })).toBe(0)
        expect(yield* accepted({ ...named("final-1"), knownAt: day("2020-06-30") })).toBe(1)
      })
    )
  )

  it.effect("that is not there is an error that tells which there are", () =>
    play(
      Effect.gen(function* () {
        yield* story
        const consortium = yield* Consortium
        const unknown = (name: string, project?: string) =>
          Effect.flip(consortium.ask(quotaUsage("p"), named(name, project)))
        expect(yield* unknown("final-2")).toMatchObject({
          _tag: "UnknownVersion",
          project: "p",
          version: "final-2",
          known: ["final-1", "check-1"],
          message: "Project p has no version final-2: it has final-1, check-1"
        })
        expect(yield* unknown("final-1", "q")).toMatchObject({
          known: [],
          message: "Project q has no version final-1: it has none"
        })
      })
    )
  )

  it.effect("is answered to those who may know which versions there are", () =>
    playRoles(
      Effect.gen(function* () {
        yield* sendAs("chief", assign("chief", "coordinator"), ...opened(), ...opened("q"))
        yield* sendAs("chief", submitReport("final", "2020-02-10"), submitReport("final", "2020-02-10", "q"))
        yield* sendAs("chief", assign("lee", "project-leader", { project: "p" }))
        expect(yield* answerTo("lee", quotaUsage("p"), named("final-1"))).toMatchObject({ answer: {} })
        expect(yield* answerTo("lee", quotaUsage("p"), named("final-1", "q"))).toBe("NotAuthorised")
        expect(yield* answerTo("lee", quotaUsage("p"), named("final-7", "q"))).toBe("NotAuthorised")
        expect(yield* answerTo("chief", quotaUsage("p"), named("final-1", "q"))).toMatchObject({ answer: {} })
      })
    )
  )

  it("is asked with promises as well", async () => {
    await using consortium = await open(memory())
    for (const command of [...opened(), submitReport("final", "2020-02-10")]) await consortium.execute(command)
    expect((await consortium.ask(versions("p"), named("final-1"))).map(({ name }) => name)).toEqual(["final-1"])
    await expect(consortium.ask(versions("p"), named("check-1"))).rejects.toMatchObject({ _tag: "UnknownVersion" })
  })
})
