import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Effect, Exit, Fiber } from "effect"
import { generation as ours } from "../../src/eventsourcing/Command.ts"
import type { Request } from "../../src/eventsourcing/Batch.ts"
import type { CommandRunner } from "../../src/eventsourcing/CommandRunner.ts"
import type { EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { type CourseCommand, type CourseEvent, type CourseRefusal, decisions, seats } from "./courses.ts"
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
  opening,
  request,
  runnerOn,
  stateOf,
  write
} from "./support.ts"

type Runner = CommandRunner<CourseCommand, CourseEvent, CourseRefusal>

const more = (course: string) => ask({ type: "ask-for-more", course, places: 2 })

const settle = Effect.forEach(Arr.range(1, 20), () => Effect.yieldNow, { discard: true })

/** A course in a store whose appends wait at a gate, and a runner that knows the course. */
const course = (places: number, wrap: (store: EventStoreService) => EventStoreService = (store) => store) =>
  Effect.gen(function* () {
    const memory = yield* memoryStore
    const { gate, store } = gated(wrap(memory))
    const { calls, store: counting } = counted(store)
    const runner = yield* runnerOn(counting)
    yield* runner.run(ask(opening("a", places)))
    for (const student of ["s1", "s2", "s3", "s4"]) yield* runner.preview([ask(enrolling("a", student))])
    calls.appends = calls.reads = 0
    return { calls, gate, memory, runner }
  })

/** Lets the first request go alone up to the gate, so that the others wait for it and then go together. */
const queue = (
  gate: { readonly close: Effect.Effect<unknown> },
  runner: Runner,
  ...requests: ReadonlyArray<Request<CourseCommand>>
) =>
  Effect.gen(function* () {
    yield* gate.close
    return yield* Effect.forEach(requests, (request) => begin(Effect.result(runner.run(request))))
  })

const first = () => ask({ type: "set-places", course: "a", places: 2 })

const enrolled = (student: string) => ({
  success: { _tag: "Done", again: false, events: [{ event: { type: "student.enrolled", course: "a", student } }] }
})
const refused = (code: CourseRefusal["code"]) => ({ success: { _tag: "Refused", refusals: [{ refusal: { code } }] } })
const failed = (tag: string) => ({ failure: { _tag: tag } })

