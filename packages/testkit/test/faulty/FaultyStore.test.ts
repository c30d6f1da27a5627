/**
 * A faulty store does what its plan says, when it says so, and nothing else.
 */
import { describe, expect, it } from "@effect/vitest"
import { type EventStore, EventStoreMemory, Query, SequencePosition } from "@westum/mobility"
import { Events, EventStoreContract, FaultyStore } from "@westum/mobility-testkit"
import { Duration, Effect, Fiber, Layer, Result, Stream } from "effect"
import { TestClock } from "effect/testing"
import { idsIn, pair, positions } from "./Pair.ts"

// What only takes time, or is sent twice by the network, is nothing that a caller could tell from a sound store.
EventStoreContract.suite(
  "memory at the end of a slow line that sends every other append twice",
  FaultyStore.layer(Layer.fresh(EventStoreMemory.layer), {
    append: FaultyStore.every(2, "sent twice at once"),
    delays: FaultyStore.every(3, 1)
  }),
  { gapless: true }
)

const { at } = SequencePosition

const [event, other] = [Events.make("place.taken"), Events.make("place.given")]

const endings = (append: FaultyStore.Schedule<FaultyStore.AppendFault>) =>
  Effect.gen(function* () {
    const { store } = yield* pair({ append })
    const all = yield* Effect.forEach([1, 2, 3, 4, 5, 6], () => Effect.result(store.append([Events.make("x")])))
    return all.map((ending) => (Result.isSuccess(ending) ? "s" : "f")).join("")
  })

describe("when", () => {
  const plans = [
    ["the first two", FaultyStore.first(2, "fails"), "ffssss"],
    ["the third", FaultyStore.nth(3, "fails"), "ssfsss"],
    ["every second", FaultyStore.every(2, "fails"), "sfsfsf"],
    ["always", FaultyStore.always("fails"), "ffffff"],
    ["as listed", ["sound", "fails", "fails", "sound", "fails"], "sffsfs"],
    ["never", [], "ssssss"]
  ] as const
  it.effect.each(plans)("%s", ([, schedule, right]) =>
    Effect.gen(function* () {
      expect(yield* endings(schedule)).toBe(right)
      // A plan keeps nothing in mind: the next store begins with it anew.
      expect(yield* endings(schedule)).toBe(right)
    })
  )

  it("there is no such call, the plan is not silently another one", () => {
    for (const number of [0, -1, 1.5]) {
      expect(() => FaultyStore.nth(number, "fails")).toThrow(`there is no call number ${number}`)
      expect(() => FaultyStore.every(number, "fails")).toThrow(RangeError)
    }
  })
})

describe("an operation that asks", () => {
  it.effect("fails alone, and is told of with its fault", () =>
    Effect.gen(function* () {
      const calls: Array<FaultyStore.Call> = []
      const { store } = yield* pair({
        read: ["fails"],
        find: ["sound", "fails"],
        positionAt: FaultyStore.always("fails"),
        onCall: (call) => calls.push(call)
      })
      yield* store.append([event])
      const read = store.read([{ query: Query.all }])
      const failure = { _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" }
      expect(yield* Effect.flip(read)).toMatchObject({ ...failure, detail: "read, as planned" })
      expect((yield* read).events).toHaveLength(1)
      expect(yield* store.find([event.id])).toHaveLength(1)
      expect(yield* Effect.flip(store.find([event.id]))).toMatchObject(failure)
      expect(yield* Effect.flip(store.positionAt(0))).toMatchObject(failure)
      expect(calls).toEqual([
        { operation: "append", fault: "sound" },
        { operation: "read", fault: "fails" },
        { operation: "read", fault: "sound" },
        { operation: "find", fault: "sound" },
        { operation: "find", fault: "fails" },
        { operation: "positionAt", fault: "fails" }
      ])
    })
  )
})

const inOrder = (delays: NonNullable<FaultyStore.Plan["delays"]>) =>
  Effect.gen(function* () {
    const { sound, store } = yield* pair({ delays })
    const appends = yield* Effect.forkChild(
      Effect.all([store.append([event]), store.append([other])], { concurrency: 2 })
    )
    yield* TestClock.adjust("1 second")
    yield* Fiber.join(appends)
    return (yield* idsIn(sound)).map((id) => (id === event.id ? "first" : "second"))
  })

describe("a delay", () => {
  it.effect("changes the order in which operations arrive", () =>
    Effect.gen(function* () {
      expect(yield* inOrder([])).toEqual(["first", "second"])
      expect(yield* inOrder([3])).toEqual(["second", "first"])
      expect(yield* inOrder([3, 5])).toEqual(["first", "second"])
      expect(yield* inOrder([Duration.millis(20), Duration.millis(10)])).toEqual(["second", "first"])
    })
  )

  it.effect("keeps the answer on its way as long as the operation: whoever gives up by then does not know", () =>
    Effect.gen(function* () {
      const { sound, store } = yield* pair({ delays: FaultyStore.always(Duration.seconds(1)) })
      const append = yield* Effect.forkChild(store.append([event]), { startImmediately: true })
      yield* TestClock.adjust("999 millis")
      expect(yield* idsIn(sound)).toEqual([])
      yield* TestClock.adjust("1000 millis")
      expect(append.pollUnsafe()).toBe(undefined)
      yield* Fiber.interrupt(append)
      expect(yield* idsIn(sound)).toEqual([event.id])
    })
  )
})

describe("a subscription", () => {
  const growing = Effect.fnUntraced(function* (plan: FaultyStore.Plan) {
    const { sound, store } = yield* pair(plan)
    /** Each event is recorded when the one before has been seen: so each has a batch of its own. */
    const grow = Effect.suspend(() => sound.append([Events.make("place.taken", ["place:a"])]))
    yield* grow
    return { grow, subscription: (after = 0) => store.subscribe(Query.all, { after: at(after) }) }
  })

  it.effect("without faults is that of the store underneath", () =>
    Effect.gen(function* () {
      const { grow, subscription } = yield* growing({})
      const batches = yield* subscription().pipe(
        Stream.tap(() => grow),
        Stream.take(3),
        Stream.runCollect
      )
      expect(batches.map(positions)).toEqual([[1], [2], [3]])
      expect(batches.map(({ upTo }) => upTo)).toEqual([1, 2, 3])
    })
  )

  it.effect("is cut after so many batches, also while nothing comes; another one goes on after the last `upTo`", () =>
    Effect.gen(function* () {
      const { grow, subscription } = yield* growing({ subscribe: ["sound", "sound", "cut"] })
      const seen: Array<number> = []
      const see = (batch: EventStore.SubscriptionBatch) => Effect.sync(() => seen.push(...positions(batch)))
      const once = Stream.tap(subscription(), () => (seen.length === 0 ? grow : Effect.void)).pipe(
        Stream.runForEach(see)
      )
      expect(yield* Effect.flip(once)).toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
      expect(seen).toEqual([1, 2])
      yield* grow
      yield* Stream.runForEach(Stream.take(subscription(2), 1), see)
      expect(seen).toEqual([1, 2, 3])
    })
  )

  it.effect("tells a batch again, with what has come since, and then goes on", () =>
    Effect.gen(function* () {
      const { grow, subscription } = yield* growing({ subscribe: FaultyStore.every(2, "again") })
      const batches = yield* subscription().pipe(
        Stream.tap(() => grow),
        Stream.take(5),
        Stream.runCollect
      )
      expect(batches.map(positions)).toEqual([[1], [2], [2, 3], [4], [5]])
    })
  )
})
