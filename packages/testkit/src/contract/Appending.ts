/**
 * An append is recorded as a whole or not at all, and the answer says where.
 */
import { type EventStore, Query } from "@westum/mobility"
import { Effect, Fiber } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { acknowledge, exactly, refusedWithoutTrace, wellOrdered, wholeLog } from "./Expect.ts"

const nothing: EventStore.AppendCondition = { failIfEventsMatch: Query.all }

/** Enough that no store takes them in one statement by accident. */
const large = 10_000

export const appending: ReadonlyArray<Check> = [
  check("the answer says where the events stand and when they were recorded", function* ({ gapless, store }) {
    const first = yield* acknowledge(store, Events.many(1, "place.taken", ["place:a"]))
    const second = yield* acknowledge(store, Events.many(3, "place.given", ["place:b"]))
    const log = yield* wholeLog(store)
    wellOrdered(log, gapless)
    exactly(log, [first, second])
    assert.equal(first.appended.alreadyStored, false)
    assert.ok(first.appended.last < second.appended.first)
  }),

  check("a refused append leaves nothing, whichever of its events is to blame", function* ({ store }) {
    const known = Events.make("place.taken", ["place:a"])
    yield* store.append([known])
    const events = [Events.make("place.taken"), Events.make("place.given"), Events.make("place.taken")] as const
    yield* refusedWithoutTrace(store, [...events, { ...known, data: "[]" }], undefined, "IdClash")
    yield* refusedWithoutTrace(store, [...events, Events.make("place.taken", ["place:"])], undefined, "InvalidAppend")
    yield* refusedWithoutTrace(store, events, nothing, "ConditionFailed")
    // Nothing of the refused events is known afterwards.
    const { alreadyStored } = yield* store.append(events)
    assert.equal(alreadyStored, false)
  }),

  check("10,000 events are one append, also when it is refused", function* ({ gapless, store }) {
    const before = yield* acknowledge(store, Events.many(1, "place.taken"))
    const events = Events.many(large, "place.given", ["place:a", "member:a"])
    yield* refusedWithoutTrace(store, events, nothing, "ConditionFailed")
    const clash = Events.make("place.given", [], { id: before.events[0].id })
    yield* refusedWithoutTrace(store, [...events, clash], undefined, "IdClash")
    const whole = yield* acknowledge(store, events)
    const log = yield* wholeLog(store)
    wellOrdered(log, gapless)
    exactly(log, [before, whole])
    const again = yield* store.append(events, nothing)
    assert.deepStrictEqual(again, { ...whole.appended, alreadyStored: true })
  }),

  check("readers see 10,000 events of one append all at once or not yet", function* ({ store }) {
    const seen = new Set<number>()
    const count = Effect.map(wholeLog(store), ({ length }) => void seen.add(length))
    const reader = yield* Effect.forkScoped(Effect.forever(Effect.andThen(count, Effect.yieldNow)))
    yield* store.append(Events.many(large, "place.given", ["place:a"]))
    yield* count
    yield* Fiber.interrupt(reader)
    seen.delete(0)
    assert.deepStrictEqual([...seen], [large])
  }),

  check("1,000 concurrent appends: what was acknowledged is exactly what is stored", function* ({ gapless, store }) {
    const append = (i: number) => acknowledge(store, Events.many(1 + (i % 3), "place.taken", ["place:a"]))
    const acknowledged = yield* Effect.forEach(Array.from({ length: 1000 }).keys(), append, {
      concurrency: "unbounded"
    })
    const log = yield* wholeLog(store)
    wellOrdered(log, gapless)
    exactly(log, acknowledged)
  }),

  check("an append that is refused does not fail those beside it", function* ({ gapless, store }) {
    const first = yield* acknowledge(store, Events.many(1, "place.taken", ["place:a"]))
    const refusals = [
      store.append(Events.many(2, "place.given"), nothing),
      store.append([{ ...first.events[0], data: "[]" }, Events.make("place.given")]),
      store.append([Events.make("place.given"), Events.make("place.given", ["place:"])])
    ].map((attempt) => Effect.map(Effect.flip(attempt), ({ _tag }) => _tag))
    const attempt = () =>
      Effect.all(
        [acknowledge(store, Events.many(2, "place.taken")), Effect.all(refusals, { concurrency: "unbounded" })],
        {
          concurrency: "unbounded"
        }
      )
    const answers = yield* Effect.all(Array.from({ length: 40 }, attempt), { concurrency: "unbounded" })
    for (const [, tags] of answers) assert.deepStrictEqual(tags, ["ConditionFailed", "IdClash", "InvalidAppend"])
    const log = yield* wholeLog(store)
    wellOrdered(log, gapless)
    exactly(log, [first, ...answers.map(([acknowledged]) => acknowledged)])
  }),

  check("an interrupted append is recorded as a whole or not at all, and holds up nobody", function* ({ store }) {
    const appends = Array.from({ length: 60 }, () => Events.many(3, "place.taken", ["place:a"]))
    for (const [i, events] of appends.entries()) {
      const fiber = yield* Effect.forkScoped(store.append(events))
      for (let turn = 0; turn < i % 6; turn++) yield* Effect.yieldNow
      yield* Fiber.interrupt(fiber)
    }
    const log = yield* wholeLog(store)
    for (const events of appends) {
      const ids = new Set(events.map(({ id }) => id))
      const stored = log.filter(({ event }) => ids.has(event.id)).length
      assert.ok(stored === 0 || stored === events.length, `${stored} of ${events.length} events are stored`)
    }
    const acknowledged = yield* Effect.forEach(appends, (events) => acknowledge(store, events))
    exactly(yield* wholeLog(store), acknowledged)
  })
]
