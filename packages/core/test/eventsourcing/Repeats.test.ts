import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import type { Request } from "../../src/eventsourcing/Batch.ts"
import { generation } from "../../src/eventsourcing/Command.ts"
import { eventIds } from "../../src/eventsourcing/EventId.ts"
import type { EventStoreService } from "../../src/eventsourcing/EventStore.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { digestOf } from "../../src/eventsourcing/Writing.ts"
import type { CourseCommand } from "./courses.ts"
import {
  encoded,
  enrolling,
  failure,
  leaving,
  logOf,
  memoryStore,
  opening,
  request,
  runnerOn,
  stored,
  write
} from "./support.ts"

/** Carries out a request once, and then again on the same runner and on a fresh one, as after the death of a process. */
const twice = (store: EventStoreService, sent: Request<CourseCommand>, meanwhile: Effect.Effect<unknown, unknown>) =>
  Effect.gen(function* () {
    const runner = yield* runnerOn(store)
    const once = yield* runner.run(sent)
    yield* meanwhile
    const before = yield* stored(store)
    const again = yield* runner.run(sent)
    const afresh = yield* (yield* runnerOn(store)).run(sent)
    expect(yield* stored(store)).toEqual(before)
    expect(once).toMatchObject({ _tag: "Done", again: false })
    expect(again).toEqual({ ...once, again: true })
    expect(afresh).toEqual(again)
    return once
  })

const course = Effect.gen(function* () {
  const store = yield* memoryStore
  yield* write(store, { type: "course.opened", course: "a", places: 2, tutor: "t" })
  return store
})

describe("a request sent again is answered as the first time", () => {
  it.effect("where deciding again would come to the same", () =>
    Effect.gen(function* () {
      yield* twice(yield* course, request("c", { type: "set-places", course: "a", places: 1 }), Effect.void)
    })
  )

  it.effect("where deciding again would refuse", () =>
    Effect.gen(function* () {
      yield* twice(yield* course, request("c", enrolling("a", "s")), Effect.void)
    })
  )

  it.effect("where deciding again would find nothing to do", () =>
    Effect.gen(function* () {
      yield* twice(yield* course, request("c", { type: "report", tutor: "t", ill: true }), Effect.void)
    })
  )

  it.effect("where deciding again would come to something else", () =>
    Effect.gen(function* () {
      const store = yield* course
      const sent = request("c", { type: "set-places", course: "a", places: 0 })
      const meanwhile = write(store, { type: "student.enrolled", course: "a", student: "late" })
      expect(yield* twice(store, sent, meanwhile)).toMatchObject({ events: { length: 1 } })
    })
  )

  it.effect("after others intervened", () =>
    Effect.gen(function* () {
      const store = yield* course
      const others = Effect.gen(function* () {
        const runner = yield* runnerOn(store)
        yield* runner.run(request("c2", leaving("a", "s")))
        yield* runner.run(request("c3", enrolling("a", "s2")))
        yield* runner.run(request("c4", enrolling("a", "s3")))
      }).pipe(Effect.scoped)
      yield* twice(store, request("c1", enrolling("a", "s")), others)
    })
  )

  it.effect("with all of its events", () =>
    Effect.gen(function* () {
      const store = yield* course
      const sent = request("c", enrolling("a", "s1"), enrolling("a", "s2"), {
        type: "set-places",
        course: "a",
        places: 0
      })
      const others = write(store, { type: "course.places-set", course: "a", places: 7 })
      const answered = yield* twice(store, sent, others)
      expect(answered).toMatchObject({ upTo: 6, events: { length: 5 } })
      expect(answered._tag === "Done" && answered.events).toEqual((yield* logOf(store)).slice(1, 6))
    })
  )

  it.effect("where events of another request stand between its own, as a restored log may have them", () =>
    Effect.gen(function* () {
      const [source, store] = [yield* course, yield* memoryStore]
      const sent = request("c", enrolling("a", "s1"), enrolling("a", "s2"))
      const once = yield* (yield* runnerOn(source)).run(sent)
      const [opened, s1, s2] = yield* stored(source)
      if (opened === undefined || s1 === undefined || s2 === undefined) throw new Error("three events were written")
      const between = { ...s2, event: encoded({ type: "student.noted", student: "s1", note: "" }) }
      yield* store.restore([opened, s1, between, { ...s2, position: at(4) }])
      expect(yield* (yield* runnerOn(store)).run(sent)).toEqual({
        ...once,
        again: true,
        upTo: 4,
        events: once._tag === "Done" ? once.events.map((event, i) => (i === 1 ? { ...event, position: 4 } : event)) : []
      })
    })
  )

  it.effect("after an append of which nobody knew whether it had happened", () =>
    Effect.gen(function* () {
      const memory = yield* course
      let broken = true
      const store: EventStoreService = {
        ...memory,
        append: (events, condition) =>
          Effect.tap(memory.append(events, condition), () => (broken ? Effect.fail(failure("unknown")) : Effect.void))
      }
      const runner = yield* runnerOn(store)
      const sent = request("c", enrolling("a", "s1"), enrolling("a", "s2"))
      expect(yield* Effect.flip(runner.run(sent))).toMatchObject({ _tag: "StoreFailed", outcome: "unknown" })
      broken = false
      expect(yield* runner.run(sent)).toMatchObject({ _tag: "Done", again: true, upTo: 3, events: { length: 2 } })
      expect(yield* logOf(store)).toHaveLength(3)
    })
  )

  it.effect("also where a newer model stands in the way now, or what nobody can read", () =>
    Effect.gen(function* () {
      const store = yield* course
      const sent = request("c", enrolling("a", "s1"))
      const left = { type: "student.left", course: "a", student: "s1" } as const
      yield* twice(store, sent, store.append([encoded(left, `{"generation":${generation + 1}}`)]))
      yield* store.append([{ ...encoded(left), data: "[]" }])
      expect(yield* (yield* runnerOn(store)).run(sent)).toMatchObject({ _tag: "Done", again: true })
      const other = yield* Effect.flip((yield* runnerOn(store)).run(request("d", enrolling("a", "s1"))))
      expect(other).toMatchObject({ _tag: "CannotDecode" })
    })
  )

  it.effect("also where what nobody can read hides what it contends on", () =>
    Effect.gen(function* () {
      const store = yield* course
      const broken = { ...encoded({ type: "course.places-set", course: "a", places: 3 }), data: "[]" }
      const sent = request("c", { type: "ask-for-more", course: "a", places: 2 })
      yield* twice(store, sent, store.append([broken]))
    })
  )

  it.effect("but a refusal is no answer for ever: it is decided again", () =>
    Effect.gen(function* () {
      const store = yield* course
      const runner = yield* runnerOn(store)
      const sent = request("c", leaving("a", "s"))
      expect(yield* runner.run(sent)).toMatchObject({ _tag: "Refused" })
      yield* write(store, { type: "student.enrolled", course: "a", student: "s" })
      expect(yield* runner.run(sent)).toMatchObject({ _tag: "Done", again: false })
    })
  )
})

