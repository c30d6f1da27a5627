/**
 * Questions are answered from what belongs to them, all of it and nothing else, and a day is one of the project's time zone.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import { askStore } from "../../src/consortium/Asking.ts"
import { Consortium } from "../../src/consortium/Consortium.ts"
import type { ConsortiumEvent } from "../../src/consortium/ConsortiumEvent.ts"
import {
  fourFigures,
  goalProgress,
  mobility,
  project,
  type Question,
  question,
  quotaUsage,
  timeline
} from "../../src/consortium/Question.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import type { Projection } from "../../src/eventsourcing/Projection.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { encoded, failure } from "../eventsourcing/support.ts"
import { apply, approve, correct, enterInError, grant, join, opened } from "../support/Commands.ts"
import { ask, dayIs, play, send } from "../support/Playing.ts"

const asOf = CalendarDate.make("2019-10-15")

/** The applications of one project, member or participant: a question of a consortium's own. */
const applications = (side: "project" | "member" | "participant", id: string): Question<ReadonlyArray<string>> => {
  const projection: Projection<ReadonlyArray<string>, ConsortiumEvent> = {
    name: `applications of a ${side}`,
    version: 1,
    types: ["mobility.applied"],
    initial: [],
    tags: (key) => [`${side}:${key}`],
    keys: (event) => ("mobility" in event ? [event[side]] : []),
    evolve: (state, event) => ("mobility" in event ? [...state, event.mobility] : state)
  }
  return question("project", projection, id, (state) => state)
}

describe("a mobility that was moved", () => {
  const story = send(...opened(), ...opened("q"), apply("m", { participant: "x" }))

  it.effect.each([
    ["project", "p", "q"],
    ["member", "north", "south"],
    ["participant", "x", "y"]
  ] as const)("to another %s had been there on any day, whoever asks", ([side, from, to]) =>
    play(
      Effect.gen(function* () {
        yield* story
        expect(yield* ask(applications(side, from), { asOf })).toEqual(["m"])
        yield* send(correct("m", { [side]: to }))
        expect(yield* ask(applications(side, from), { asOf })).toEqual([])
        expect(yield* ask(applications(side, to), { asOf })).toEqual(["m"])
      })
    )
  )

  it.effect("is known where something else in the log cannot be read", () =>
    play(
      Effect.gen(function* () {
        yield* story
        yield* (yield* EventStore).append([encoded({ type: "student.noted", student: "s", note: "" })])
        yield* send(correct("m", { project: "q" }))
        expect(yield* ask(applications("project", "q"), { asOf })).toEqual(["m"])
      })
    )
  )
})

it.effect("the present is answered also where a store does not know when anything was recorded", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened(), apply("m"))
      const store = { ...(yield* EventStore), positionAt: () => Effect.fail(failure("nothing written")) }
      expect((yield* askStore({ store }, mobility("m"))).answer.stage).toBe("applied")
      expect((yield* Effect.flip(askStore({ store }, mobility("m"), { knownAt: 0 })))._tag).toBe("StoreFailed")
    })
  )
)

it.effect("nothing was known at the end of a day long before the log began", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened(), apply("m"))
      for (const day of ["0000-01-01", "0000-12-31", "0219-08-31", "0999-12-31"].map((day) => CalendarDate.make(day))) {
        expect((yield* ask(mobility("m"), { knownAt: day })).stage).toBe("none")
        const { points } = yield* (yield* Consortium).series(mobility("m"), { knownBy: [day] })
        expect(points.map(({ answer }) => answer.stage)).toEqual(["none"])
      }
    })
  )
)

/** Waits until so much was seen, and a while longer, in which more would be seen. */
const settled = Effect.fnUntraced(function* (seen: ReadonlyArray<number>, count: number) {
  while (seen.length < count) yield* Effect.yieldNow
  for (let i = 0; i < 50; i++) yield* Effect.yieldNow
})

it.effect("who watches is not told again what others do", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened())
      const { watch } = yield* Consortium
      const seen: Array<number> = []
      const held: Array<number> = []
      const members = yield* watch(project("p")).pipe(
        Stream.runForEach(({ answer }) => Effect.sync(() => seen.push(Object.keys(answer.members).length))),
        Effect.forkChild
      )
      const places = yield* watch(quotaUsage("p")).pipe(
        Stream.runForEach(({ answer }) => Effect.sync(() => held.push(answer.project.held))),
        Effect.forkChild
      )
      yield* settled(seen, 1)
      yield* settled(held, 1)
      yield* send(apply("m"))
      yield* settled(held, 2)
      yield* send(join("west"))
      yield* settled(seen, 2)
      expect([seen, held]).toEqual([
        [3, 4],
        [0, 0]
      ])
      yield* Fiber.interruptAll([members, places])
    })
  )
)

describe("the end of a day", () => {
  const knownAt = CalendarDate.make("2019-12-31")
  const lastMoment = Date.parse("2019-12-31T09:59:59.999Z")
  const planned = { start: null, end: null }

  /** A day ends fourteen hours earlier than in UTC. Much happens at its last moment, and much in the first of the next. */
  const east = Effect.gen(function* () {
    yield* dayIs("2019-12-01")
    yield* send(...opened("p", { timeZone: "Pacific/Kiritimati" }))
    yield* TestClock.setTime(lastMoment)
    yield* send(grant(3), join("west"), apply("m", { on: "2019-12-31", planned }))
    yield* TestClock.setTime(lastMoment + 1)
    yield* send(grant(4), join("east coast"), approve("m", { on: "2020-01-01" }))
  })

  it.effect.each<[string, Question<unknown>["about"], Question<unknown>]>([
    ["a project", "project", project("p")],
    ["its places", "project", quotaUsage("p")],
    ["its goals", "project", goalProgress("p")],
    ["its four figures", "project", fourFigures("p")],
    ["a mobility", "mobility", mobility("m")],
    ["a mobility's timeline", "mobility", timeline("m")]
  ])("is that of the project for a question about %s", ([, about, asked]) =>
    play(
      Effect.gen(function* () {
        yield* east
        expect(asked.about).toBe(about)
        const known = yield* ask(asked, { knownAt })
        expect(known).toEqual(yield* ask(asked, { knownAt: lastMoment }))
        expect(known).not.toEqual(yield* ask(asked, { knownAt: lastMoment - 1 }))
        expect(known).not.toEqual(yield* ask(asked))
      })
    )
  )

  it.effect.each([
    ["it was in", { member: "south" }, "applied"],
    ["it was moved to", { project: "west of it" }, "approved"]
  ] as const)("is that of the project %s once a mobility is entered in error", ([, changes, stage]) =>
    play(
      Effect.gen(function* () {
        yield* east
        yield* dayIs("2020-02-01")
        yield* send(...opened("west of it", { timeZone: "UTC" }), correct("m", changes))
        expect((yield* ask(mobility("m"), { knownAt })).stage).toBe(stage)
        yield* send(enterInError("m"))
        expect((yield* ask(mobility("m"), { knownAt })).stage).toBe(stage)
      })
    )
  )
})
