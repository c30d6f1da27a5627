/**
 * Events and head of a read belong together, while others write: once a position was seen, nothing appears below it.
 */
import { type EventStore, type Event, Query } from "@westum/mobility"
import { Effect, Fiber } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import * as Evaluator from "./Evaluator.ts"
import { sameEvents, wholeLog } from "./Expect.ts"

const writers = 8
const appendsEach = 40

const shapes: ReadonlyArray<readonly [string, readonly [EventStore.ReadPart, ...Array<EventStore.ReadPart>]]> = [
  ["everything", [{ query: Query.all }]],
  ["one tag", [{ query: [{ tags: ["writer:3"] }] }]],
  ["two parts", [{ query: [{ types: ["odd"] }] }, { query: [{ tags: ["writer:1"] }, { tags: ["writer:2"] }] }]],
  ["nothing", [{ query: [{ types: ["nothing"] }] }]]
]

const write = (store: EventStore.EventStoreService, writer: number) =>
  Effect.gen(function* () {
    const tag: Event.Tag = `writer:${writer}`
    for (let i = 0; i < appendsEach; i++) {
      yield* store.append([Events.make(i % 2 === 0 ? "even" : "odd", [tag]), Events.make("odd", [tag])])
      yield* Effect.yieldNow
    }
  })

/** Reads while others write; every answer is kept, to be compared with the log as it was in the end. */
const readWhileWritten = (
  store: EventStore.EventStoreService,
  read: Effect.Effect<EventStore.ReadResult, EventStore.StoreFailed>
) =>
  Effect.gen(function* () {
    const results: Array<EventStore.ReadResult> = []
    const keep = Effect.map(read, (result) => void results.push(result))
    const reader = yield* Effect.forkScoped(Effect.forever(Effect.andThen(keep, Effect.yieldNow)))
    const more = yield* Effect.forkScoped(Effect.forever(Effect.andThen(keep, Effect.yieldNow)))
    yield* Effect.forEach(Array.from({ length: writers }).keys(), (writer) => write(store, writer), {
      concurrency: "unbounded"
    })
    yield* keep
    yield* Fiber.interruptAll([reader, more])
    return results
  })

export const snapshots: ReadonlyArray<Check> = [
  ...shapes.map(([what, parts]) =>
    check(
      `a read of ${what} under ${writers} writers has all events up to its head and none above`,
      function* ({ store }) {
        const results = yield* readWhileWritten(store, store.read(parts))
        const log = yield* wholeLog(store)
        assert.equal(log.length, 2 * writers * appendsEach)
        assert.ok(results.length > 0)
        for (const { events, head } of results) {
          assert.ok(head <= Evaluator.headOf(log), `a head of ${head} above the last position`)
          sameEvents(events, Evaluator.read(log, parts, { until: head }).events)
        }
      }
    )
  ),

  check("a backwards read with a limit has the latest events of its head", function* ({ store }) {
    const options = { backwards: true, limit: 3 } as const
    const results = yield* readWhileWritten(store, store.read([{ query: Query.all }], options))
    const log = yield* wholeLog(store)
    for (const { events, head } of results) {
      const expected = Evaluator.read(log, [{ query: Query.all }], { ...options, until: head })
      assert.deepStrictEqual(events, expected.events)
      if (events.length > 0) assert.equal(events.at(0)?.position, head)
    }
  })
]
