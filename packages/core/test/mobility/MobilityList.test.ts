/**
 * Lists of mobilities: each as it stands, in the order in which they begin, and none that turned out to be somebody else's.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { mobilities, participant } from "../../src/consortium/Question.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { apply, approved, completed, correct, enterInError, opened, register, reinstate } from "../support/Commands.ts"
import { ask, dayIs, play, send } from "../support/Playing.ts"

const anna = { participant: "anna" }

/** In short. */
const listed = (options?: AskOptions) =>
  Effect.map(ask(participant("anna"), options), (rows) =>
    rows.map(({ mobility, project, stage, stay }) => [mobility, project, stage, stay.start ?? "–"].join(" "))
  )

it.effect("of whom nobody has heard there is none", () =>
  play(
    Effect.gen(function* () {
      expect(yield* listed()).toEqual([])
    })
  )
)

it.effect("each stands there as it is now, the first to begin before the others, one of unknown days last", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened("p"), ...opened("q"), apply("unplanned", { ...anna, planned: { start: null, end: null } }))
      yield* send(apply("later", { ...anna, project: "q", planned: { start: "2020-09-01", end: "2020-09-20" } }))
      yield* send(...completed("m", { ...anna, host: "host 1" }), register("m"), ...approved("other"))
      expect(yield* listed()).toEqual([
        "m p completed 2019-11-01",
        "later q applied 2020-09-01",
        "unplanned p applied –"
      ])
      expect((yield* ask(participant("anna")))[0]).toEqual({
        mobility: "m",
        project: "p",
        member: "north",
        category: "learner",
        participant: "anna",
        goals: ["1"],
        host: "host 1",
        stage: "completed",
        stay: { start: "2019-11-01", end: "2019-11-20" },
        registration: "complete",
        closed: true
      })
    })
  )
)

it.effect("what turns out to be somebody's has all its life, and is nobody else's", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened(), ...completed("hers", { participant: "eva" }), ...completed("his", anna))
      yield* dayIs("2020-06-16")
      yield* send(correct("his", { participant: "bo" }), correct("hers", { participant: "anna" }))
      expect(yield* listed()).toEqual(["hers p completed 2019-11-01"])
      expect(yield* listed({ asOf: CalendarDate.make("2019-11-05") })).toEqual(["hers p departed 2019-11-01"])
      expect(yield* listed({ knownAt: CalendarDate.make("2020-06-15") })).toEqual(["his p completed 2019-11-01"])
    })
  )
)

it.effect("what was entered in error is not in it, until it is reinstated", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened(), ...completed("m", anna), enterInError("m"))
      expect(yield* listed()).toEqual([])
      yield* send(reinstate("m"))
      expect(yield* listed()).toEqual(["m p completed 2019-11-01"])
    })
  )
)

const of = (wanted?: { readonly member?: string; readonly participant?: string }) =>
  Effect.map(ask(mobilities("p", wanted)), (rows) => rows.map(({ mobility }) => mobility).join(" "))

it.effect("a project lists those that are its own, of all, of a member or of a participant", () =>
  play(
    Effect.gen(function* () {
      yield* send(
        ...opened(),
        ...opened("q"),
        ...approved("a", anna),
        ...approved("b", { member: "south" }),
        apply("gone")
      )
      yield* send(apply("elsewhere", { ...anna, project: "q", planned: { start: null, end: null } }))
      yield* send(apply("came", { project: "q", planned: { start: "2019-10-20", end: null } }))
      yield* send(correct("gone", { project: "q" }), correct("came", { project: "p" }))
      expect([yield* of(), yield* of({ member: "south" }), yield* of(anna)]).toEqual(["came a b", "b", "a"])
      expect(yield* of({ ...anna, member: "south" })).toBe("")
    })
  )
)
