import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber, Result } from "effect"
import { ask as answer } from "../../src/eventsourcing/Ask.ts"
import { decodeMeta, generation as ours } from "../../src/eventsourcing/Command.ts"
import type { EventCodec } from "../../src/eventsourcing/EventCodec.ts"
import { intact } from "../../src/eventsourcing/EventCodec.ts"
import { eventIdOf } from "../../src/eventsourcing/EventId.ts"
import type { EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { codec as ofMarks, isMark, markOf, unmarked } from "../../src/eventsourcing/ModelRaised.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { codec, type CourseEvent, decisions, seats } from "./courses.ts"
import {
  ask,
  begin,
  counted,
  enrolling,
  gated,
  leaving,
  memoryStore,
  opening,
  request,
  runnerOn,
  stored,
  write
} from "./support.ts"

const newer = ours + 1

/** A newer program writes of courses that are suspended: a type that ours does not know. */
const newerCodec: EventCodec<CourseEvent> = {
  ...codec,
  encode: (event, id, meta) =>
    event.type === "course.places-set"
      ? { ...codec.encode(event, id, meta), type: "course.suspended" }
      : codec.encode(event, id, meta)
}

const suspended: CourseEvent = { type: "course.places-set", course: "a", places: 0 }
const suspends = { ...decisions.note, decide: () => Result.succeed([suspended]) }

const newerOn = (store: EventStoreService, generation = newer) =>
  runnerOn(store, { codec: newerCodec, generation, decisionOf: () => suspends })

const suspending = () => ask({ type: "note" as const, student: "s1", note: "course a is suspended" })

const typesIn = (store: EventStoreService) => Effect.map(stored(store), (log) => log.map(({ event }) => event.type))

const newerModel = { _tag: "NewerModel", generation: newer, ours }

describe("a program that finds the mark of a newer model", () => {
  it.effect("decides nothing, though it knows none of the events behind the mark", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const warm = yield* runnerOn(store)
      yield* warm.run(ask(opening("a", 2)))
      yield* (yield* newerOn(store)).run(suspending())
      expect(yield* typesIn(store)).toEqual(["course.opened", "model.raised", "course.suspended"])
      for (const runner of [warm, yield* runnerOn(store)]) {
        // What would be carried out, what would be refused, what competes for something else: all of it.
        for (const command of [enrolling("a", "s1"), leaving("a", "s1"), opening("b", 1)]) {
          expect(yield* Effect.flip(runner.run(ask(command)))).toMatchObject(newerModel)
          expect(yield* Effect.flip(runner.preview([ask(command)]))).toMatchObject(newerModel)
        }
      }
      expect(yield* typesIn(store)).toHaveLength(3)
    })
  )

  it.effect("reads on, and answers again what it carried out before", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const runner = yield* runnerOn(store)
      const sent = request("before", opening("a", 2))
      yield* runner.run(sent)
      yield* (yield* newerOn(store)).run(suspending())
      expect(yield* runner.run(sent)).toMatchObject({ _tag: "Done", again: true })
      expect((yield* answer(store, codec, seats, "a")).state).toMatchObject({ places: 2 })
    })
  )

  it.effect("also where the mark came between what it read and what it appends", () =>
    Effect.gen(function* () {
      const memory = yield* memoryStore
      const { gate, store } = gated(memory)
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 2)))
      yield* gate.close
      const late = yield* begin(Effect.flip(runner.run(ask(enrolling("a", "s1")))))
      yield* (yield* newerOn(memory)).run(suspending())
      yield* gate.open
      expect(yield* Fiber.join(late)).toMatchObject(newerModel)
      expect(yield* typesIn(memory)).toEqual(["course.opened", "model.raised", "course.suspended"])
    })
  )

  it.effect("however the mark will look one day", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const runner = yield* runnerOn(store)
      yield* runner.run(ask(opening("a", 2)))
      yield* store.append([{ ...markOf(newer), version: 7, data: "[]" }])
      expect(yield* Effect.flip(runner.run(ask(enrolling("a", "s1"))))).toMatchObject(newerModel)
    })
  )

  it.effect("which stays where it is when there is room for nothing else", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const runner = yield* runnerOn(store, { capacity: 0 })
      yield* runner.run(ask(opening("a", 2)))
      yield* write(store, { type: "course.opened", course: "b", places: 1, tutor: "t" })
      yield* runner.run(ask(enrolling("b", "s1")))
      const before = calls.reads
      yield* runner.run(ask(enrolling("a", "s1")))
      // The course, and then its tutor: no third time for the mark.
      expect(calls.reads - before).toBeLessThanOrEqual(2)
    })
  )
})

