/**
 * Subscriptions hear of this store's own appends at once, and of its end.
 */
import { expect, it } from "@effect/vitest"
import { type EventStore, Query } from "@westum/mobility"
import { Effect, Exit, Fiber, Scope, Stream } from "effect"
import { DatabaseSync } from "node:sqlite"
import { patience } from "./support/Child.ts"
import { open, place } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

/** What a subscription to everything tells, one by one. */
const told = (store: EventStore.EventStoreService) =>
  Stream.flatMap(store.subscribe(Query.all), ({ events }) => Stream.fromIterable(events))

it.live(
  "own appends are told without looking for them",
  () =>
    Effect.gen(function* () {
      const store = yield* open({ filename: `${yield* temporaryDirectory}/log.db`, pollInterval: "1 hour" })
      const three = yield* Effect.forkChild(Stream.runCollect(Stream.take(told(store), 3)))
      for (const data of ["1", "2", "3"]) {
        // It waits before each.
        yield* Effect.sleep("5 millis")
        yield* store.append(place(data))
      }
      expect((yield* Fiber.join(three)).map(({ event }) => event.data)).toEqual(["1", "2", "3"])
    }),
  patience
)

it.live(
  "a subscription that waits when the store is closed fails",
  () =>
    Effect.gen(function* () {
      const scope = yield* Scope.make()
      const opened = open({ filename: `${yield* temporaryDirectory}/log.db` })
      const store = yield* Effect.provideService(opened, Scope.Scope, scope)
      const waiting = yield* Effect.forkChild(Effect.flip(Stream.runDrain(told(store))))
      yield* Effect.sleep("5 millis")
      yield* Scope.close(scope, Exit.void)
      expect(yield* Fiber.join(waiting)).toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
    }),
  patience
)

it.live(
  "a subscription whose log is gone fails, and does not wait for ever",
  () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const store = yield* open({ filename, pollInterval: "5 millis" })
      const waiting = yield* Effect.forkChild(Effect.flip(Stream.runDrain(told(store))))
      yield* Effect.sleep("5 millis")
      const other = new DatabaseSync(filename)
      other.exec("DROP TABLE event")
      other.close()
      const failure = yield* Fiber.join(waiting)
      expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "unavailable", outcome: "nothing written" })
      expect(failure.detail).toContain(`watching ${filename}`)
    }),
  patience
)
