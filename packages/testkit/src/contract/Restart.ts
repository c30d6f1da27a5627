/**
 * A durable store that is closed and opened again is the same store.
 */
import { type EventStore, type Query, SequencePosition } from "@westum/mobility"
import { Effect, Exit, Fiber, type Layer, Scope } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { acknowledge, exactly, refusedWithoutTrace, sameEvents, wellOrdered, wholeLog } from "./Expect.ts"
import { follow } from "./Follower.ts"
import { open } from "./Harness.ts"
import type { Storage } from "./Storage.ts"

type OpenStore = Layer.Layer<EventStore.EventStore, unknown>

const taken: Query.Query = [{ types: ["place.taken"], tags: ["place:a"] }]

/** One life of the store: opened, used, closed. */
const life = <A, E, R>(layer: OpenStore, use: (store: EventStore.EventStoreService) => Effect.Effect<A, E, R>) =>
  Effect.scoped(Effect.flatMap(open(layer), use))

const append = (layer: OpenStore, count: number) =>
  life(layer, (store) => acknowledge(store, Events.many(count, "place.taken", ["place:a"])))

const goesOn = (storage: Storage) =>
  check("closed and opened again, it has the same events and goes on after them", function* ({ gapless, setClock }) {
    const layer = yield* storage
    yield* setClock(5_000)
    const first = yield* append(layer, 3)
    const before = yield* life(layer, wholeLog)
    exactly(before, [first])
    yield* setClock(4_000)
    const second = yield* append(layer, 2)
    assert.equal(second.appended.recordedAt, 5_000)
    const after = yield* life(layer, wholeLog)
    wellOrdered(after, gapless)
    exactly(after, [first, second])
    sameEvents(after.slice(0, 3), before)
    yield* life(layer, (store) =>
      Effect.gen(function* () {
        assert.equal((yield* store.read([{ query: taken, after: second.appended.last }])).head, second.appended.last)
        assert.equal(yield* store.positionAt(5_000), second.appended.last)
        assert.equal(yield* store.positionAt(4_999), SequencePosition.start)
        sameEvents(yield* store.find([first.events[1]?.id ?? ""]), before.slice(1, 2))
      })
    )
  })

const remembers = (storage: Storage) =>
  check("ids and conditions know what was recorded in an earlier life", function* () {
    const layer = yield* storage
    const { appended, events } = yield* append(layer, 3)
    yield* life(layer, (store) =>
      Effect.gen(function* () {
        assert.deepStrictEqual(yield* store.append(events, { failIfEventsMatch: taken }), {
          ...appended,
          alreadyStored: true
        })
        yield* refusedWithoutTrace(store, [{ ...events[0], data: "[]" }], undefined, "IdClash")
        const condition = { failIfEventsMatch: taken, after: appended.first }
        yield* refusedWithoutTrace(store, Events.many(1, "other"), condition, "ConditionFailed")
        yield* store.append(Events.many(1, "other"), { ...condition, after: appended.last })
      })
    )
  })

const resumes = (storage: Storage) =>
  check("a subscription goes on in the next life where it was in the last", function* () {
    const layer = yield* storage
    const { appended } = yield* append(layer, 5)
    const third = SequencePosition.at(appended.first + 2)
    const told = yield* life(layer, (store) =>
      Effect.gen(function* () {
        const follower = yield* follow(store.subscribe(taken, { after: third }), third)
        const next = yield* acknowledge(store, Events.many(2, "place.taken", ["place:a"]))
        yield* follower.reached(next.appended.last)
        return follower.events
      })
    )
    const log = yield* life(layer, wholeLog)
    sameEvents(
      told,
      log.filter(({ position }) => position > third)
    )
  })

const keepsRestored = (storage: Storage) =>
  check("a restored log is kept", function* () {
    const source = yield* storage
    yield* append(source, 4)
    const log = yield* life(source, wholeLog)
    const copy = yield* storage
    const [head, ...rest] = log
    assert.ok(head !== undefined)
    yield* life(copy, (store) => store.restore([head, ...rest]))
    sameEvents(yield* life(copy, wholeLog), log)
  })

const appendSome = (store: EventStore.EventStoreService) =>
  Effect.forEach([1, 2, 3, 4], (count) => acknowledge(store, Events.many(count, "place.taken")), {
    concurrency: "unbounded"
  })

const livesShort = (storage: Storage) =>
  check("many short lives lose nothing", function* ({ gapless }) {
    const layer = yield* storage
    const acknowledged = []
    for (let i = 0; i < 10; i++) {
      acknowledged.push(...(yield* life(layer, appendSome)))
    }
    const log = yield* life(layer, wholeLog)
    wellOrdered(log, gapless)
    exactly(log, acknowledged)
  })

const closesEarly = (storage: Storage) =>
  check("closed during appends, it has what was acknowledged, and the rest as a whole or not at all", function* () {
    const layer = yield* storage
    const scope = yield* Scope.make()
    const store = yield* Effect.provideService(open(layer), Scope.Scope, scope)
    const batches = Array.from({ length: 60 }, () => Events.many(3, "place.taken", ["place:a"]))
    const first = yield* acknowledge(store, Events.many(1, "place.taken"))
    const fibers = yield* Effect.forEach(batches, (events) => Effect.forkScoped(acknowledge(store, events)))
    yield* Effect.yieldNow
    yield* Scope.close(scope, Exit.void)
    // An append that the closing met is answered all the same: it never waits for ever.
    const exits = yield* Effect.forEach(fibers, Fiber.await)
    const acknowledged = exits.filter(Exit.isSuccess).map(({ value }) => value)
    const log = yield* life(layer, wholeLog)
    for (const { appended } of acknowledged) {
      assert.ok(
        log.some(({ position }) => position === appended.last),
        "an acknowledged append is lost"
      )
    }
    const again = yield* life(layer, (store) => Effect.forEach(batches, (events) => acknowledge(store, events)))
    exactly(yield* life(layer, wholeLog), [first, ...again])
  })

/** What restart means for the storage that an adapter declares. */
export const restart = (storage: Storage): ReadonlyArray<Check> => [
  goesOn(storage),
  remembers(storage),
  resumes(storage),
  keepsRestored(storage),
  livesShort(storage),
  closesEarly(storage)
]