describe("requests that wait for the same part", () => {
  it.effect("are decided one after the other and appended together", () =>
    Effect.gen(function* () {
      const { calls, gate, memory, runner } = yield* course(9)
      const fibers = yield* queue(
        gate,
        runner,
        first(),
        ask(enrolling("a", "s1")),
        ask(enrolling("a", "s2")),
        ask(enrolling("a", "s3")),
        ask(leaving("a", "s1")),
        ask(enrolling("a", "s4"))
      )
      yield* gate.open
      expect(yield* Effect.forEach(fibers, Fiber.join)).toMatchObject([
        { success: { upTo: 2 } },
        { success: { ...enrolled("s1").success, upTo: 3 } },
        { success: { ...enrolled("s2").success, upTo: 4 } },
        refused("no place"),
        { success: { _tag: "Done", upTo: 5 } },
        { success: { ...enrolled("s4").success, upTo: 6 } }
      ])
      // Nothing had to be read: not for the refusal either, which the append has proved.
      expect(calls).toMatchObject({ appends: 2, reads: 0 })
      expect((yield* stateOf(memory, seats, "a")).students).toEqual(["s2", "s4"])
    })
  )

  it.effect("are told where their own events stand, and what is known after them", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9)
      const fibers = yield* queue(
        gate,
        runner,
        first(),
        ask(enrolling("a", "s1")),
        ask(enrolling("a", "s1")),
        ask(enrolling("a", "s2"))
      )
      yield* gate.open
      const answers = yield* Effect.forEach(fibers, (fiber) => Effect.flatMap(Fiber.join(fiber), Effect.fromResult))
      const log = yield* logOf(memory)
      expect(answers.flatMap((answer) => (answer._tag === "Done" ? answer.events : []))).toEqual(log.slice(1))
      expect(answers.map(({ upTo }) => upTo)).toEqual([2, 3, 3, 4])
    })
  )

  it.effect("contend also where only a state tells on what", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      yield* write(
        memory,
        { type: "course.opened", course: "a", places: 1, tutor: "t" },
        { type: "course.opened", course: "b", places: 1, tutor: "t" }
      )
      const { gate, store } = gated(memory)
      const { calls, store: counting } = counted(store)
      const runner = yield* runnerOn(counting)
      const fibers = yield* queue(gate, runner, more("a"), more("b"), more("a"), more("b"))
      yield* gate.open
      yield* Effect.forEach(fibers, Fiber.join)
      expect(calls.appends).toBe(2)
    })
  )

  it.effect("are answered only when the append is durable, refusals too", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9)
      const fibers = yield* queue(
        gate,
        runner,
        first(),
        ask(enrolling("a", "s1")),
        ask(enrolling("a", "s2")),
        ask(enrolling("a", "s3"))
      )
      yield* gate.release
      yield* settle
      // The first has been made; the others have been decided, and their append waits at the gate.
      expect(yield* logOf(memory)).toHaveLength(2)
      expect(fibers.map((fiber) => fiber.pollUnsafe() !== undefined)).toEqual([true, false, false, false])
      yield* gate.open
      expect(yield* Effect.forEach(fibers.slice(1), Fiber.join)).toMatchObject([
        enrolled("s1"),
        enrolled("s2"),
        refused("no place")
      ])
    })
  )

  it.effect("are all decided again when a stranger was faster, refusals too", () =>
    Effect.gen(function* () {
      const { calls, gate, memory, runner } = yield* course(9)
      const fibers = yield* queue(
        gate,
        runner,
        first(),
        ask(enrolling("a", "s1")),
        ask(enrolling("a", "s2")),
        ask(enrolling("a", "s3"))
      )
      yield* gate.release
      yield* settle
      yield* write(
        memory,
        { type: "student.enrolled", course: "a", student: "s1" },
        { type: "course.places-set", course: "a", places: 3 }
      )
      yield* gate.open
      expect(yield* Effect.forEach(fibers.slice(1), Fiber.join)).toMatchObject([
        refused("already enrolled"),
        enrolled("s2"),
        enrolled("s3")
      ])
      expect(calls).toMatchObject({ appends: 3, reads: 1 })
    })
  )
})

