/**
 * Several processes at once: every answer must be what the log alone tells at the position that the answer names.
 */
import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Effect, Result } from "effect"
import * as fc from "fast-check"
import type { Request } from "../../src/eventsourcing/Batch.ts"
import type { EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { fold, type Recorded } from "../../src/eventsourcing/Projection.ts"
import { all } from "../../src/eventsourcing/Query.ts"
import { type CourseCommand, type CourseEvent, most, seats, timetable } from "./courses.ts"
import {
  anyCommand,
  ask,
  type CourseAnswer,
  decidedOn,
  enrolling,
  keysOf,
  leaving,
  logOf,
  memoryStore,
  noTime,
  opening,
  patience,
  runnerOn,
  stored
} from "./support.ts"

const together = { concurrency: "unbounded" } as const

/** A store far away: every call takes a turn to get there, and every answer one to come back. */
const faraway = (store: EventStoreService, turn: Effect.Effect<unknown>): EventStoreService => {
  const travel = <A, E>(call: Effect.Effect<A, E>): Effect.Effect<A, E> =>
    Effect.andThen(
      turn,
      Effect.flatMap(Effect.exit(call), (exit) => Effect.andThen(turn, exit))
    )
  return {
    ...store,
    read: (parts, options) => travel(store.read(parts, options)),
    append: (events, condition) => travel(store.append(events, condition)),
    find: (ids) => travel(store.find(ids))
  }
}

/** At no position of the log has a course more students than places, or a student more courses than allowed. */
const neverTooMany = (
  log: ReadonlyArray<Recorded<CourseEvent>>,
  courses: ReadonlyArray<string>,
  students: ReadonlyArray<string>
) => {
  for (let upTo = 0; upTo <= log.length; upTo++) {
    const past = log.slice(0, upTo)
    for (const course of courses) {
      const { places, students } = fold(seats, course, past)
      expect(students.length).toBeLessThanOrEqual(places)
      expect(new Set(students).size).toBe(students.length)
    }
    for (const student of students) {
      expect(Object.keys(fold(timetable, student, past)).length).toBeLessThanOrEqual(most)
    }
  }
}

/** The answer to one command is what the log tells where the answer stands. */
const justified = (
  log: ReadonlyArray<Recorded<CourseEvent>>,
  { commands: [command] }: Request<CourseCommand>,
  answer: CourseAnswer
): void => {
  const context = { actor: "tester", now: 0 }
  if (answer._tag === "Refused") {
    const refusals = answer.refusals.map(({ refusal }) => refusal)
    expect(decidedOn(log.slice(0, answer.upTo), command, context)).toEqual(Result.fail(refusals[0]))
    return
  }
  const [first] = answer.events
  const before = first === undefined ? answer.upTo : first.position - 1
  const events = answer.events.map(({ event }) => event)
  expect(decidedOn(log.slice(0, before), command, context)).toEqual(Result.succeed(events))
  expect(answer.events).toEqual(log.slice(before, before + events.length))
}

/** Nothing is stored but what was acknowledged once as new. */
const storedOnce = (log: ReadonlyArray<Recorded<CourseEvent>>, answers: ReadonlyArray<CourseAnswer>, known: number) => {
  const fresh = answers.flatMap((answer) => (answer._tag === "Done" && !answer.again ? answer.events : []))
  expect(fresh.map(({ position }) => position).sort((a, b) => a - b)).toEqual(
    log.slice(known).map(({ position }) => position)
  )
}

/** A request and which of the processes gets it. */
interface Sent {
  readonly request: Request<CourseCommand>
  readonly to: number
}

/** Sends requests to three processes; sending, calls and answers take place in the order that the scheduler likes. */
const answersOf = (scheduler: fc.Scheduler, memory: EventStoreService, sent: ReadonlyArray<Sent>, capacity?: number) =>
  Effect.gen(function* () {
    const turn = Effect.promise(() => scheduler.schedule(Promise.resolve()))
    const store = faraway(memory, turn)
    const options = capacity === undefined ? {} : { capacity }
    const runners = yield* Effect.forEach(Arr.range(0, 2), () => runnerOn(store, options))
    const answered = ({ request, to }: Sent) =>
      Effect.gen(function* () {
        yield* turn
        const { head } = yield* memory.read([{ query: all }], { limit: 0 })
        const { run } = yield* Effect.fromNullishOr(runners[to])
        const answer = yield* run(request)
        // No answer is older than the question.
        expect(answer._tag === "Done" && answer.again ? head : answer.upTo).toBeGreaterThanOrEqual(head)
        return answer
      })
    const running = Effect.forEach(sent, answered, together)
    return yield* Effect.promise(() => scheduler.waitFor(Effect.runPromise(noTime(running))))
  })

describe("in any order in which calls reach the store and answers come back", () => {
  const process = fc.nat({ max: 2 })
  const sending = fc.record({ command: anyCommand, to: process, resentTo: fc.option(process) })

  it(
    "every answer is justified by the log, and every event stored once",
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(sending, { minLength: 1, maxLength: 10, size: "max" }),
          fc.integer({ min: 1, max: 12 }),
          (scheduler, sendings, capacity) =>
            Effect.gen(function* () {
              const memory = yield* memoryStore
              yield* (yield* runnerOn(memory)).run(ask(opening("a", 2, "t1"), opening("b", 1, "t2")))
              const sent = sendings.flatMap(({ command, resentTo, to }): ReadonlyArray<Sent> => {
                const request = ask(command)
                return resentTo === null
                  ? [{ request, to }]
                  : [
                      { request, to },
                      { request, to: resentTo }
                    ]
              })
              const answers = yield* answersOf(scheduler, memory, sent, capacity)
              const log = yield* logOf(memory)
              for (const [answer, { request }] of Arr.zip(answers, sent)) justified(log, request, answer)
              storedOnce(log, answers, 2)
              expect(answers).toHaveLength(sent.length)
            }).pipe(Effect.scoped, Effect.runPromise)
        )
      ),
    patience
  )

  it(
    "places are never exceeded, and none stays free while somebody is refused for want of it",
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.integer({ min: 0, max: 4 }),
          fc.array(process, { minLength: 1, maxLength: 8, size: "max" }),
          (scheduler, places, students) =>
            Effect.gen(function* () {
              const memory = yield* memoryStore
              yield* (yield* runnerOn(memory)).run(ask(opening("a", places)))
              const sent = students.map((to, i) => ({ request: ask(enrolling("a", `s${i}`)), to }))
              const answers = yield* answersOf(scheduler, memory, sent)
              const log = yield* logOf(memory)
              neverTooMany(
                log,
                ["a"],
                students.map((_, i) => `s${i}`)
              )
              storedOnce(log, answers, 1)
              expect(answers.filter(({ _tag }) => _tag === "Done")).toHaveLength(Math.min(places, students.length))
            }).pipe(Effect.scoped, Effect.runPromise)
        )
      ),
    patience
  )
})

