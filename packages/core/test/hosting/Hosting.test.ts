/**
 * One hosting: what is known of it, now and in both pasts, and what corrections make of it.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { AskOptions } from "../../src/consortium/Asking.ts"
import { hosting, hostingUsage, partners, received } from "../../src/consortium/Question.ts"
import { hosting as projection } from "../../src/hosting/Hosting.ts"
import { HostingFact } from "../../src/hosting/HostingEvent.ts"
import { unasked } from "../../src/hosting/HostingState.ts"
import { CalendarDate } from "../../src/time/CalendarDate.ts"
import { opened } from "../support/Commands.ts"
import {
  accept,
  arrive,
  correctHosting,
  end,
  hosted,
  hostingInError,
  offer,
  reinstateHosting,
  rejectHosting,
  request,
  requestAgain,
  retractHosting,
  supervise,
  withdrawOffer
} from "../support/Hosting.ts"
import { ask, dayIs, eventOf, play, refusalOf, send, stored } from "../support/Playing.ts"

const by = (day: string): AskOptions => ({ asOf: CalendarDate.make(day) })
const known = (day: string): AskOptions => ({ knownAt: CalendarDate.make(day) })
const day = (text: string) => CalendarDate.make(text)

describe("a hosting", () => {
  it.effect("that nobody asked for is nothing", () =>
    play(
      Effect.gen(function* () {
        const nothing = { stage: "none", learningGoals: [], facts: [], entries: [] }
        expect(yield* ask(hosting("h"))).toEqual({ ...unasked, ...nothing })
      })
    )
  )

  it("goes by every fact of its kind, and by every correction", () => {
    const facts = HostingFact.members.map(({ fields }) => fields.type.literal)
    const corrections = ["details-corrected", "step-retracted", "entered-in-error", "reinstated"].map(
      (what) => `hosting.${what}`
    )
    expect([...facts, ...corrections].toSorted()).toEqual([...projection.types].toSorted())
  })

  it.effect("tells its plan and its days side by side, who looks after it, and what was entered", () =>
    play(
      Effect.gen(function* () {
        const learningGoals = ["LU-3"]
        yield* send(request("h", { group: "g", learningGoals }), accept("h", { supervisor: "tutor 1" }), arrive("h"))
        yield* send(end("h", "2020-03-18"))
        expect((yield* ask(hosting("h"))).supervisor).toBe("tutor 1")
        yield* send(supervise("h", "tutor 2"))
        expect(yield* ask(hosting("h"))).toMatchObject({
          stage: "ended",
          planned: { start: "2020-03-01", end: "2020-03-20" },
          standing: {
            member: "north",
            category: "learner",
            partner: "partner 1",
            participant: "guest of h",
            goals: [],
            days: { start: "2020-03-01", end: "2020-03-18" }
          },
          group: "g",
          learningGoals,
          supervisor: "tutor 2",
          entries: [
            { type: "hosting.requested", occurredOn: "2020-01-10", correctedBy: undefined },
            { type: "hosting.accepted", occurredOn: "2020-01-20" },
            { type: "hosting.arrived", occurredOn: "2020-03-01" },
            { type: "hosting.ended", occurredOn: "2020-03-18" },
            { type: "hosting.supervisor-named", occurredOn: "2020-02-10" }
          ]
        })
      })
    )
  )

  it.effect("that was rejected is asked for again as it was, but for what is said anew", () =>
    play(
      Effect.gen(function* () {
        const planned = { start: "2020-03-05", end: "2020-03-09" }
        yield* send(...opened(), request("h", { project: "p", goals: ["1"], learningGoals: ["LU-3"] }))
        yield* send(rejectHosting("h"), requestAgain("h", { planned }))
        expect(yield* ask(hosting("h"))).toMatchObject({
          stage: "requested",
          planned,
          standing: { days: planned, category: "learner", goals: ["1"] },
          learningGoals: ["LU-3"]
        })
        yield* send(rejectHosting("h", "2020-01-19"))
        yield* send(requestAgain("h", { on: "2020-01-19", category: "staff", goals: ["2.1"], learningGoals: [] }))
        expect(yield* ask(hosting("h"))).toMatchObject({
          planned,
          standing: { category: "staff", goals: ["2.1"] },
          learningGoals: []
        })
      })
    )
  )

  it.effect("whose acceptance is retracted has no supervisor but one that was named by itself", () =>
    play(
      Effect.gen(function* () {
        yield* send(request("h"), accept("h", { supervisor: "tutor 1" }), retractHosting("h"))
        expect((yield* ask(hosting("h"))).supervisor).toBeUndefined()
        yield* send(accept("h"), supervise("h", "tutor 2"), retractHosting("h"))
        expect((yield* ask(hosting("h"))).supervisor).toBe("tutor 2")
      })
    )
  )

  it.effect("that was entered in error is nothing but its story, and its id is not given again", () =>
    play(
      Effect.gen(function* () {
        yield* send(...hosted("h"), request("k"))
        expect(yield* eventOf(hostingInError("h", { duplicateOf: "k" }))).toMatchObject({
          before: { stage: "ended" },
          after: { stage: "entered-in-error" },
          duplicateOf: "k"
        })
        const { entries, facts, stage, standing } = yield* ask(hosting("h"))
        expect({ stage, standing, facts }).toEqual({ stage: "entered-in-error", standing: undefined, facts: [] })
        expect(entries.map(({ correctedBy }) => correctedBy === entries[4]?.id)).toEqual([
          true,
          true,
          true,
          true,
          false
        ])
      })
    )
  )

  it.effect(
    "that was no error stands again as it was, counts again, and takes its bed again, be there one or not",
    () =>
      play(
        Effect.gen(function* () {
          yield* send(...opened(), offer(1), ...hosted("h", { project: "p", goals: ["1"] }))
          yield* send(correctHosting("h", { dates: { arrived: "2020-03-02" } }))
          const before = yield* ask(hosting("h"))
          const [counted, came] = [yield* ask(received()), yield* ask(partners())]
          yield* send(hostingInError("h"), request("k"), accept("k"))
          const [, , , , , error] = (yield* ask(hosting("h"))).entries
          const event = yield* eventOf(reinstateHosting("h"))
          expect(event).toMatchObject({ corrects: [error?.id], reason: "no-duplicate", after: before.standing })
          expect(event).not.toHaveProperty("before")
          const after = yield* ask(hosting("h"))
          const marks = (entries: typeof before.entries) => entries.map(({ correctedBy }) => correctedBy)
          expect({ ...after, entries: [] }).toEqual({ ...before, entries: [] })
          expect(marks(after.entries)).toEqual([...marks(before.entries), after.entries.at(-1)?.id, undefined])
          expect([yield* ask(received()), yield* ask(partners())]).toEqual([counted, came])
          expect(
            (yield* ask(hostingUsage("north", { start: day("2020-03-03"), end: day("2020-03-03") }))).spans
          ).toEqual([expect.objectContaining({ accepted: 2, overbooked: 1 })])
          expect(yield* refusalOf(reinstateHosting("h"))).toMatchObject({
            code: "HostingStepNotAllowed",
            stage: "ended"
          })
        })
      )
  )
})

const changes = {
  member: "south",
  category: "staff",
  partner: "partner 2",
  participant: "guest 2",
  group: "group 2",
  goals: ["2.1"],
  learningGoals: ["LU-4"],
  planned: { start: "2020-03-02", end: "2020-03-21" },
  dates: { requested: "2020-01-09", accepted: "2020-01-21", arrived: "2020-03-02", ended: "2020-03-21" }
}

describe("a correction", () => {
  it.effect("leaves a hosting without a group that belongs to none, and alone otherwise", () =>
    play(
      Effect.gen(function* () {
        const groupOf = Effect.map(ask(hosting("h")), ({ group }) => group)
        yield* send(request("h", { group: "group 1" }), correctHosting("h", { category: "staff" }))
        expect(yield* groupOf).toBe("group 1")
        const cleared = yield* eventOf(correctHosting("h", { group: null }))
        expect(cleared).toMatchObject({ type: "hosting.details-corrected", changes: { group: null } })
        expect(yield* groupOf).toBeUndefined()
        expect((yield* ask(hosting("h"))).facts.every(({ event }) => !("group" in event))).toBe(true)
        expect(yield* refusalOf(correctHosting("h", { group: null }))).toEqual({
          code: "HostingAlreadySo",
          hosting: "h"
        })
        expect((yield* stored).events.at(-1)?.event.tags.filter((tag) => tag.startsWith("group:"))).toEqual([])
        yield* send(correctHosting("h", { group: "group 2" }))
        expect(yield* groupOf).toBe("group 2")
      })
    )
  )

  it.effect("makes of a hosting what it would be, had all been entered right at first", () =>
    play(
      Effect.gen(function* () {
        const { dates, ...details } = changes
        const more = { project: "p", goals: ["1"] }
        yield* send(...opened(), ...hosted("wrong", more), correctHosting("wrong", changes))
        yield* send(request("right", { ...more, ...details, on: dates.requested }))
        yield* send(accept("right", { on: dates.accepted }), arrive("right", dates.arrived), end("right", dates.ended))
        const [wrong, right] = [yield* ask(hosting("wrong")), yield* ask(hosting("right"))]
        const { entries: _, facts, ...rest } = wrong
        const { entries: __, facts: rightFacts, ...others } = right
        expect(rest).toEqual(others)
        const told = (all: typeof facts) => all.map(({ event: { hosting: ___, ...event } }) => event)
        expect(told(facts)).toEqual(told(rightFacts))
      })
    )
  )

  it.effect("names the entries that it corrects, and no others", () =>
    play(
      Effect.gen(function* () {
        yield* send(request("h"), rejectHosting("h"), requestAgain("h"), accept("h"))
        yield* send(correctHosting("h", { category: "staff", dates: { accepted: "2020-01-21" } }))
        const { entries } = yield* ask(hosting("h"))
        expect(entries.flatMap(({ correctedBy, type }) => (correctedBy === undefined ? [] : [type]))).toEqual([
          "hosting.requested-again",
          "hosting.accepted"
        ])
        // What was asked for at first stays: the request that stands is corrected.
        expect((yield* ask(hosting("h"), by("2020-01-15"))).standing).toMatchObject({ category: "learner" })
      })
    )
  )
})

const period = { start: day("2020-03-01"), end: day("2020-03-31") }
const total = (options: AskOptions) => Effect.map(ask(received(), options), (report) => report.total)
const start = (options: AskOptions) => Effect.map(ask(hosting("h"), options), ({ standing }) => standing?.days.start)
const firstSpan = (member: string, options: AskOptions) =>
  Effect.map(ask(hostingUsage(member, period), options), ({ spans }) => spans[0])
const accepted = (member: string, options: AskOptions) =>
  Effect.map(firstSpan(member, options), (span) => span?.accepted)
const offered = (options: AskOptions) => Effect.map(firstSpan("north", options), (span) => span?.offered)

describe("the past", () => {
  it.effect("as of a day: what had happened by then, as if it had been entered right at first", () =>
    play(
      Effect.gen(function* () {
        yield* send(...hosted("h"), correctHosting("h", { dates: { arrived: "2020-03-03" } }))
        const stages = [
          ["2020-01-09", "none"],
          ["2020-01-10", "requested"],
          ["2020-01-20", "accepted"],
          ["2020-03-01", "accepted"],
          ["2020-03-03", "arrived"],
          ["2020-03-20", "ended"]
        ] as const
        for (const [on, stage] of stages) expect((yield* ask(hosting("h"), by(on))).stage).toBe(stage)
        expect(yield* total(by("2020-03-02"))).toBe(0)
        expect(yield* total(by("2020-03-03"))).toBe(1)
        expect((yield* ask(hosting("h"), by("2020-03-03"))).standing?.days).toEqual({
          start: "2020-03-03",
          end: "2020-03-20"
        })
      })
    )
  )

  it.effect("as of a day on which a supervisor was named, as was entered after the end: it had not ended", () =>
    play(
      Effect.gen(function* () {
        yield* send(...hosted("h"), supervise("h", "tutor 1", "2020-03-05"))
        const { stage, supervisor } = yield* ask(hosting("h"), by("2020-03-10"))
        expect([stage, supervisor]).toEqual(["arrived", "tutor 1"])
        expect((yield* firstSpan("north", by("2020-03-10")))?.present).toBe(1)
      })
    )
  )

  it.effect("known at a day: what was entered by then, whatever is known since; a day ends in the hosting's zone", () =>
    play(
      Effect.gen(function* () {
        yield* send(offer(5, { timeZone: "Pacific/Auckland" }), ...hosted("h"))
        yield* dayIs("2020-06-20")
        yield* send(correctHosting("h", { dates: { arrived: "2020-03-03" } }))
        // Noon in UTC on the 15th is midnight in Auckland: there it was entered on the 16th.
        expect(yield* start(known("2020-06-15"))).toBeUndefined()
        expect(yield* start(known("2020-06-16"))).toBe("2020-03-01")
        expect(yield* start(known("2020-06-20"))).toBe("2020-03-01")
        expect(yield* start(known("2020-06-21"))).toBe("2020-03-03")
        expect(yield* total(known("2020-06-15"))).toBe(0)
        expect(yield* total(known("2020-06-16"))).toBe(1)
        expect((yield* ask(hosting("h"), { ...by("2020-03-02"), ...known("2020-06-16") })).stage).toBe("arrived")
        expect((yield* ask(hosting("h"), { ...by("2020-03-02"), ...known("2020-06-21") })).stage).toBe("accepted")
        const usage = yield* ask(hostingUsage("north", period), known("2020-06-15"))
        expect(usage.spans.map(({ offered }) => offered)).toEqual([undefined])
      })
    )
  )

  it.effect("of a member that a hosting was moved from, and of the one it was moved to", () =>
    play(
      Effect.gen(function* () {
        yield* send(...hosted("h"), correctHosting("h", { member: "south" }))
        for (const options of [{}, by("2020-03-10")]) {
          expect(yield* accepted("north", options)).toBe(0)
          expect(yield* accepted("south", options)).toBe(1)
        }
        yield* send(correctHosting("h", { participant: "guest 9" }))
        expect(yield* accepted("south", by("2020-03-10"))).toBe(1)
      })
    )
  )

  it.effect("of what is offered: each offer on its day, until it is taken back", () =>
    play(
      Effect.gen(function* () {
        yield* send(offer(3), withdrawOffer({ on: "2020-02-01" }))
        expect(yield* offered(by("2019-12-31"))).toBeUndefined()
        expect(yield* offered(by("2020-01-31"))).toBe(3)
        expect(yield* offered(by("2020-02-01"))).toBeUndefined()
      })
    )
  )
})
