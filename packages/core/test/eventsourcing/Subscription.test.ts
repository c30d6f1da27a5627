import { describe, expect, it } from "@effect/vitest"
import { Array as Arr, Effect, Fiber, Scheduler, Stream } from "effect"
import * as fc from "fast-check"
import type { CourseEvent } from "./courses.ts"
import type { EventStoreService, SubscriptionBatch } from "../../src/eventsourcing/EventStore.ts"
import { all, matches, type Query } from "../../src/eventsourcing/Query.ts"
import { at, type SequencePosition, start } from "../../src/eventsourcing/SequencePosition.ts"
import { subscription } from "../../src/eventsourcing/Subscription.ts"
import { anyEvent, begin, encoded, failure, memoryStore, patience, stored, write } from "./support.ts"

const ofA: Query = [{ tags: ["course:a"] }]
const enrolled = (course: string): CourseEvent => ({ type: "student.enrolled", course, student: "s" })

/** Takes all batches until the log has been seen up to here. */
const upTo = (store: EventStoreService, query: Query, position: SequencePosition, after?: SequencePosition) =>
  store.subscribe(query, after === undefined ? {} : { after }).pipe(
    Stream.takeUntil((batch) => batch.upTo >= position),
    Stream.runCollect
  )

const positions = (batches: ReadonlyArray<SubscriptionBatch>) =>
  batches.flatMap(({ events }) => events.map(({ position }) => position))

it.effect("brings the past in pages, and tells how far each has seen", () =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    yield* store.append(Arr.makeBy(2500, () => encoded(enrolled("a"))))
    yield* write(store, enrolled("b"))
    const batches = yield* upTo(store, ofA, at(2501))
    expect(batches.map(({ events, upTo }) => [events.length, upTo])).toEqual([
      [1000, 1000],
      [1000, 2000],
      [500, 2501]
    ])
    expect(positions(batches)).toEqual(Arr.range(1, 2500))
  })
)

it.effect("waits for what comes, and advances when that does not matter", () =>
  Effect.gen(function* () {
    const store = yield* memoryStore
    const seen: Array<SubscriptionBatch> = []
    const following = yield* begin(
      Stream.runForEach(store.subscribe(ofA), (batch) => Effect.sync(() => seen.push(batch)))
    )
    for (const course of ["a", "b", "a"]) {
      yield* write(store, enrolled(course))
      yield* Effect.forEach(Arr.range(1, 20), () => Effect.yieldNow)
    }
    expect(seen.map(({ upTo }) => upTo)).toEqual([1, 2, 3])
    expect(positions(seen)).toEqual([1, 3])
    yield* Fiber.interrupt(following)
    yield* write(store, enrolled("a"))
    expect(seen).toHaveLength(3)
  })
)

it.effect(
  "sees each event once, in order, from wherever it begins and however events come",
  () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(
          fc.array(fc.tuple(anyEvent, fc.nat({ max: 4 })), { minLength: 1, maxLength: 20 }),
          fc.nat({ max: 10 }),
          (events, from) =>
            Effect.gen(function* () {
              const store = yield* memoryStore
              const after = at(Math.min(from, events.length - 1))
              const following = yield* begin(upTo(store, ofA, at(events.length), after))
              for (const [event, turns] of events) {
                yield* write(store, event)
                for (let i = 0; i < turns; i++) yield* Effect.yieldNow
              }
              const wanted = (yield* stored(store)).filter(
                ({ event, position }) => position > after && matches(ofA, event)
              )
              expect(positions(yield* Fiber.join(following))).toEqual(wanted.map(({ position }) => position))
            }).pipe(Effect.provideService(Scheduler.MaxOpsBeforeYield, 3), Effect.scoped, Effect.runPromise)
        )
      )
    ),
  patience
)

describe("of any source", () => {
  it.effect("reads again after being woken for nothing", () =>
    Effect.gen(function* () {
      const store = yield* memoryStore
      let wakes = 0
      const grown = () => Effect.suspend(() => (++wakes < 5 ? Effect.void : Effect.asVoid(write(store, enrolled("a")))))
      const source = { read: store.read, grown: () => Effect.orDie(grown()) }
      const first = yield* Stream.runHead(subscription(source, all, start))
      expect(first).toMatchObject({ value: { upTo: 1 } })
      expect(wakes).toBe(5)
    })
  )

  it.effect("fails as the source fails", () =>
    Effect.gen(function* () {
      const failed = failure("nothing written")
      const noRead = { read: () => Effect.fail(failed), grown: () => Effect.void }
      expect(yield* Effect.flip(Stream.runDrain(subscription(noRead, all, start)))).toBe(failed)
      const empty = { read: () => Effect.succeed({ head: start, events: [] }), grown: () => Effect.fail(failed) }
      expect(yield* Effect.flip(Stream.runDrain(subscription(empty, all, start)))).toBe(failed)
      expect(failed.message).toBe("The event store failed (unavailable, nothing written): the machine went away")
    })
  )
})