describe("with real fibers", () => {
  it.live("of 64 who want the last place one gets it, on one runner and on several", () =>
    Effect.gen(function* () {
      for (const processes of [1, 4]) {
        const memory = yield* memoryStore
        yield* (yield* runnerOn(memory)).run(ask(opening("a", 1)))
        const store = faraway(memory, Effect.yieldNow)
        const runners = yield* Effect.forEach(Arr.range(1, processes), () => runnerOn(store))
        const answers = yield* Effect.forEach(
          Arr.range(0, 63),
          (i) =>
            Effect.flatMap(Effect.fromNullishOr(runners[i % processes]), ({ run }) =>
              run(ask(enrolling("a", `s${i}`)))
            ),
          together
        )
        expect(answers.filter(({ _tag }) => _tag === "Done")).toHaveLength(1)
        expect(yield* stored(memory)).toHaveLength(2)
      }
    })
  )

  it.live("coming, going and resending: every answer is justified, nobody has too much", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      const store = faraway(memory, Effect.yieldNow)
      const [courses, students] = [keysOf["seats"] ?? [], keysOf["timetable"] ?? []]
      yield* (yield* runnerOn(memory)).run(ask(opening("a", 2), opening("b", 1)))
      const runners = yield* Effect.forEach(Arr.range(1, 3), () => runnerOn(store, { capacity: 6 }))
      const requests = Arr.range(0, 239).flatMap((i) => {
        const [course = "", student = ""] = [courses[(i * 7) % 2], students[(i * 5) % 3]]
        const sent = ask(i % 3 === 0 ? leaving(course, student) : enrolling(course, student))
        return i % 4 === 0 ? [sent, sent] : [sent]
      })
      const answers = yield* Effect.forEach(
        requests,
        (sent, i) =>
          Effect.andThen(
            Effect.forEach(Arr.range(0, i % 50), () => Effect.yieldNow, { discard: true }),
            Effect.flatMap(Effect.fromNullishOr(runners[i % 3]), ({ run }) => run(sent))
          ),
        together
      )
      const log = yield* logOf(memory)
      neverTooMany(log, courses, students)
      storedOnce(log, answers, 2)
      for (const [answer, request] of Arr.zip(answers, requests)) justified(log, request, answer)
    })
  )
})
