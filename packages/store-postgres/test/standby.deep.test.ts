/**
 * A server whose commits wait for a standby that is not there: nothing is acknowledged, though somebody cancels the wait.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { set, until } from "./crash/support/Pair.ts"
import { execute } from "./support/Databases.ts"
import { event, open, patience, place, whole } from "./support/Log.ts"
import { own } from "./support/Own.ts"
import { ways } from "./support/Ways.ts"

const waits = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"

const cancelled = (url: string) =>
  Effect.andThen(
    until(url, waits),
    execute(url, "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
  )

/** It takes a moment until commits wait: one is tried after the other until one does. */
const goes = (url: string) =>
  Effect.gen(function* () {
    yield* set(url, "synchronous_standby_names = 'nobody'")
    const commits = execute(url, "SELECT pg_logical_emit_message(true, 'test', '')::text")
    const trying = yield* Effect.forkChild(Effect.forever(commits))
    yield* until(url, waits)
    yield* Fiber.interrupt(trying)
    yield* until(url, `SELECT NOT (${waits})`)
  })

const comes = (url: string) => set(url, "synchronous_standby_names = ''")

describe("a commit whose standby is not there", () => {
  it.live.each(ways)(
    "%s is not acknowledged when its wait is cancelled, however often, nor to whoever sends the same again",
    ([, opened]) =>
      Effect.gen(function* () {
        const { url } = (yield* own).server
        const [store, other] = yield* Effect.all([opened({ url, retryFor: "1 minute" }), open({ url })])
        yield* store.append(place())
        yield* goes(url)
        const events = place()
        const sent = yield* Effect.forkChild(store.append(events))
        yield* cancelled(url)
        yield* until(url, "SELECT count(*) = 2 FROM mobility.event")
        const again = yield* Effect.forkChild(other.append(events))
        for (let i = 0; i < 3; i++) yield* cancelled(url)
        yield* until(url, waits)
        expect([sent.pollUnsafe(), again.pollUnsafe()]).toEqual([undefined, undefined])
        yield* comes(url)
        expect(yield* Fiber.join(sent)).toMatchObject({ first: 2, alreadyStored: true })
        expect(yield* Fiber.join(again)).toMatchObject({ first: 2, alreadyStored: true })
        expect(yield* whole(other)).toHaveLength(2)
      }),
    patience
  )

  it.live(
    "is told as unknown when its wait is cancelled after the bound; a restore at once",
    () =>
      Effect.gen(function* () {
        const { url } = (yield* own).server
        const store = yield* open({ url, retryFor: 0 })
        const copy = yield* open({ url, schema: "copy" })
        yield* store.append(place())
        yield* goes(url)
        const unknown = { _tag: "StoreFailed", reason: "unavailable", outcome: "unknown" }
        const appending = yield* Effect.forkChild(Effect.flip(store.append(place())))
        yield* cancelled(url)
        expect(yield* Fiber.join(appending)).toMatchObject(unknown)
        const log = yield* whole(store)
        expect(log).toHaveLength(2)
        const [first, ...rest] = log
        if (first === undefined) throw new Error("the log is empty")
        const restoring = yield* Effect.forkChild(Effect.flip(copy.restore([first, ...rest])))
        yield* cancelled(url)
        expect(yield* Fiber.join(restoring)).toMatchObject(unknown)
      }),
    patience
  )

  it.live(
    "is told of as cancelled only by the server: words of an event are none",
    () =>
      Effect.gen(function* () {
        const { url } = (yield* own).server
        const store = yield* open({ url })
        const events = [event("place.SyncRepWaitForLSN", '"SyncRepWaitForLSN"', "place:SyncRepWaitForLSN")] as const
        expect(yield* store.append(events)).toMatchObject({ alreadyStored: false })
        expect(yield* store.append(events)).toMatchObject({ alreadyStored: true })
      }),
    patience
  )
})