describe("trouble of one request", () => {
  it.effect("whose id belongs to another command is its own", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9)
      const used = request("used", enrolling("a", "s4"))
      yield* runner.run(used)
      const fibers = yield* queue(
        gate,
        runner,
        ask({ type: "set-places", course: "a", places: 3 }),
        ask(enrolling("a", "s1")),
        request("used", leaving("a", "s4")),
        ask(enrolling("a", "s2")),
        ask(enrolling("a", "s3"))
      )
      yield* gate.open
      expect(yield* Effect.forEach(fibers.slice(1), Fiber.join)).toMatchObject([
        enrolled("s1"),
        failed("CommandIdReused"),
        enrolled("s2"),
        refused("no place")
      ])
      expect((yield* stateOf(memory, seats, "a")).students).toEqual(["s4", "s1", "s2"])
    })
  )

  it.effect("that a newer model forbids is its own", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9)
      const newer = encoded({ type: "student.left", course: "b", student: "s1" }, `{"generation":${ours + 1}}`)
      yield* memory.append([newer])
      yield* runner.preview([ask(enrolling("a", "s1"))]).pipe(Effect.ignore)
      const fibers = yield* queue(gate, runner, first(), ask(enrolling("a", "s1")), ask(enrolling("a", "s2")))
      yield* gate.open
      expect(yield* Effect.forEach(fibers.slice(1), Fiber.join)).toMatchObject([failed("NewerModel"), enrolled("s2")])
    })
  )

  it.effect("with an event that cannot be read is its own", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9)
      const broken = encoded({ type: "student.left", course: "b", student: "s9" })
      yield* memory.append([{ ...broken, data: "{}" }])
      const fibers = yield* queue(gate, runner, first(), ask(enrolling("a", "s9")), ask(enrolling("a", "s2")))
      yield* gate.open
      expect(yield* Effect.forEach(fibers.slice(1), Fiber.join)).toMatchObject([failed("CannotDecode"), enrolled("s2")])
    })
  )

  it.effect("by a defect of its decision is its own", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      yield* write(memory, { type: "course.opened", course: "a", places: 9, tutor: "t" })
      const { gate, store } = gated(memory)
      const runner = yield* runnerOn(store, {
        decisionOf: (command) => ({
          ...decisions[command.type],
          decide: (command: CourseCommand, states: Readonly<Record<string, unknown>>, context) => {
            if (command.type === "enrol" && command.student === "bug") throw new TypeError("bug")
            return decisions[command.type].decide(command, states, context)
          }
        })
      })
      yield* gate.close
      const fibers = yield* Effect.forEach(
        [first(), ask(enrolling("a", "bug")), ask(enrolling("a", "s2"))],
        (request) => begin(Effect.exit(runner.run(request)))
      )
      yield* gate.open
      const [, bug, other] = yield* Effect.forEach(fibers, Fiber.join)
      expect(bug).toEqual(Exit.die(new TypeError("bug")))
      expect(other).toMatchObject({ value: enrolled("s2").success })
    })
  )

  it.effect("whose event no store takes is its own", () =>
    Effect.gen(function* () {
      const { gate, runner } = yield* course(9)
      yield* gate.close
      const fibers = yield* Effect.forEach(
        [first(), ask(enrolling("a", "s\n")), ask(enrolling("a", "s2"))],
        (request) => begin(Effect.exit(runner.run(request)))
      )
      yield* gate.open
      const [, invalid, other] = yield* Effect.forEach(fibers, Fiber.join)
      expect(invalid).toMatchObject({ cause: { reasons: [{ defect: { _tag: "InvalidAppend" } }] } })
      expect(other).toMatchObject({ value: enrolled("s2").success })
    })
  )
})

/** What two are told whom something has stopped together, when the store breaks as they go on alone. */
const toldAlone = (one: Request<CourseCommand>, appendsBefore: number) =>
  Effect.gen(function* () {
    let broken = false
    const { gate, memory, runner } = yield* course(9, (store) => ({
      ...store,
      append: (events, condition) =>
        Effect.suspend(() => (broken ? Effect.fail(failure("nothing written")) : store.append(events, condition)))
    }))
    yield* runner.run(request("sent", { type: "set-places", course: "a", places: 9 }))
    yield* memory.append([encoded({ type: "student.left", course: "b", student: "s1" }, `{"generation":${ours + 1}}`)])
    yield* runner.preview([ask(enrolling("a", "s1"))]).pipe(Effect.ignore)
    const fibers = yield* queue(gate, runner, first(), one, ask(enrolling("a", "s2")))
    yield* Effect.forEach(Arr.range(1, appendsBefore), () => Effect.andThen(gate.release, settle))
    broken = true
    yield* gate.open
    return yield* Effect.forEach(fibers.slice(1), Fiber.join)
  })

