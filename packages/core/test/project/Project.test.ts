/**
 * A project from its opening on: members, number, settings, goals, and an end that may move.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { project } from "../../src/consortium/Question.ts"
import { CountryCode } from "../../src/project/Country.ts"
import { defaultSettings, levels } from "../../src/project/Settings.ts"
import {
  apply,
  approved,
  completed,
  grant,
  join,
  opened,
  openProject,
  recordPast,
  setGoals,
  settings
} from "../support/Commands.ts"
import { ask, dayIs, eventOf, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const state = ask(project("p"))

const leave = (on: string) => ({ type: "leave-member", project: "p", member: "north", on }) as const

const request = (end: string) => ({ type: "request-extension", project: "p", end }) as const

const granted = (end: string) => ({ type: "grant-extension", project: "p", end }) as const

describe("a project is opened", () => {
  it.effect("with what it agreed on, or with what holds where it says nothing", () =>
    play(
      Effect.gen(function* () {
        expect(yield* eventOf(openProject({ number: "2019-1-SE01-KA102-060112", programme: "KA102" }))).toEqual({
          type: "project.opened",
          project: "p",
          occurredOn: "2019-09-01",
          number: "2019-1-SE01-KA102-060112",
          programme: "KA102",
          coordinator: "north",
          start: "2019-09-01",
          end: "2021-08-31",
          timeZone: "Europe/Stockholm",
          categories: ["learner", "staff"],
          settings: {
            guards: { project: "block", category: "block", member: "block", "member-category": "block" },
            beyondQuota: "with-reason",
            registerFrom: "approved",
            goalsFrom: "approved",
            placeless: ["accompanying-person", "preparatory-visit"],
            prevented: "uses-place",
            departureNeeds: [],
            deadlines: { finalReport: 60, participantReport: null },
            modes: ["blended"],
            finalPaymentNeeds: { signatures: [], report: false }
          },
          phase: "granted"
        })
        const { sources, ...agreed } = yield* state
        expect(sources).toEqual({ opening: expect.any(String), members: {} })
        expect(agreed).toEqual({
          openedOn: "2019-09-01",
          period: { start: "2019-09-01", end: "2021-08-31", requestedEnd: undefined },
          number: "2019-1-SE01-KA102-060112",
          programme: "KA102",
          coordinator: "north",
          timeZone: "Europe/Stockholm",
          categories: ["learner", "staff"],
          settings: defaultSettings,
          goals: [],
          members: {},
          extensions: [],
          phases: { openedAs: "granted", facts: [] }
        })
        expect(Object.keys(defaultSettings.guards)).toEqual(levels)
      })
    )
  )

  it.effect("once, with an end after its start, and not tomorrow", () =>
    play(
      Effect.gen(function* () {
        expect(yield* refusalsOf(openProject({ start: "2021-09-01" }), openProject({ on: "2020-06-16" }))).toEqual([
          { code: "EndBeforeStart", start: "2021-09-01", end: "2021-08-31" },
          { code: "InFuture", what: "project-event", date: "2020-06-16", today: "2020-06-15" }
        ])
        yield* send(openProject({ start: "2021-08-31" }))
        expect(yield* refusalOf(openProject())).toEqual({ code: "ProjectExists", project: "p" })
      })
    )
  )

  it.effect("before anything else happens to it", () =>
    play(
      Effect.gen(function* () {
        const unknown = { code: "UnknownProject", project: "p" }
        const on = "2019-09-01"
        const refused = yield* refusalsOf(
          { type: "assign-number", project: "p", number: "1" },
          { type: "change-settings", project: "p", settings: settings() },
          setGoals(),
          join("north"),
          { type: "leave-member", project: "p", member: "north" },
          grant(1),
          { type: "allocate-places", project: "p", on, member: "north", places: 1 },
          { type: "move-places", project: "p", on, from: "north", to: "south", places: 1 },
          { type: "request-extension", project: "p", end: "2022-08-31" },
          { type: "grant-extension", project: "p", end: "2022-08-31" },
          { type: "refuse-extension", project: "p" },
          apply("m")
        )
        expect(refused).toEqual(refused.map(() => unknown))
      })
    )
  )
})

describe("its number and its settings", () => {
  it.effect("may come later and change, and what is so already is told once more", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject())
        const number = { type: "assign-number", project: "p", number: "1" } as const
        const changed = {
          type: "change-settings",
          project: "p",
          settings: settings({ goalsFrom: "completed" })
        } as const
        const numbered = { type: "project.number-assigned", project: "p", occurredOn: "2020-06-15", number: "1" }
        const set = { type: "project.settings-changed", project: "p", occurredOn: "2020-06-15" }
        expect(yield* send(number, number, { ...changed, settings: settings() }, changed, changed)).toEqual([
          numbered,
          numbered,
          { ...set, settings: settings() },
          { ...set, settings: changed.settings },
          { ...set, settings: changed.settings }
        ])
        expect(yield* state).toMatchObject({ number: "1", settings: { goalsFrom: "completed" } })
      })
    )
  )
})

describe("members", () => {
  it.effect("may say where they are, and since when they have acceded", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject(), join("north", "p", { country: "SE", accededOn: "2019-08-20" }))
        yield* send(join("south", "p", { country: "GR" }))
        expect((yield* state).members).toMatchObject({
          north: { country: "SE", accededOn: "2019-08-20" },
          south: { country: "GR", accededOn: null }
        })
      })
    )
  )

  it.each(["EL", "UK", "se", "SWE", ""])("are not in a country written %s", (country) => {
    expect(Schema.is(CountryCode)(country)).toBe(false)
  })

  it.effect("join, leave, and may come back", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject(), join("north", "p", { country: "SE", accededOn: "2019-09-01" }))
        expect(yield* refusalsOf(join("north"), { ...leave("2020-01-31"), member: "west" })).toEqual([
          { code: "MemberExists", project: "p", member: "north" },
          { code: "UnknownMember", project: "p", member: "west" }
        ])
        expect((yield* state).members).toEqual({
          north: {
            name: "NORTH",
            joinedOn: "2019-09-01",
            country: "SE",
            accededOn: "2019-09-01",
            leftOn: undefined,
            former: []
          }
        })
        yield* send(leave("2020-01-31"))
        expect(yield* refusalOf(leave("2020-02-28"))).toEqual({
          code: "MemberHasLeft",
          project: "p",
          member: "north",
          leftOn: "2020-01-31"
        })
        // It is where it was, and has yet to accede again.
        yield* send(join("north", "p", { on: "2020-01-31" }))
        expect((yield* state).members).toEqual({
          north: {
            name: "NORTH",
            joinedOn: "2020-01-31",
            country: "SE",
            accededOn: null,
            leftOn: undefined,
            former: [{ joinedOn: "2019-09-01", accededOn: "2019-09-01", leftOn: "2020-01-31" }]
          }
        })
      })
    )
  )

  it.effect("apply while they take part, in each of their periods", () =>
    play(
      Effect.gen(function* () {
        const again = join("north", "p", { on: "2019-12-01", accededOn: "2019-12-01" })
        yield* send(
          openProject(),
          setGoals(),
          join("north", "p", { accededOn: "2019-09-02" }),
          leave("2019-10-15"),
          again
        )
        yield* send({ ...leave("2020-02-01") }, join("north", "p", { on: "2020-03-01" }))
        const left = { code: "MemberHasLeft", project: "p", member: "north" }
        expect(
          yield* refusalsOf(
            apply("m", { on: "2019-10-16" }),
            recordPast("m", { appliedOn: "2019-11-30", approvedOn: null, departedOn: null, endedOn: null }),
            apply("m", { on: "2020-02-02" }),
            apply("m", { on: "2020-02-29" })
          )
        ).toEqual([
          { ...left, leftOn: "2019-10-15" },
          { ...left, leftOn: "2019-10-15" },
          { ...left, leftOn: "2020-02-01" },
          { ...left, leftOn: "2020-02-01" }
        ])
        yield* send(
          apply("a", { on: "2019-10-15" }),
          apply("b", { on: "2019-12-01" }),
          apply("c", { on: "2020-03-01" })
        )
        yield* send(recordPast("d", { appliedOn: null }))
        expect((yield* state).members["north"]?.former).toEqual([
          { joinedOn: "2019-09-01", accededOn: "2019-09-02", leftOn: "2019-10-15" },
          { joinedOn: "2019-12-01", accededOn: "2019-12-01", leftOn: "2020-02-01" }
        ])
      })
    )
  )

  it.effect("apply until their last day, and finish afterwards what was begun", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...approved("begun"), leave("2019-10-15"))
        expect(yield* refusalsOf(apply("m", { on: "2019-10-16" }), apply("m", { member: "west" }))).toEqual([
          { code: "MemberHasLeft", project: "p", member: "north", leftOn: "2019-10-15" },
          { code: "UnknownMember", project: "p", member: "west" }
        ])
        yield* send(apply("m", { on: "2019-10-15" }), ...completed("before").slice(0, 2))
        yield* send({ type: "depart", mobility: "begun", on: "2019-11-01" })
      })
    )
  )
})

describe("categories", () => {
  it.effect("are those of the project", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p", { categories: ["pupil"] }))
        expect(yield* refusalOf(apply("m"))).toEqual({
          code: "UnknownCategory",
          project: "p",
          category: "learner",
          known: ["pupil"]
        })
      })
    )
  )
})

describe("its end", () => {
  const refuse = { type: "refuse-extension", project: "p" } as const
  const period = Effect.map(state, (found) => found.period)

  it.effect("moves when the agency says so, to the end that it names", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject())
        yield* dayIs("2020-08-20")
        expect(yield* eventOf(request("2022-08-31"))).toEqual({
          type: "project.extension-requested",
          project: "p",
          occurredOn: "2020-08-20",
          end: "2022-08-31"
        })
        expect(yield* period).toEqual({ start: "2019-09-01", end: "2021-08-31", requestedEnd: "2022-08-31" })
        expect(yield* eventOf(granted("2022-05-31"))).toEqual({
          type: "project.extension-granted",
          project: "p",
          occurredOn: "2020-08-20",
          end: "2022-05-31",
          before: "2021-08-31"
        })
        expect(yield* period).toEqual({ start: "2019-09-01", end: "2022-05-31", requestedEnd: undefined })
        yield* send(granted("2022-08-31"))
        expect(yield* period).toMatchObject({ end: "2022-08-31" })
      })
    )
  )

  it.effect("stays when the agency says no", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject(), request("2022-08-31"), request("2022-05-31"))
        expect(yield* period).toMatchObject({ requestedEnd: "2022-05-31" })
        yield* send(refuse)
        expect(yield* period).toEqual({ start: "2019-09-01", end: "2021-08-31", requestedEnd: undefined })
        expect(yield* refusalOf(refuse)).toEqual({ code: "NoExtensionRequested", project: "p" })
      })
    )
  )

  it.effect("never comes nearer", () =>
    play(
      Effect.gen(function* () {
        yield* send(openProject())
        const notLater = { code: "EndNotLater", project: "p", end: "2021-08-31", current: "2021-08-31" }
        expect(yield* refusalsOf(request("2021-08-31"), granted("2021-08-31"), granted("2021-08-30"))).toEqual([
          notLater,
          notLater,
          { ...notLater, end: "2021-08-30" }
        ])
      })
    )
  )
})
