/**
 * A finished mobility entered at once: with the days that are known, and none invented.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { mobility, quotaUsage, timeline } from "../../src/consortium/Question.ts"
import {
  allocate,
  apply,
  approve,
  approved,
  complete,
  completed,
  correct,
  depart,
  grant,
  opened,
  recordPast,
  register,
  retract
} from "../support/Commands.ts"
import { ask, play, refusalOf, refusalsOf, send } from "../support/Playing.ts"

const common = {
  mobility: "m",
  project: "p",
  member: "north",
  category: "learner",
  goals: ["1"],
  participant: "participant of m",
  recordedPast: true
}

describe("a recorded past", () => {
  it.effect("is the whole story in one append, as it was", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const events = yield* send(
          recordPast("m", {
            planned: { start: "2019-11-02", end: null },
            activity: "training",
            host: "h",
            group: "g",
            registration: { tool: "1", status: "complete", on: "2019-12-01" }
          })
        )
        expect(events).toEqual([
          {
            type: "mobility.applied",
            occurredOn: "2019-10-01",
            ...common,
            planned: { start: "2019-11-02", end: null },
            activity: "training",
            host: "h",
            group: "g"
          },
          {
            type: "mobility.approved",
            occurredOn: "2019-10-10",
            ...common,
            from: "applied",
            stay: { start: "2019-11-02", end: null }
          },
          { type: "mobility.departed", occurredOn: "2019-11-01", ...common, stay: { start: "2019-11-01", end: null } },
          {
            type: "mobility.completed",
            occurredOn: "2019-11-20",
            ...common,
            stay: { start: "2019-11-01", end: "2019-11-20" }
          },
          {
            type: "mobility.registered",
            occurredOn: "2019-12-01",
            ...common,
            tool: "1",
            status: "complete",
            dates: "actual",
            period: { start: "2019-11-01", end: "2019-11-20" }
          }
        ])
        const story = yield* ask(timeline("m"))
        expect(story.milestones.map(({ on }) => on)).toEqual([
          "2019-10-01",
          "2019-10-10",
          "2019-11-01",
          "2019-11-20",
          "2019-12-01"
        ])
        expect(story).toMatchObject({ stage: "completed", closed: true })
      })
    )
  )

  it.effect("keeps an unknown day unknown, and says by when it was", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const registration = { tool: "1", status: "complete", on: null } as const
        const events = yield* send(
          recordPast("m", { appliedOn: null, approvedOn: null, endedOn: null, registration }),
          recordPast("k", { appliedOn: null, approvedOn: null, departedOn: null, endedOn: null })
        )
        expect(
          events.map((event) => [event.occurredOn, "noLaterThan" in event ? event.noLaterThan : undefined])
        ).toEqual([
          [null, "2019-11-01"],
          [null, "2019-11-01"],
          ["2019-11-01", undefined],
          [null, "2020-06-15"],
          [null, "2020-06-15"],
          [null, "2020-06-15"],
          [null, "2020-06-15"],
          [null, "2020-06-15"],
          [null, "2020-06-15"]
        ])
        expect((yield* ask(mobility("m"))).registration?.period).toEqual({ start: "2019-11-01", end: null })
        expect((yield* ask(mobility("k"))).stay).toEqual({ start: null, end: null })
        expect((yield* ask(timeline("k"))).milestones).toEqual([
          { name: "applied", reached: true, on: null },
          { name: "approved", reached: true, on: null },
          { name: "departed", reached: true, on: null },
          { name: "completed", reached: true, on: null },
          { name: "registered", reached: false, on: null }
        ])
      })
    )
  )

  it.effect("may have ended early, and may show other days in the tool", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened())
        const period = { start: "2019-11-01", end: "2019-11-19" }
        const events = yield* send(
          recordPast("m", {
            returnedEarly: { forceMajeure: true, reason: "earthquake" },
            registration: { tool: "1", status: "draft", on: "2019-12-01", period }
          })
        )
        expect(events.slice(3)).toMatchObject([
          { type: "mobility.returned-early", forceMajeure: true, reason: "earthquake", occurredOn: "2019-11-20" },
          { type: "mobility.registered", status: "draft", period }
        ])
      })
    )
  )

  it.effect("is never too much: it says which limits it goes beyond", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened("p"), grant(1), allocate("north", 0), recordPast("k", { member: "south" }))
        const [, approval] = yield* send(recordPast("m"))
        expect(approval).toMatchObject({
          type: "mobility.approved",
          excess: {
            cause: "recorded-past",
            over: [
              { level: "project", member: null, category: null, places: 1, held: 2 },
              { level: "member", member: "north", category: null, places: 0, held: 1 }
            ]
          }
        })
        expect((yield* ask(quotaUsage("p"))).project).toMatchObject({ held: 2, used: 2, overbooked: 1 })
      })
    )
  )

  it.effect("may share days with another stay of the participant: that is noted, and hinders no correction", () =>
    play(
      Effect.gen(function* () {
        const anna = { participant: "anna" }
        yield* send(...opened(), ...opened("q"), ...approved("other", { ...anna, project: "q" }))
        const events = yield* send(recordPast("m", anna))
        expect(events.map((event) => ("overlaps" in event ? event.overlaps : undefined))).toEqual([
          undefined,
          "other",
          undefined,
          undefined
        ])
        const apart = yield* send(recordPast("k", { ...anna, departedOn: "2020-01-01", endedOn: "2020-01-02" }))
        expect(apart.some((event) => "overlaps" in event)).toBe(false)
        yield* send(correct("m", { dates: { ended: "2020-01-01" } }), retract("m"))
        expect((yield* ask(mobility("m"))).stage).toBe("departed")
      })
    )
  )

  it.effect("also once it is in the tool and has come to share them by a correction", () =>
    play(
      Effect.gen(function* () {
        const anna = { participant: "anna" }
        const later = { departedOn: "2019-12-01", endedOn: "2019-12-10" }
        yield* send(...opened(), ...approved("other", anna), recordPast("m", { ...anna, ...later }))
        yield* send(register("m", { on: "2019-12-20" }), correct("m", { dates: { departed: "2019-11-15" } }))
        expect((yield* ask(mobility("m"))).stay).toEqual({ start: "2019-11-15", end: "2019-12-10" })
      })
    )
  )

  it.effect("and does not stop the other stay, which may not come to share days with yet another", () =>
    play(
      Effect.gen(function* () {
        const anna = { participant: "anna" }
        yield* send(...opened(), ...approved("m", anna), recordPast("k", anna))
        const planned = { start: "2019-12-01", end: "2019-12-10" }
        yield* send(depart("m"), ...approved("l", { ...anna, planned }))
        expect(yield* refusalOf(complete("m", { on: "2019-12-01" }))).toMatchObject({
          code: "StaysOverlap",
          mobility: "l"
        })
        yield* send(complete("m"), correct("m", { dates: { departed: "2019-11-02" } }), correct("m", { host: "h" }))
        yield* send(apply("n", anna))
        expect(
          yield* refusalsOf(approve("n"), correct("l", { planned: { start: "2019-11-20", end: null } }))
        ).toMatchObject([
          { code: "StaysOverlap", mobility: "m" },
          { code: "StaysOverlap", mobility: "m" }
        ])
        yield* send(...approved("o", { participant: "bo" }))
        expect(yield* refusalOf(correct("o", anna))).toMatchObject({ code: "StaysOverlap" })
      })
    )
  )

  it.effect("but not what cannot have been", () =>
    play(
      Effect.gen(function* () {
        yield* send(...opened(), ...completed("other"), register("other", { tool: "1" }))
        yield* send({ type: "leave-member", project: "p", member: "east", on: "2019-09-30" })
        expect(
          yield* refusalsOf(
            recordPast("other"),
            recordPast("m", { project: "q" }),
            recordPast("m", { member: "nobody" }),
            recordPast("m", { member: "east" }),
            recordPast("m", { category: "guest" }),
            recordPast("m", { departedOn: "2019-08-31", appliedOn: null, approvedOn: null }),
            recordPast("m", { registration: { tool: "1", status: "draft", on: null } })
          )
        ).toEqual([
          { code: "StepNotAllowed", mobility: "other", step: "record-past", stage: "completed", allowedFrom: ["none"] },
          { code: "UnknownProject", project: "q" },
          { code: "UnknownMember", project: "p", member: "nobody" },
          { code: "MemberHasLeft", project: "p", member: "east", leftOn: "2019-09-30" },
          { code: "UnknownCategory", project: "p", category: "guest", known: ["learner", "staff"] },
          { code: "OutsideProject", what: "departure", date: "2019-08-31", start: "2019-09-01", end: "2021-08-31" },
          { code: "ToolIdTaken", project: "p", tool: "1", mobility: "other" }
        ])
        // Nobody knows when it was applied for, so that the member may still have taken part.
        yield* send(recordPast("m", { member: "east", appliedOn: null }))
        expect(yield* refusalOf(correct("m", { dates: { applied: "2019-10-01" } }))).toMatchObject({
          code: "MemberHasLeft"
        })
      })
    )
  )
})
