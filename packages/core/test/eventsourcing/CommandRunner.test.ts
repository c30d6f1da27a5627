import { describe, expect, it } from "@effect/vitest"
import { Clock, Effect, Fiber, Random, Result } from "effect"
import { TestClock } from "effect/testing"
import { generation as ours } from "../../src/eventsourcing/Command.ts"
import { ask as answer } from "../../src/eventsourcing/Ask.ts"
import type { AppendCondition, EventStoreService, ReadPart } from "../../src/eventsourcing/EventStore.ts"
import { all } from "../../src/eventsourcing/Query.ts"
import { codec, type CourseCommand, decisions, seats } from "./courses.ts"
import {
  ask,
  begin,
  counted,
  encoded,
  enrolling,
  failure,
  gated,
  leaving,
  logOf,
  memoryStore,
  noTimeBut,
  opening,
  rivalled,
  runnerOn,
  stateOf,
  write
} from "./support.ts"

/** A store that notes what it is asked. */
const noted = (store: EventStoreService) => {
  const reads: Array<ReadonlyArray<ReadPart>> = []
  const conditions: Array<AppendCondition | undefined> = []
  const noting: EventStoreService = {
    ...store,
    read: (parts, options) => (reads.push(parts), store.read(parts, options)),
    append: (events, condition) => (conditions.push(condition), store.append(events, condition))
  }
  return { reads, conditions, store: noting }
}

/** Lets the pauses of an effect pass. */
const patiently = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const running = yield* begin(effect)
    while (running.pollUnsafe() === undefined) yield* TestClock.adjust(50)
    return yield* Fiber.join(running)
  })

const noPlace = (places: number) => ({
  _tag: "Refused",
  refusals: [{ row: 0, refusal: { code: "no place", places, taken: places } }]
})

const done = (events: number, again = false) => ({ _tag: "Done", again, events: { length: events } })

