/**
 * The days of the whole consortium: those of the zone in which it is opened, whatever the hour, for roles and for questions about it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Consortium, type ConsortiumOptions } from "../../src/consortium/Consortium.ts"
import { decisions, inTimeZone, partsOf } from "../../src/consortium/Decisions.ts"
import { withRule } from "../../src/consortium/OwnRule.ts"
import { holders, roles } from "../../src/consortium/Question.ts"
import type { EventStore } from "../../src/eventsourcing/EventStore.ts"
import * as EventStoreMemory from "../../src/eventsourcing/EventStoreMemory.ts"
import { memory, open } from "../../src/promise.ts"
import { project } from "../../src/project/Project.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { TimeZone } from "../../src/time/TimeZone.ts"
import { apply, approve, assign, opened, revoke } from "../support/Commands.ts"
import { ask, eventOf, refusalOf, send } from "../support/Playing.ts"

const stockholm = TimeZone.make("Europe/Stockholm")
const losAngeles = TimeZone.make("America/Los_Angeles")

const consortium = (
  options: ConsortiumOptions,
  at: string,
  story: Effect.Effect<void, unknown, Consortium | EventStore>
) =>
  TestClock.setTime(Date.parse(at)).pipe(
    Effect.andThen(story),
    Effect.provide(Consortium.layerWith(options).pipe(Layer.provideMerge(EventStoreMemory.layer)))
  )

const hours = [
  ["half past midnight in Stockholm", stockholm, "2020-06-14T22:30:00Z", "2020-06-15", "2020-06-16"],
  ["eleven in the evening in Los Angeles", losAngeles, "2020-06-16T06:00:00Z", "2020-06-15", "2020-06-16"],
  ["UTC, where no zone is told", undefined, "2020-06-15T23:30:00Z", "2020-06-15", "2020-06-16"]
] as const

describe("a role for the whole consortium", () => {
  it.effect.each(hours)("is given and taken today, not tomorrow: %s", ([, timeZone, at, today, tomorrow]) =>
    consortium(
      timeZone === undefined ? {} : { timeZone },
      at,
      Effect.gen(function* () {
        yield* send(...opened("p"))
        for (const day of [{}, { on: today }]) {
          expect(yield* eventOf({ ...assign("kim", "coordinator"), ...day })).toMatchObject({ occurredOn: today })
        }
        const ahead = { code: "InFuture", date: tomorrow, today }
        expect(yield* refusalOf({ ...assign("lee", "coordinator"), on: tomorrow })).toMatchObject(ahead)
        yield* send(assign("lee", "coordinator"))
        expect(yield* refusalOf({ ...revoke("kim", "coordinator"), on: tomorrow })).toMatchObject(ahead)
        expect(yield* eventOf(revoke("kim", "coordinator"))).toMatchObject({ occurredOn: today })
      })
    )
  )

  it.effect("is another matter than one in a project, which has its own day", () =>
    consortium(
      { timeZone: losAngeles },
      "2020-06-16T06:00:00Z",
      Effect.gen(function* () {
        yield* send(...opened("p"))
        const leader = assign("kim", "project-leader", { project: "p" })
        expect(yield* eventOf(leader)).toMatchObject({ occurredOn: "2020-06-16" })
        expect(yield* eventOf(assign("lee", "coordinator"))).toMatchObject({ occurredOn: "2020-06-15" })
      })
    )
  )

  it.effect("has its day also under rules of the consortium's own, which see the zone", () =>
    consortium(
      {
        timeZone: losAngeles,
        decisions: withRule(decisions, {
          name: "here",
          parts: { project },
          keys: () => ({}),
          against: (events, { project: unopened }) =>
            events.some(({ type }) => type === "role.assigned") && Object(unopened).timeZone !== losAngeles
              ? { zone: Object(unopened).timeZone }
              : undefined
        })
      },
      "2020-06-16T06:00:00Z",
      Effect.gen(function* () {
        yield* send(...opened("p"), apply("m"), approve("m"))
        expect(yield* eventOf(assign("lee", "coordinator"))).toMatchObject({ occurredOn: "2020-06-15" })
      })
    )
  )

  it("reads each part once, in one zone", () => {
    const names = [...partsOf(inTimeZone(decisions, stockholm))].map(({ name }) => name)
    expect(names).toHaveLength(new Set(names).size)
    expect(names).toHaveLength(partsOf(decisions).size)
  })
})

describe("a question about the whole consortium", () => {
  it.effect("means the days of the zone", () =>
    consortium(
      { timeZone: losAngeles },
      "2020-06-16T06:00:00Z",
      Effect.gen(function* () {
        yield* send(assign("kim", "coordinator"))
        const { askAs, series, seriesAs } = yield* Consortium
        const [before, on] = ["2020-06-14", "2020-06-15"].map((day) => CalendarDate.make(day))
        if (before === undefined || on === undefined) return
        const held = [{ actor: "kim", scope: {} }]
        expect(yield* ask(holders("coordinator"), { knownAt: before })).toEqual([])
        expect(yield* ask(holders("coordinator"), { knownAt: on })).toEqual(held)
        expect((yield* askAs("kim", holders("coordinator"), { knownAt: on })).answer).toEqual(held)
        for (const { points } of [
          yield* series(holders("coordinator"), { knownBy: [before, on] }),
          yield* seriesAs("kim", holders("coordinator"), { knownBy: [before, on] })
        ]) {
          expect(points.map(({ answer }) => answer)).toEqual([[], held])
        }
        expect((yield* series(roles("kim"), { happenedBy: [on], knownAt: before })).points).toMatchObject([
          { answer: [] }
        ])
      })
    )
  )
})

describe("a program without Effect", () => {
  it("tells the zone when it opens the consortium", async () => {
    await using line = await open(memory(), { timeZone: "Pacific/Kiritimati" })
    await using howland = await open(memory(), { timeZone: "Etc/GMT+12" })
    const days = await Promise.all(
      [line, howland].map(async (consortium) => {
        const answer = await consortium.execute({ type: "assign-role", actor: "kim", role: "coordinator" })
        return answer._tag === "Done" ? answer.events.map(({ event }) => event.occurredOn) : []
      })
    )
    // A day and two hours lie between them.
    const [[ahead] = [], [behind] = []] = days
    expect(String(ahead) > String(behind)).toBe(true)
  })

  it("is told that there is no such zone", async () => {
    await expect(open(memory(), { timeZone: "Europe/Gothenburg" })).rejects.toThrow(
      "timeZone: Expected an IANA time zone such as Europe/Stockholm"
    )
  })
})
