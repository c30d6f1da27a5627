/**
 * While another process holds the lock, appends wait without blocking anybody, and without need of the program's clock.
 */
import { expect, it } from "@effect/vitest"
import { SequencePosition } from "@westum/mobility"
import { Effect, Exit, Fiber } from "effect"
import { setTimeout as pause } from "node:timers/promises"
import { child, patience } from "./support/Child.ts"
import { open, place, whole } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const newFile = Effect.map(temporaryDirectory, (directory) => `${directory}/log.db`)

const locker = (file: string, how = "") =>
  Effect.tap(child("lockHolder", { args: [file, how] }), (child) => Effect.promise(() => child.heard("locked")))

it.live(
  "an append fails as locked when its time is up; meanwhile the event loop turns; then appends go on",
  () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      const store = yield* open({ filename, lockTimeout: "300 millis" })
      const holder = yield* locker(filename)
      const happened: Array<string> = []
      const ticks = setInterval(() => happened.push("tick"), 1)
      const failure = yield* Effect.flip(store.append(place()))
      happened.push("answered")
      clearInterval(ticks)
      expect(failure).toMatchObject({ _tag: "StoreFailed", reason: "locked", outcome: "nothing written" })
      expect(failure.message).toContain(filename)
      expect(happened.indexOf("answered")).toBeGreaterThan(10)
      expect(yield* whole(store)).toEqual([])
      holder.tell("let go")
      yield* Effect.promise(() => holder.heard("released"))
      yield* store.append(place())
      expect(yield* whole(store)).toHaveLength(1)
    }),
  patience
)

it.effect(
  "an append gets the lock when it is let go, though the program's clock stands still",
  () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      const store = yield* open({ filename, lockTimeout: "1 minute" })
      const holder = yield* locker(filename)
      const append = yield* Effect.forkChild(store.append(place()))
      yield* Effect.promise(() => pause(50))
      expect(append.pollUnsafe()).toBeUndefined()
      holder.tell("let go")
      expect(yield* Fiber.join(append)).toMatchObject({ first: 1, recordedAt: 0 })
    }),
  patience
)

it.live(
  "appends that wait are withdrawn by interrupting their callers, and only those",
  () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      const store = yield* open({ filename, lockTimeout: "1 minute" })
      const holder = yield* locker(filename)
      const fibers = yield* Effect.forEach(["1", "2", "3"], (data) => Effect.forkChild(store.append(place(data))))
      yield* Effect.promise(() => pause(20))
      const [, second] = fibers
      if (second !== undefined) yield* Fiber.interrupt(second)
      holder.tell("let go")
      const exits = yield* Effect.forEach(fibers, Fiber.await)
      expect(exits.map(Exit.isSuccess)).toEqual([true, false, true])
      expect((yield* whole(store)).map(({ event }) => event.data)).toEqual(["1", "3"])
    }),
  patience
)

it.live(
  "a file locked as a whole: reads and openings wait, then fail as locked, and work once it is let go",
  () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      yield* Effect.scoped(Effect.flatMap(open({ filename }), (store) => store.append(place())))
      const holder = yield* locker(filename, "exclusive")
      const options = { filename, lockTimeout: "100 millis" } as const
      const locked = { _tag: "StoreFailed", reason: "locked", outcome: "nothing written" }
      expect(yield* Effect.flip(open(options))).toMatchObject(locked)
      const opening = yield* Effect.forkChild(open({ filename, lockTimeout: "1 minute" }))
      yield* Effect.promise(() => pause(20))
      holder.tell("let go")
      const store = yield* Fiber.join(opening)
      expect(yield* whole(store)).toHaveLength(1)
    }),
  patience
)

it.live(
  "reading goes on while another process writes; filling an empty store waits, then fails as locked",
  () =>
    Effect.gen(function* () {
      const filename = yield* newFile
      const store = yield* open({ filename, lockTimeout: "100 millis" })
      const holder = yield* locker(filename)
      expect(yield* whole(store)).toEqual([])
      expect(yield* store.positionAt(1)).toBe(0)
      const [event] = place()
      const log = [{ position: SequencePosition.at(7), recordedAt: 1, event }] as const
      expect(yield* Effect.flip(store.restore(log))).toMatchObject({ reason: "locked", outcome: "nothing written" })
      holder.tell("let go")
      yield* Effect.promise(() => holder.heard("released"))
      yield* store.restore(log)
      expect(yield* whole(store)).toEqual(log)
    }),
  patience
)