describe("reading", () => {
  it.effect("brings all parts to one head, and the append is made under the condition of that head", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      yield* write(memory, { type: "course.opened", course: "a", places: 2, tutor: "t" })
      yield* write(memory, { type: "student.noted", student: "s1", note: "in no boundary" })
      const { conditions, reads, store } = noted(memory)
      const runner = yield* runnerOn(store)
      const answered = yield* runner.run(ask(enrolling("a", "s1")))
      expect(answered).toMatchObject({ _tag: "Done", upTo: 3, again: false })
      // The course first: it tells the tutor, and then all are read together.
      expect(reads.map((parts) => parts.map(({ query }) => query[0].tags?.[0]))).toEqual([
        ["model:generation", "course:a", "student:s1"],
        ["course:a", "student:s1", "model:generation", "tutor:t"]
      ])
      expect(reads[1]?.map(({ after }) => after)).toEqual([2, 2, 2, 0])
      const asked = reads[1]?.flatMap(({ query }) => query) ?? []
      expect(conditions).toMatchObject([{ after: 2, failIfEventsMatch: { length: asked.length } }])
      expect(conditions[0]?.failIfEventsMatch).toEqual(expect.arrayContaining(asked))
    })
  )

  it.effect("is not needed for a command whose parts are known", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 2)))
      yield* runner.run(ask(enrolling("a", "s1")))
      calls.reads = calls.appends = 0
      expect(yield* runner.run(ask(leaving("a", "s1")))).toMatchObject(done(1))
      expect(yield* runner.run(ask(enrolling("a", "s1")))).toMatchObject(done(1))
      expect(calls).toMatchObject({ reads: 0, appends: 2, finds: 0 })
    })
  )

  it.effect("is not needed either when strangers wrote what no part of it would have read", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 2)))
      yield* runner.run(ask(enrolling("a", "s1")))
      yield* write(store, { type: "course.opened", course: "b", places: 1, tutor: "t" })
      yield* runner.run(ask(enrolling("b", "s2")))
      calls.reads = calls.appends = 0
      expect(yield* runner.run(ask(leaving("a", "s1")))).toMatchObject(done(1))
      expect(calls).toMatchObject({ reads: 0, appends: 1 })
    })
  )

  it.effect("comes before every refusal: another writer may have freed the place", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 1)))
      yield* runner.run(ask(enrolling("a", "s1")))
      expect(yield* runner.run(ask(enrolling("a", "s2")))).toMatchObject({ ...noPlace(1), upTo: 2 })
      calls.reads = 0
      expect(yield* runner.run(ask(enrolling("a", "s2")))).toMatchObject(noPlace(1))
      expect(calls.reads).toBe(1)
      yield* write(store, { type: "student.left", course: "a", student: "s1" })
      expect(yield* runner.run(ask(enrolling("a", "s2")))).toMatchObject(done(1))
      expect((yield* stateOf(store, seats, "a")).students).toEqual(["s2"])
    })
  )

  it.effect("comes before every answer that there is nothing to do", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      const { calls, store } = counted(memory)
      const runner = yield* runnerOn(store)
      expect(yield* runner.run(ask({ type: "report", tutor: "t", ill: true }))).toMatchObject({ ...done(1), upTo: 1 })
      expect(yield* runner.run(ask({ type: "report", tutor: "t", ill: true }))).toMatchObject({ ...done(0), upTo: 1 })
      yield* write(memory, { type: "tutor.recovered", tutor: "t" })
      expect(yield* runner.run(ask({ type: "report", tutor: "t", ill: true }))).toMatchObject({ ...done(1), upTo: 3 })
      expect(calls.appends).toBe(2)
    })
  )

  it.effect("comes before anything is written that was decided on states of different moments", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      let mixed = 0
      const runner = yield* runnerOn(store, {
        decisionOf: (command) => ({
          ...decisions[command.type],
          decide: (command: CourseCommand, states: Readonly<Record<string, unknown>>, context) => {
            const decided = decisions[command.type].decide(command, states, context)
            if (command.type !== "enrol" || Result.isFailure(decided)) return decided
            // What never was may lead to what no codec writes.
            mixed += 1
            return Result.succeed([{ type: "course.places-set", course: "a", places: -1 }])
          }
        })
      })
      yield* runner.run(ask(opening("a", 2)))
      yield* Effect.exit(runner.preview([ask(enrolling("a", "s1"))]))
      yield* write(store, { type: "student.enrolled", course: "a", student: "s1" })
      // Now the student is known further than the course.
      yield* runner.run(ask({ type: "note", student: "s1", note: "" }))
      mixed = 0
      expect(yield* runner.run(ask(enrolling("a", "s1")))).toMatchObject({
        refusals: [{ refusal: { code: "already enrolled" } }]
      })
      expect(mixed).toBe(1)
    })
  )

  it.effect("is not done once more to tell what a command contends on, be it told by a state or by none", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      yield* write(
        memory,
        { type: "course.opened", course: "a", places: 2, tutor: "t" },
        { type: "tutor.fell-ill", tutor: "t" }
      )
      const { calls, store } = counted(memory)
      const more = ask({ type: "ask-for-more", course: "a", places: 3 })
      expect(yield* (yield* runnerOn(store)).run(more)).toMatchObject({ _tag: "Refused" })
      // The course tells the tutor; then both are read together.
      expect(calls.reads).toBe(2)
      calls.reads = 0
      const untold = { decisionOf: () => ({ ...decisions["ask-for-more"], contends: "nothing" }) }
      expect(yield* (yield* runnerOn(store, untold)).run(more)).toMatchObject({ _tag: "Refused" })
      // A refusal is never of what was known before, so that both are read once more.
      expect(calls.reads).toBe(3)
    })
  )

  it.effect("keeps what one decision needs, however small the memory", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const runner = yield* runnerOn(store, { capacity: 1 })
      yield* runner.run(ask(opening("a", 1), opening("b", 5)))
      expect(yield* runner.run(ask(enrolling("a", "s1"), enrolling("b", "s1"), enrolling("b", "s2")))).toMatchObject(
        done(3)
      )
      expect(yield* runner.run(ask(enrolling("a", "s2")))).toMatchObject(noPlace(1))
      expect(yield* runner.run(ask({ type: "ask-for-more", course: "a", places: 2 }))).toMatchObject(done(1))
      expect(yield* runner.run(ask(enrolling("a", "s2")))).toMatchObject(done(1))
    })
  )
})

