/**
 * What a project agrees on is parsed to the last field, and nothing is agreed on before it is opened.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import { parseCommands } from "../../src/consortium/InvalidCommand.ts"
import { project } from "../../src/consortium/Question.ts"
import { openProject, setGoals, settings } from "../support/Commands.ts"
import { ask, play, refusalOf, send } from "../support/Playing.ts"

const pathsIn = (input: unknown): ReadonlyArray<string> => {
  const parsed = parseCommands([input])
  return Result.isSuccess(parsed) ? [] : parsed.failure.problems.map(({ path }) => path)
}

const goal = { code: "1", titles: { en: "Staff skills" } }
const target = { measure: "served", number: 4, by: "2021-08-31" }

describe("a goal", () => {
  it.each<readonly [unknown, ReadonlyArray<string>]>([
    [{ ...goal, target }, []],
    [{ titles: {} }, ["goals.0.code"]],
    [{ code: "1" }, ["goals.0.titles"]],
    [{ ...goal, titles: { en: 1 } }, ["goals.0.titles.en"]],
    [{ ...goal, parents: "2" }, ["goals.0.parents"]],
    [{ ...goal, parent: 2 }, ["goals.0.parent"]],
    [{ ...goal, target: { ...target, measure: "wished" } }, ["goals.0.target.measure"]],
    [{ ...goal, target: { ...target, number: -1 } }, ["goals.0.target.number"]],
    [{ ...goal, target: { ...target, by: "soon" } }, ["goals.0.target.by"]],
    [{ ...goal, target: { ...target, until: "2021-08-31" } }, ["goals.0.target.until"]]
  ])("as in %j is told of by %j", (given, paths) => {
    expect(pathsIn({ ...setGoals(), goals: [given] })).toEqual(paths)
  })
})

it.effect("a parent that there is not is told of where it is named, also when others stand below that goal", () =>
  play(
    Effect.gen(function* () {
      yield* send(openProject())
      const child = { code: "1.1", titles: {}, parent: "1" }
      const bad = setGoals({ goals: [child, { code: "1", titles: {}, parent: "0" }] })
      expect(yield* refusalOf(bad)).toEqual({ code: "BadCatalogue", goal: "1", problem: "unknown-parent" })
    })
  )
)

const withGuards = (guards: unknown) => pathsIn({ ...openProject(), settings: { ...settings(), guards } })

it("guards are those of the four levels, each of which blocks or warns", () => {
  const { guards } = settings()
  expect(withGuards(guards)).toEqual([])
  expect(withGuards({ ...guards, host: "block" })).toEqual(["settings.guards.host"])
  expect(withGuards({ ...guards, member: "ask" })).toEqual(["settings.guards.member"])
  expect(withGuards({})).toEqual(
    ["project", "category", "member", "member-category"].map((level) => `settings.guards.${level}`)
  )
})

const withDeadlines = (deadlines: unknown) => pathsIn({ ...openProject(), settings: { ...settings(), deadlines } })

it("deadlines are whole days, not too many of them, or none, and said for both reports", () => {
  expect(withDeadlines({ finalReport: 0, participantReport: 1000 })).toEqual([])
  expect(withDeadlines({ finalReport: null, participantReport: null })).toEqual([])
  expect(withDeadlines({ finalReport: -1, participantReport: 1001 })).toEqual([
    "settings.deadlines.finalReport",
    "settings.deadlines.participantReport"
  ])
  expect(withDeadlines({ finalReport: 1.5 })).toEqual([
    "settings.deadlines.finalReport",
    "settings.deadlines.participantReport"
  ])
})

it("steps from phase to phase say which report, which decision, and which check", () => {
  const to = { project: "p", on: "2020-01-01" }
  expect(pathsIn({ type: "submit-report", ...to, report: "yearly" })).toEqual(["report"])
  expect(pathsIn({ type: "return-report", ...to })).toEqual(["report"])
  expect(pathsIn({ type: "record-grant-decision", ...to, decision: "applied" })).toEqual(["decision"])
  expect(pathsIn({ type: "record-check", ...to })).toEqual(["code"])
  expect(pathsIn({ type: "close-project", ...to, version: "closed" })).toEqual(["version"])
  expect(pathsIn({ ...openProject(), phase: "running" })).toEqual(["phase"])
})

it.effect("of a project that was never opened nothing is agreed on", () =>
  play(
    Effect.map(ask(project("nowhere")), (answer) => {
      const { settings: _, ...terms } = answer
      expect(terms).toEqual({
        period: undefined,
        number: undefined,
        programme: undefined,
        coordinator: undefined,
        timeZone: "UTC",
        categories: [],
        goals: [],
        members: {},
        extensions: [],
        phases: { openedAs: "granted", facts: [] },
        sources: { opening: undefined, members: {} }
      })
    })
  )
)
