/**
 * A store in another process answers as it would in this one.
 */
import { assert, it } from "@effect/vitest"
import { EventStore, Query, SequencePosition } from "@westum/mobility"
import { Events } from "@westum/mobility-testkit"
import { Effect, Fiber, Stream } from "effect"
import { TestClock } from "effect/testing"
import { naiveProcess } from "./gallery/NaiveProcess.ts"

// A process takes its time to start, the more on a busy machine.
const patience = 60_000

it.layer(naiveProcess, { excludeTestServices: true, timeout: patience })("a store in another process", (it) => {
  it.effect(
    "reads, appends, finds, restores and subscribes",
    () =>
      Effect.gen(function* () {
        const store = yield* EventStore.EventStore
        const follower = yield* Effect.forkScoped(Stream.runHead(store.subscribe([{ tags: ["place:a"] }])))
        const [first, second] = [
          Events.make("place.taken", ["place:b"]),
          Events.make("place.given", ["place:a"])
        ] as const
        const log = [
          { position: SequencePosition.at(2), recordedAt: 1_000, event: first },
          { position: SequencePosition.at(5), recordedAt: 2_000, event: second }
        ] as const
        yield* store.restore(log)
        assert.deepStrictEqual(yield* store.read([{ query: Query.all }]), { head: log[1].position, events: [...log] })
        assert.deepStrictEqual(yield* store.read([{ query: Query.all }], { limit: 1 }), {
          head: log[1].position,
          events: [log[0]]
        })
        assert.deepStrictEqual(yield* store.find([second.id]), [log[1]])
        assert.strictEqual(yield* store.positionAt(1_999), log[0].position)
        const told = yield* Fiber.join(follower)
        assert.isTrue(told._tag === "Some" && told.value.upTo <= log[1].position)
      }),
    patience
  )

  it.effect(
    "fails with the errors of the port",
    () =>
      Effect.gen(function* () {
        const store = yield* EventStore.EventStore
        const { head } = yield* store.read([{ query: Query.all }])
        const refused = yield* Effect.flip(store.append([Events.make("other")], { failIfEventsMatch: Query.all }))
        assert.deepStrictEqual(refused, new EventStore.ConditionFailed({ head }))
        const invalid = yield* Effect.flip(store.append([Events.make("other", ["place:"])]))
        assert.instanceOf(invalid, EventStore.InvalidAppend)
      }),
    patience
  )

  it.effect(
    "records at the time of the caller's clock",
    () =>
      Effect.gen(function* () {
        const store = yield* EventStore.EventStore
        const append = store.append([Events.make("other")])
        const { recordedAt } = yield* Effect.andThen(TestClock.setTime(86_400_000), append).pipe(
          Effect.provide(TestClock.layer())
        )
        assert.strictEqual(recordedAt, 86_400_000)
      }),
    patience
  )
})