const unending = (store: EventStoreService) =>
  rivalled(store, () => ({ type: "course.places-set", course: "a", places: 9 }))

/** A store with a course that has another tutor after every read. */
const restless = Effect.gen(function* () {
  const memory = yield* memoryStore
  const calls = { reads: 0 }
  const change = Effect.suspend(() =>
    write(memory, { type: "course.opened", course: "a", places: 1, tutor: `t${++calls.reads}` })
  )
  yield* write(memory, { type: "course.opened", course: "a", places: 1, tutor: "t" })
  const store: EventStoreService = {
    ...memory,
    read: (parts, options) =>
      calls.reads < 100
        ? Effect.tap(memory.read(parts, options), () => Effect.orDie(change))
        : Effect.fail(failure("nothing written"))
  }
  return { calls, store }
})

describe("a stranger who was faster", () => {
  it.effect("makes the command be decided again on what is true now", () =>
    Effect.gen(function* () {
      const { conditions, store } = noted(yield* memoryStore)
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 2)))
      yield* runner.run(ask(enrolling("a", "s1")))
      yield* runner.run(ask(leaving("a", "s1")))
      conditions.length = 0
      yield* write(store, { type: "student.enrolled", course: "a", student: "s8" })
      expect(yield* runner.run(ask(enrolling("a", "s1")))).toMatchObject({ ...done(1), upTo: 5 })
      expect(conditions.map((condition) => condition?.after)).toEqual([undefined, 3, 4])
      yield* runner.run(ask(leaving("a", "s1")))
      yield* write(store, { type: "student.enrolled", course: "a", student: "s9" })
      expect(yield* runner.run(ask(enrolling("a", "s1")))).toMatchObject({ ...noPlace(2), upTo: 7 })
    })
  )

  it.effect("changes which parts are needed: the new ones are read, and they decide", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      const strangers = [
        { type: "course.tutor-changed", course: "a", tutor: "t2" },
        { type: "course.tutor-changed", course: "a", tutor: "t3" }
      ] as const
      let next = 0
      yield* write(memory, { type: "tutor.fell-ill", tutor: "t3" })
      const { reads, store } = noted(rivalled(memory, () => (reads.length < 2 ? undefined : strangers[next++])))
      const runner = yield* runnerOn(store)
      yield* write(memory, { type: "course.opened", course: "a", places: 2, tutor: "t1" })
      const answered = yield* patiently(runner.run(ask(enrolling("a", "s1"))))
      expect(next).toBe(2)
      expect(answered).toMatchObject({ refusals: [{ refusal: { code: "tutor ill", tutor: "t3" } }], upTo: 4 })
    })
  )

  it.effect("every time is told, after a bounded number of rounds, and nothing was written", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      yield* write(memory, { type: "course.opened", course: "a", places: 1, tutor: "t" })
      const { calls, store } = counted(unending(memory))
      const runner = yield* runnerOn(store)
      const request = ask(enrolling("a", "s1"))
      const failed = yield* Effect.flip(patiently(runner.run(request)))
      expect(failed).toMatchObject({ _tag: "ContentionNeverEnded", commandId: request.commandId, rounds: 40 })
      expect(failed.message).toBe(
        `Command "${request.commandId}" was decided 40 times and overtaken every time; nothing was written`
      )
      expect(calls.appends).toBeLessThanOrEqual(40)
      expect((yield* stateOf(memory, seats, "a")).students).toEqual([])
      // Sent again when the rival has stopped, it is carried out.
      expect(yield* (yield* runnerOn(memory)).run(request)).toMatchObject(done(1))
    })
  )

  it.effect("the first few times is met again at once, without waiting", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      yield* write(memory, { type: "course.opened", course: "a", places: 1, tutor: "t" })
      const runner = yield* runnerOn(unending(memory), { maxRounds: 3 })
      // No clock is moved: a pause would never end.
      expect(yield* Effect.flip(runner.run(ask(enrolling("a", "s1"))))).toMatchObject({ rounds: 3 })
    })
  )

  it.effect("and again is met after a random pause, which grows up to 50 ms", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      const pauses: Array<number> = []
      const runner = yield* runnerOn(unending(memory), { maxRounds: 11 })
      yield* runner.run(ask(opening("a", 1))).pipe(
        Effect.flip,
        noTimeBut((pause) => void pauses.push(pause)),
        Effect.provideService(Random.Random, { nextIntUnsafe: () => 0, nextDoubleUnsafe: () => 0.5 })
      )
      // Half of what each may be; nothing is appended in the first round, nor waited for in the next two.
      expect(pauses).toEqual([1, 2, 4, 8, 16, 25, 25, 25])
    })
  )

  it.effect("is not even met where one round is all there is and something had to be read first", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      yield* write(memory, { type: "course.opened", course: "a", places: 1, tutor: "t" })
      const runner = yield* runnerOn(memory, { maxRounds: 1 })
      const more = ask({ type: "ask-for-more", course: "a", places: 2 })
      // Neither what it contends on nor what it comes to can be told.
      expect(yield* Effect.flip(runner.run(more))).toMatchObject({ _tag: "ContentionNeverEnded", rounds: 1 })
      // By then all has been read, though.
      expect(yield* runner.run(more)).toMatchObject(done(1))
    })
  )

  it.effect("every time that what it contends on is looked for ends the search as well", () =>
    Effect.gen(function* () {
      const { calls, store } = yield* restless
      const untold = { ...decisions.enrol, contends: "nothing" }
      const runner = yield* runnerOn(store, { maxRounds: 5, decisionOf: () => untold })
      expect(yield* Effect.flip(runner.run(ask(enrolling("a", "s1"))))).toMatchObject({
        _tag: "ContentionNeverEnded",
        rounds: 5
      })
      // Five to find out what it contends on, five to decide it.
      expect(calls.reads).toBe(10)
    })
  )

  it.effect("does not move the time of the command", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      let rivals = 8
      const store = rivalled(memory, () =>
        rivals-- > 0 ? { type: "course.places-set", course: "a", places: rivals } : undefined
      )
      const times: Array<number> = []
      const runner = yield* runnerOn(store, {
        decisionOf: (command) => ({
          ...decisions[command.type],
          decide: (command: CourseCommand, states: Readonly<Record<string, unknown>>, context) => {
            times.push(context.now)
            return decisions[command.type].decide(command, states, context)
          }
        })
      })
      yield* TestClock.setTime(777)
      yield* patiently(runner.run(ask(opening("a", 1))))
      expect(yield* Clock.currentTimeMillis).toBeGreaterThan(777)
      expect(times.length).toBeGreaterThan(8)
      expect(new Set(times)).toEqual(new Set([777]))
    })
  )
})