describe("another command under the same id is found out", () => {
  const others: ReadonlyArray<readonly [string, Request<CourseCommand>]> = [
    ["that would be carried out", request("c", enrolling("a", "s2"))],
    ["that would be refused", request("c", leaving("a", "s9"))],
    ["that has more rows", request("c", enrolling("a", "s1"), enrolling("a", "s2"))],
    ["that competes for something else", request("c", opening("b", 1))]
  ]
  it.effect.each(others)("%s", ([, other]) =>
    Effect.gen(function* () {
      const store = yield* course
      const runner = yield* runnerOn(store)
      yield* runner.run(request("c", enrolling("a", "s1")))
      for (const asked of [runner, yield* runnerOn(store)]) {
        const failed = yield* Effect.flip(asked.run(other))
        expect(failed).toMatchObject({ _tag: "CommandIdReused", commandId: "c" })
        expect(failed.message).toBe(
          `The command id "c" was used for another command; an id belongs to one command for ever`
        )
      }
      expect(yield* logOf(store)).toHaveLength(2)
    })
  )

  const sent = request("c", enrolling("a", "s1"), enrolling("a", "s2"))
  const meta = { generation, command: "another", digest: digestOf(sent.commands), events: 1, actor: "a" }
  it.effect.each(["{}", JSON.stringify(meta)])("also when it was not this program that used the id: %s", (meta) =>
    Effect.gen(function* () {
      for (const id of eventIds("c", 2)) {
        const store = yield* course
        yield* store.append([{ ...encoded({ type: "student.noted", student: "s", note: "" }, meta), id }])
        const failed = yield* Effect.flip((yield* runnerOn(store)).run(sent))
        expect(failed).toMatchObject({ _tag: "CommandIdReused", commandId: "c", position: 2 })
      }
    })
  )
})
