/**
 * A series says what asking for each of its points says, and reads the log once for all of them.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { Consortium } from "../../src/consortium/Consortium.ts"
import {
  fourFigures,
  goalProgress,
  memberUsage,
  mobility,
  mobilities,
  participant,
  partners,
  projects,
  payments,
  project,
  type Question,
  quotaUsage,
  received,
  registrations,
  roles,
  timeline,
  versions
} from "../../src/consortium/Question.ts"
import { type SeriesOptions, seriesOf } from "../../src/consortium/Series.ts"
import { EventStore } from "../../src/eventsourcing/EventStore.ts"
import { addDays, CalendarDate } from "../../src/time/CalendarDate.ts"
import { story } from "../golden/Story.ts"
import { apply, approve, correct, grant, opened } from "../support/Commands.ts"
import { ask, dayIs, play, send, stored } from "../support/Playing.ts"
import { answerTo, playRoles, scene, sendAs } from "../roles/support.ts"

const day = (date: string) => CalendarDate.make(date)

const series = Effect.fnUntraced(function* <Answer>(question: Question<Answer>, options: SeriesOptions) {
  return yield* (yield* Consortium).series(question, options)
})

const questions: ReadonlyArray<Question<unknown>> = [
  ...["p", "q"].flatMap((id) => [
    project(id),
    quotaUsage(id),
    memberUsage(id, "south"),
    memberUsage(id, "nowhere"),
    goalProgress(id),
    fourFigures(id),
    versions(id),
    registrations(id),
    payments(id),
    mobilities(id)
  ]),
  mobility("moved"),
  timeline("past early"),
  roles("kim"),
  received(),
  partners(),
  projects(),
  participant("participant of moved")
]

/** What comes to a question's eyes. */
const seen = (id: string): Question<unknown> => ({
  ...registrations(id),
  begin: () => {
    const ids: Array<string> = []
    return {
      take: (events) => {
        for (const event of events) ids.push(event.id)
      },
      answer: () => [...ids]
    }
  }
})

/** Moments between all that was recorded, and on it. */
const moments = Effect.map(stored, ({ events }) => {
  const instants = [...new Set(events.map(({ recordedAt }) => recordedAt))]
  return [0, ...instants.flatMap((instant) => [instant - 1, instant]), (instants.at(-1) ?? 0) + 1]
})

const days = Array.from({ length: 16 }, (_, i) => addDays(day("2019-08-20"), i * 31))

describe("is what asking for each point says", () => {
  it.effect("known by each moment", () =>
    play(
      Effect.gen(function* () {
        yield* story
        const knownBy = yield* moments
        for (const question of questions) {
          for (const past of [{}, { asOf: day("2020-01-15") }]) {
            const { points } = yield* series(question, { knownBy, ...past })
            expect(points.map(({ at }) => at)).toEqual(knownBy)
            for (const { answer, at } of points) expect(answer).toEqual(yield* ask(question, { knownAt: at, ...past }))
          }
        }
      })
    )
  )

  it.effect("happened by each day", () =>
    play(
      Effect.gen(function* () {
        yield* story
        const known = (yield* moments)[5] ?? 0
        for (const question of questions) {
          for (const past of [{}, { knownAt: known }, { knownAt: day("2020-06-15") }]) {
            const { points } = yield* series(question, { happenedBy: days, ...past })
            for (const { answer, at } of points)
              expect(answer).toEqual(yield* ask(question, { asOf: day(String(at)), ...past }))
          }
        }
      })
    )
  )

  const moving = Effect.gen(function* () {
    yield* dayIs("2019-10-01")
    yield* send(...opened(), ...opened("q"), grant(5), { type: "grant-places", project: "q", places: 5 })
    yield* dayIs("2019-10-12")
    yield* send(apply("m"), apply("n", { project: "q" }), approve("m"))
    yield* dayIs("2019-11-05")
    yield* send(correct("m", { project: "q" }))
    yield* dayIs("2019-12-05")
    yield* send(correct("m", { project: "p", member: "south" }), correct("n", { project: "p" }))
  })

  it.effect("where mobilities came from elsewhere, and were not here before", () =>
    play(
      Effect.gen(function* () {
        yield* moving
        const per = { per: "month", from: day("2019-09-15"), to: day("2019-12-06") } as const
        for (const id of ["p", "q"]) {
          for (const question of [quotaUsage(id), registrations(id), goalProgress(id), seen(id)]) {
            for (const past of [{}, { asOf: day("2019-10-31") }]) {
              const { points } = yield* series<unknown>(question, { knownBy: per, ...past })
              expect(points.map(({ at }) => at)).toEqual(["2019-09-30", "2019-10-31", "2019-11-30", "2019-12-06"])
              for (const { answer, at } of points)
                expect(answer).toEqual(yield* ask<unknown>(question, { knownAt: at, ...past }))
            }
          }
        }
        const { points } = yield* series(quotaUsage("p"), { knownBy: per })
        expect(points.map(({ answer }) => answer.project.count.selected + answer.project.count.applied)).toEqual([
          0, 1, 0, 2
        ])
      })
    )
  )
})