describe("a program of a newer model", () => {
  it.effect("leaves the mark before its first event, once, whoever is first", () =>
    Effect.gen(function* () {
      const { calls, store } = counted(yield* memoryStore)
      const [one, other] = [yield* newerOn(store), yield* newerOn(store)]
      yield* Effect.all([one.run(suspending()), other.run(suspending())], { concurrency: "unbounded" })
      yield* one.run(suspending())
      expect((yield* typesIn(store)).toSorted()).toEqual([
        "course.suspended",
        "course.suspended",
        "course.suspended",
        "model.raised"
      ])
      expect((yield* typesIn(store))[0]).toBe("model.raised")
      const before = { ...calls }
      yield* (yield* newerOn(store)).run(suspending())
      // Who comes later finds the mark with what it reads.
      expect(calls.appends - before.appends).toBe(1)
      expect((yield* typesIn(store)).filter((type) => type === "model.raised")).toHaveLength(1)
    })
  )

  it.effect("leaves none where it writes nothing", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      const runner = yield* runnerOn(store, { generation: newer })
      expect(yield* runner.run(ask(enrolling("a", "s1")))).toMatchObject({ _tag: "Refused" })
      yield* runner.preview([ask(opening("a", 1))])
      expect(yield* stored(store)).toEqual([])
    })
  )

  it.effect("decides behind the mark of an older one, whose events it reads, and leaves its own", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      yield* (yield* newerOn(store)).run(suspending())
      const newest = yield* runnerOn(store, { generation: newer + 1 })
      expect(yield* newest.run(ask(opening("a", 1)))).toMatchObject({ _tag: "Done" })
      const older = yield* runnerOn(store, { generation: newer })
      const failed = yield* Effect.flip(older.run(ask(opening("b", 1))))
      expect(failed).toMatchObject({ _tag: "NewerModel", generation: newer + 1, ours: newer })
      expect(yield* typesIn(store)).toEqual(["model.raised", "course.suspended", "model.raised", "course.opened"])
    })
  )

  it.effect("writes its generation into every event", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      yield* (yield* newerOn(store)).run(suspending())
      expect((yield* stored(store)).map(({ event }) => decodeMeta(event.meta))).toMatchObject([
        { value: { generation: newer } },
        { value: { generation: newer } }
      ])
    })
  )
})

describe("a mark", () => {
  it("is written for ever as it is written today", () => {
    const command = "raise the model to 3"
    const mark = markOf(3)
    expect(mark).toEqual({
      id: eventIdOf(command)(0),
      type: "model.raised",
      version: 1,
      tags: ["model:generation"],
      data: '{"generation":3}',
      meta: '{"generation":3,"command":"raise the model to 3","digest":"","events":1,"actor":"model"}',
      digest: "hsA7owW6rjXCVOulaFTJCPrKTcFVaY2JxlsSwkMgy1s"
    })
    expect(intact(mark)).toBe(true)
    expect(isMark(mark)).toBe(true)
    const read = ofMarks.decode({ position: at(1), recordedAt: 0, event: mark })
    expect(Result.getOrThrow(read).event).toEqual({ type: "model.raised", generation: 3 })
  })

  it("is none of the domain's events", () => {
    expect(codec.types.some((type) => ofMarks.types.includes(type))).toBe(false)
  })

  it("is first left by the generation after that of logs without one", () => {
    // Whoever raises the generation changes nothing here: logs without a mark stay what they are.
    expect(unmarked).toBe(2)
    expect(ours).toBeGreaterThanOrEqual(unmarked)
  })
})