describe("trouble of the store", () => {
  it.effect("in the append is told to each", () =>
    Effect.gen(function* () {
      let appends = 0
      const { calls, gate, memory, runner } = yield* course(9, (store) => ({
        ...store,
        append: (events, condition) =>
          Effect.suspend(() => (++appends > 2 ? Effect.fail(failure("unknown")) : store.append(events, condition)))
      }))
      const fibers = yield* queue(gate, runner, first(), ask(enrolling("a", "s1")), ask(leaving("a", "s9")))
      yield* gate.open
      expect(yield* Effect.forEach(fibers, Fiber.join)).toMatchObject([
        { success: { _tag: "Done" } },
        { failure: { _tag: "StoreFailed", outcome: "unknown" } },
        { failure: { _tag: "StoreFailed", outcome: "unknown" } }
      ])
      expect(calls.appends).toBe(2)
      expect(yield* logOf(memory)).toHaveLength(2)
    })
  )

  it.effect("after ids were met that are stored leaves unknown to each whether it is written", () =>
    Effect.gen(function* () {
      const sent = request("sent", { type: "set-places", course: "a", places: 9 })
      const unknown = { failure: { _tag: "StoreFailed", outcome: "unknown" } }
      expect(yield* toldAlone(sent, 2)).toMatchObject([unknown, unknown])
    })
  )

  it.effect("after something else has stopped them is told as the store tells it", () =>
    Effect.gen(function* () {
      const nothing = { failure: { _tag: "StoreFailed", outcome: "nothing written" } }
      expect(yield* toldAlone(ask(enrolling("a", "s1")), 1)).toMatchObject([failed("NewerModel"), nothing])
    })
  )

  it.effect("after the append does not hide from the others that theirs is written", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9, (store) => ({
        ...store,
        find: () => Effect.fail(failure("nothing written"))
      }))
      const fibers = yield* queue(gate, runner, first(), ask(enrolling("a", "s1")), ask(leaving("a", "s9")))
      yield* gate.open
      expect(yield* Effect.forEach(fibers, Fiber.join)).toMatchObject([
        { success: { _tag: "Done" } },
        enrolled("s1"),
        failed("StoreFailed")
      ])
      expect((yield* stateOf(memory, seats, "a")).students).toEqual(["s1"])
    })
  )
})

describe("a request sent again among others", () => {
  it.effect("proves nothing to them: they are not answered from what was only remembered", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(1)
      const [one, other] = [ask({ type: "set-places", course: "a", places: 1 }), ask(enrolling("a", "s1"))]
      // Another process carries out both, and then a third one adds places; this runner knows of none of it.
      const elsewhere = yield* runnerOn(memory)
      yield* elsewhere.run(one)
      yield* elsewhere.run(other)
      yield* write(memory, { type: "course.places-set", course: "a", places: 5 })
      const fibers = yield* queue(gate, runner, one, other, ask(enrolling("a", "s2")))
      yield* gate.open
      const again = { success: { _tag: "Done", again: true } }
      expect(yield* Effect.forEach(fibers, Fiber.join)).toMatchObject([again, again, enrolled("s2")])
    })
  )

  it.effect("is answered once more, and once more, when it comes twice at the same time", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9)
      const [refusable, repeatable] = [ask(enrolling("a", "s1")), ask({ type: "set-places", course: "a", places: 3 })]
      const fibers = yield* queue(
        gate,
        runner,
        first(),
        refusable,
        refusable,
        repeatable,
        repeatable,
        ask(enrolling("a", "s2"))
      )
      yield* gate.open
      const again = { success: { _tag: "Done", again: true } }
      const answers = yield* Effect.forEach(fibers.slice(1), Fiber.join)
      expect(answers).toMatchObject([
        enrolled("s1"),
        again,
        { success: { _tag: "Done", again: false } },
        again,
        enrolled("s2")
      ])
      expect((yield* logOf(memory)).map(({ event }) => event.type)).toEqual([
        "course.opened",
        "course.places-set",
        "student.enrolled",
        "course.places-set",
        "student.enrolled"
      ])
    })
  )

  it.effect("with another command at the same time is found out, whichever of them would be refused", () =>
    Effect.gen(function* () {
      const { gate, memory, runner } = yield* course(9)
      const fibers = yield* queue(
        gate,
        runner,
        first(),
        request("both", enrolling("a", "s1")),
        request("both", enrolling("a", "s2")),
        request("one", enrolling("a", "s3")),
        request("one", leaving("a", "s9"))
      )
      yield* gate.open
      expect(yield* Effect.forEach(fibers.slice(1), Fiber.join)).toMatchObject([
        enrolled("s1"),
        failed("CommandIdReused"),
        enrolled("s3"),
        failed("CommandIdReused")
      ])
      expect((yield* stateOf(memory, seats, "a")).students).toEqual(["s1", "s3"])
    })
  )
})
