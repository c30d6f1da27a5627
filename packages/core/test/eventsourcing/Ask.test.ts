import { expect, it } from "@effect/vitest"
import { Array as Arr, Effect, Result } from "effect"
import * as fc from "fast-check"
import { ask, decodeAll, eachPage } from "../../src/eventsourcing/Ask.ts"
import type { EventStoreService, ReadOptions } from "../../src/eventsourcing/EventStore.ts"
import { all } from "../../src/eventsourcing/Query.ts"
import { at } from "../../src/eventsourcing/SequencePosition.ts"
import { codec, enrolments, projections, seats } from "./courses.ts"
import { anyLog, encoded, failure, keysOf, memoryStore, stateOf, write, patience } from "./support.ts"

const enrolled = (student: string) => encoded({ type: "student.enrolled", course: "a", student })

it.effect("answers with the state of one key and where the log ended", () =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    expect(yield* ask(store, codec, seats, "a")).toEqual({ state: seats.initial, upTo: 0 })
    yield* write(
      store,
      { type: "course.opened", course: "a", places: 2, tutor: "t" },
      { type: "student.enrolled", course: "a", student: "s" },
      { type: "student.enrolled", course: "b", student: "s" },
      { type: "student.noted", student: "s", note: "" }
    )
    expect(yield* ask(store, codec, seats, "a")).toEqual({
      state: { places: 2, students: ["s"], tutor: "t" },
      upTo: 4
    })
  })
)

it.effect(
  "answers as of any position as the log told then",
  () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(anyLog, fc.nat({ max: 35 }), (log, until) =>
          Effect.gen(function* () {
            const store = yield* memoryStore
            const before = yield* memoryStore
            if (Arr.isReadonlyArrayNonEmpty(log)) yield* store.restore(log)
            const past = log.slice(0, until)
            if (Arr.isReadonlyArrayNonEmpty(past)) yield* before.restore(past)
            for (const projection of projections) {
              for (const key of keysOf[projection.name] ?? []) {
                const answered = yield* ask(store, codec, projection, key, at(until))
                expect(answered.upTo).toBe(Math.min(until, log.length))
                expect(answered.state).toEqual(yield* stateOf(before, projection, key))
              }
            }
          }).pipe(Effect.scoped, Effect.runPromise)
        )
      )
    ),
  patience
)

const many = 12_345

/** Between two pages the store grows: what was recorded after the first page does not belong to the answer. */
const growing = (store: EventStoreService, pages: Array<ReadOptions>): EventStoreService => ({
  ...store,
  read: (parts, options = {}) => {
    pages.push(options)
    return Effect.tap(store.read(parts, options), () => Effect.orDie(store.append([enrolled(`late ${pages.length}`)])))
  }
})

it.effect("reads a long history in pages of one head", () =>
  Effect.gen(function* () {
    const memory = yield* memoryStore
    yield* memory.append(Arr.makeBy(many, (i) => enrolled(`s${i}`)))
    const pages: Array<ReadOptions> = []
    const store = growing(memory, pages)
    expect(yield* ask(store, codec, enrolments, "")).toEqual({ state: many, upTo: many })
    expect(pages).toStrictEqual([{ limit: 5000 }, { limit: 5000, until: many }, { limit: 5000, until: many }])
    expect(yield* ask(store, codec, enrolments, "", at(7000))).toEqual({ state: 7000, upTo: 7000 })
    expect((yield* ask(store, codec, enrolments, "")).state).toBe(many + 5)
  })
)

it.effect("hands on each event once and in order, also when the last page is a full one", () =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    yield* store.append(Arr.makeBy(10_000, (i) => enrolled(`s${i}`)))
    const seen: Array<number> = []
    const upTo = yield* eachPage(store, codec, all, (events) => seen.push(...events.map(({ position }) => position)))
    expect(upTo).toBe(10_000)
    expect(seen).toEqual(Array.from({ length: 10_000 }, (_, i) => i + 1))
  })
)

it.effect("fails with the first event that cannot be read", () =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    yield* store.append([enrolled("s"), { ...enrolled("s"), data: "{}" }, { ...enrolled("s"), data: "" }])
    const failed = yield* Effect.flip(ask(store, codec, enrolments, ""))
    expect(failed).toMatchObject({ _tag: "CannotDecode", position: 2, problem: "wrong shape" })
    const { events } = yield* store.read([{ query: all }])
    expect(Result.getOrThrow(Result.flip(decodeAll(codec, events)))).toMatchObject({ position: 2 })
    expect(Result.getOrThrow(decodeAll(codec, events.slice(0, 1)))).toHaveLength(1)
  })
)

it.effect("fails as the store fails", () =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    const broken = { ...store, read: () => Effect.fail(failure("nothing written")) }
    expect(yield* Effect.flip(ask(broken, codec, enrolments, ""))).toMatchObject({
      _tag: "StoreFailed",
      reason: "unavailable"
    })
  })
)