describe("a request of several commands", () => {
  it.effect("is carried out as a whole, in one append", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const runner = yield* runnerOn(store)
      const answered = yield* runner.run(ask(opening("a", 2), enrolling("a", "s1"), enrolling("a", "s2")))
      expect(answered).toMatchObject({ ...done(3), upTo: 3 })
      expect(answered._tag === "Done" && answered.events).toEqual(yield* logOf(store))
      expect(calls.appends).toBe(1)
    })
  )

  it.effect("is refused as a whole, with every row that cannot be", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const runner = yield* runnerOn(store)
      const answered = yield* runner.run(
        ask(opening("a", 1), enrolling("a", "s1"), enrolling("a", "s2"), leaving("a", "s1"), leaving("b", "s1"))
      )
      expect(answered).toMatchObject({ _tag: "Refused", refusals: [{ row: 2 }, { row: 4 }], upTo: 0 })
      expect(calls.appends).toBe(0)
      expect(yield* logOf(store)).toEqual([])
    })
  )
})

describe("a command that competes for nothing", () => {
  it.effect("is appended under no condition but that no newer model writes here", () =>
    Effect.gen(function* () {
      const { conditions, store } = noted(yield* memoryStore)
      const runner = yield* runnerOn(store, { decisionOf: () => ({ ...decisions.note, keys: () => ({}) }) })
      expect(yield* runner.run(ask({ type: "note", student: "s", note: "x" }))).toMatchObject(done(1))
      expect(conditions).toEqual([
        { after: 0, failIfEventsMatch: [{ types: ["model.raised"], tags: ["model:generation"] }] }
      ])
    })
  )

  it.effect("waits for no other", () =>
    Effect.gen(function* () {
      const { gate, store } = gated(yield* memoryStore)
      const { calls, store: counting } = counted(store)
      const runner = yield* runnerOn(counting, { decisionOf: () => ({ ...decisions.note, keys: () => ({}) }) })
      yield* gate.close
      for (const student of ["s1", "s2"]) yield* begin(runner.run(ask({ type: "note", student, note: "x" })))
      expect(calls.appends).toBe(2)
    })
  )
})