describe("its points", () => {
  const told = Effect.gen(function* () {
    yield* dayIs("2019-10-05")
    yield* send(...opened("p", { timeZone: "Pacific/Kiritimati" }), { type: "grant-places", project: "p", places: 1 })
    yield* dayIs("2019-11-05")
    yield* send({ type: "grant-places", project: "p", places: 2, on: "2019-11-05" })
  })
  const places = Effect.fnUntraced(function* (options: SeriesOptions) {
    const { points } = yield* series(quotaUsage("p"), options)
    return points.map(({ at, answer }) => [at, answer.project.places])
  })
  const noon = Date.parse("2019-11-05T12:00:00Z")

  it.effect("stand in the order asked for, as often as asked for, days beside moments", () =>
    play(
      Effect.gen(function* () {
        yield* told
        const october = day("2019-10-31")
        expect(yield* places({ knownBy: [noon, october, noon - 1, october, 0] })).toEqual([
          [noon, 2],
          [october, 1],
          [noon - 1, 1],
          [october, 1],
          [0, undefined]
        ])
        expect(yield* places({ happenedBy: [day("2019-11-05"), october, day("2019-11-06")] })).toEqual([
          ["2019-11-05", 2],
          [october, 1],
          ["2019-11-06", 2]
        ])
        expect(yield* places({ happenedBy: { per: "year", from: october, to: day("2020-01-01") } })).toEqual([
          ["2019-12-31", 2],
          ["2020-01-01", 2]
        ])
      })
    )
  )

  it.effect("end with the day in the project's time zone, which begins fourteen hours earlier there", () =>
    play(
      Effect.gen(function* () {
        yield* told
        // Noon of the 5th in UTC is the 6th there.
        expect(yield* places({ knownBy: [day("2019-11-05"), day("2019-11-06")] })).toEqual([
          ["2019-11-05", 1],
          ["2019-11-06", 2]
        ])
      })
    )
  )

  it.effect("is of moments that are, also beyond every other; what is no number is none", () =>
    play(
      Effect.gen(function* () {
        yield* told
        const { points } = yield* series(quotaUsage("p"), { knownBy: [Number.POSITIVE_INFINITY, 0] })
        expect(points.map(({ at }) => at)).toEqual([Number.POSITIVE_INFINITY, 0])
        const none = Effect.exit(series(quotaUsage("p"), { knownBy: [0, Number.NaN] }))
        expect(String(yield* none)).toContain("the moment that is asked about is not a number")
        const past = Effect.exit(ask(quotaUsage("p"), { knownAt: Number.NaN }))
        expect(String(yield* past)).toContain("the moment that is asked about is not a number")
      })
    )
  )

  it.effect("may be none", () =>
    play(
      Effect.gen(function* () {
        yield* told
        expect(yield* series(quotaUsage("p"), { knownBy: [] })).toEqual({ points: [], upTo: 0 })
        expect((yield* series(quotaUsage("p"), { happenedBy: [] })).points).toEqual([])
      })
    )
  )

  it.effect("tell up to where the log was read", () =>
    play(
      Effect.gen(function* () {
        yield* told
        const { head } = yield* stored
        expect((yield* series(quotaUsage("p"), { knownBy: [noon] })).upTo).toBe(head)
        expect((yield* series(quotaUsage("p"), { knownBy: [noon - 1] })).upTo).toBe(head - 1)
        expect((yield* series(quotaUsage("p"), { happenedBy: [], knownAt: noon - 1 })).upTo).toBe(head - 1)
      })
    )
  )

  it.effect("are read in one pass, however many there are", () =>
    play(
      Effect.gen(function* () {
        yield* told
        const store = yield* EventStore
        let reads = 0
        const counting: typeof store = {
          ...store,
          read: (parts, options) => {
            reads++
            return store.read(parts, options)
          },
          positionAt: (instant) => {
            reads++
            return store.positionAt(instant)
          }
        }
        const knownBy = Array.from({ length: 100 }, (_, i) => noon - i)
        yield* seriesOf({ store: counting }, quotaUsage("p"), { knownBy })
        expect(reads).toBe(2)
        reads = 0
        yield* seriesOf({ store: counting }, quotaUsage("p"), { knownBy, asOf: day("2019-10-31") })
        expect(reads).toBe(2)
        reads = 0
        yield* seriesOf({ store: counting }, quotaUsage("p"), { happenedBy: days })
        expect(reads).toBe(1)
      })
    )
  )

  it.effect("of a version that is not there are told as such", () =>
    play(
      Effect.gen(function* () {
        yield* told
        const version = { project: "p", name: "final-7" }
        expect((yield* Effect.flip(series(quotaUsage("p"), { happenedBy: days, version })))._tag).toBe("UnknownVersion")
      })
    )
  )
})

it.effect("is told to those who may ask for its answers", () =>
  playRoles(
    Effect.gen(function* () {
      const consortium = yield* Consortium
      yield* sendAs("chief", ...scene)
      const knownBy = [day("2020-06-15")]
      for (const actor of ["chief", "contact", "anna", "nobody"]) {
        for (const question of [quotaUsage("p"), memberUsage("p", "north"), timeline("hers")]) {
          const asked = yield* answerTo<unknown>(actor, question)
          const told = yield* Effect.matchEffect(consortium.seriesAs<unknown>(actor, question, { knownBy }), {
            onSuccess: ({ points }) => Effect.succeed({ answer: points[0]?.answer }),
            onFailure: (failed) =>
              failed._tag === "Refused" ? Effect.succeed(failed.refusal.code) : Effect.fail(failed)
          })
          expect(told).toEqual(asked)
        }
      }
      const wanted = { happenedBy: knownBy, version: { project: "q", name: "final-1" } }
      const refused = yield* Effect.flip(consortium.seriesAs("leader", quotaUsage("p"), wanted))
      expect(refused).toMatchObject({ _tag: "Refused", refusal: { name: "project-versions" } })
    })
  )
)

it.effect("is told to everybody where no roles are set", () =>
  play(
    Effect.gen(function* () {
      yield* send(...opened(), grant(3))
      const { seriesAs } = yield* Consortium
      const { points } = yield* seriesAs("anybody", quotaUsage("p"), { happenedBy: [day("2020-06-15")] })
      expect(points.map(({ answer }) => answer.project.places)).toEqual([3])
    })
  )
)