const stranger = (generation: number) =>
  encoded({ type: "student.enrolled", course: "a", student: "s9" }, JSON.stringify({ generation, of: "another shape" }))

describe("what goes wrong", () => {
  it.effect("with the store is told as the store tells it", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      const failed = failure("nothing written")
      const noRead = yield* runnerOn({ ...memory, read: () => Effect.fail(failed) })
      expect(yield* Effect.flip(noRead.run(ask(enrolling("a", "s1"))))).toBe(failed)
      expect(yield* Effect.flip(noRead.run(ask({ type: "ask-for-more", course: "a", places: 1 })))).toBe(failed)
      expect(yield* Effect.flip(noRead.preview([ask(opening("a", 1))]))).toBe(failed)
      const unknown = failure("unknown")
      const noAppend = yield* runnerOn({ ...memory, append: () => Effect.fail(unknown) })
      expect(yield* Effect.flip(noAppend.run(ask(opening("a", 1))))).toBe(unknown)
      const noFind = yield* runnerOn({ ...memory, find: () => Effect.fail(failed) })
      expect(yield* Effect.flip(noFind.run(ask(leaving("a", "s1"))))).toBe(failed)
    })
  )

  it.effect("with the store after stored ids were met leaves unknown whether the request is written", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      const sent = ask(opening("a", 1))
      yield* (yield* runnerOn(memory)).run(sent)
      const failed = failure("nothing written")
      const runner = yield* runnerOn({ ...memory, find: () => Effect.fail(failed) })
      expect(yield* Effect.flip(runner.run(sent))).toEqual(failure("unknown"))
      // Where none were met the store knows.
      yield* memory.append([{ ...stranger(ours), data: "{" }])
      expect(yield* Effect.flip(runner.run(ask(opening("a", 1))))).toBe(failed)
    })
  )

  it.effect("with an event that cannot be read is told, also where it hides what the command contends on", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      yield* store.append([{ ...stranger(ours), data: "{" }])
      const runner = yield* runnerOn(store)
      const cannot = { _tag: "CannotDecode", problem: "not JSON", position: 1 }
      expect(yield* Effect.flip(runner.run(ask(enrolling("a", "s1"))))).toMatchObject(cannot)
      expect(yield* Effect.flip(runner.run(ask({ type: "ask-for-more", course: "a", places: 1 })))).toMatchObject(
        cannot
      )
      expect(yield* Effect.flip(runner.preview([ask(enrolling("a", "s1"))]))).toMatchObject(cannot)
      expect(yield* runner.run(ask(opening("b", 1)))).toMatchObject(done(1))
    })
  )

  it.effect("when a newer model wrote into the boundary: it is read, but nothing is decided on it", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 3), opening("b", 3)))
      yield* store.append([stranger(ours + 1)])
      const failed = yield* Effect.flip(runner.run(ask(enrolling("a", "s1"))))
      expect(failed).toMatchObject({ _tag: "NewerModel", generation: ours + 1, ours })
      expect(failed.message).toBe(
        `Events of generation ${ours + 1} of the model stand in the way; this program is of generation ${ours}`
      )
      for (const command of [enrolling("a", "s9"), leaving("a", "s9"), leaving("a", "s1")]) {
        expect(yield* Effect.flip(runner.run(ask(command)))).toMatchObject({ _tag: "NewerModel" })
        expect(yield* Effect.flip(runner.preview([ask(command)]))).toMatchObject({ _tag: "NewerModel" })
      }
      expect((yield* answer(store, codec, seats, "a")).state).toMatchObject({ students: ["s9"] })
      expect(yield* runner.run(ask(enrolling("b", "s1")))).toMatchObject(done(1))
    })
  )

  it.effect.each([`{"generation":0}`, "{}", `{"generation":"two"}`, "no JSON"])(
    "with what an older model or another program wrote is nothing, and hides no newer one: %s",
    (meta) =>
      Effect.gen(function* () {
        const store = yield* memoryStore
        yield* store.append([encoded({ type: "course.opened", course: "a", places: 2, tutor: "t" }, meta)])
        const runner = yield* runnerOn(store)
        expect(yield* runner.run(ask(enrolling("a", "s1")))).toMatchObject(done(1))
        yield* store.append([stranger(ours + 1)])
        expect(yield* Effect.flip(runner.run(ask(leaving("a", "s1"))))).toMatchObject({ _tag: "NewerModel" })
      })
  )

  it.effect("with an append that no store takes is a defect of the codec", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const runner = yield* runnerOn(store)
      const exit = yield* Effect.exit(runner.run(ask(opening("a\n", 1))))
      expect(exit).toMatchObject({ cause: { reasons: [{ _tag: "Die", defect: { _tag: "InvalidAppend" } }] } })
    })
  )
})

describe("a preview", () => {
  it.effect("tells what the commands would lead to, one after the other, and writes nothing", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const runner = yield* runnerOn(store)
      const requests = [
        ask(opening("a", 1)),
        ask(enrolling("a", "s1")),
        ask(enrolling("a", "s2"), leaving("a", "s3")),
        ask(leaving("a", "s1"), enrolling("a", "s2"))
      ] as const
      const previewed = yield* runner.preview(requests)
      expect(calls.appends).toBe(0)
      expect(yield* store.read([{ query: all }])).toMatchObject({ events: [] })
      const carriedOut = yield* Effect.forEach(requests, runner.run)
      expect(previewed.upTo).toBe(0)
      expect(previewed.verdicts).toMatchObject(
        carriedOut.map((answered) =>
          answered._tag === "Done"
            ? { success: answered.events.map(({ event }) => event) }
            : { failure: answered.refusals }
        )
      )
    })
  )

  it.effect("is of the moment, not of what was known before", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 1)))
      yield* runner.run(ask(enrolling("a", "s1")))
      yield* write(store, { type: "student.left", course: "a", student: "s1" })
      expect(yield* runner.preview([ask(enrolling("a", "s2"))])).toMatchObject({
        upTo: 3,
        verdicts: [{ success: [{ type: "student.enrolled" }] }]
      })
    })
  )

  it.effect("is tried as often as is allowed", () =>
    Effect.gen(function* () {
      const runner = yield* runnerOn(yield* memoryStore, { maxRounds: 2 })
      // The first time tells what has to be read, and the second time it has been.
      expect(yield* runner.preview([ask(opening("a", 1))])).toMatchObject({ upTo: 0 })
      const once = yield* runnerOn(yield* memoryStore, { maxRounds: 1 })
      expect(yield* Effect.flip(once.preview([ask(opening("a", 1))]))).toMatchObject({ rounds: 1 })
    })
  )

  it.effect("that never comes to rest says so", () =>
    Effect.gen(function* () {
      const { store } = yield* restless
      const runner = yield* runnerOn(store, { maxRounds: 7 })
      expect(yield* Effect.flip(runner.preview([ask(enrolling("a", "s1"))]))).toMatchObject({
        _tag: "ContentionNeverEnded",
        rounds: 7
      })
      // A command whose parts never come to rest is not carried out either.
      expect(yield* Effect.flip(runner.run(ask({ type: "ask-for-more", course: "a", places: 1 })))).toMatchObject({
        _tag: "ContentionNeverEnded"
      })
    })
  )
})
