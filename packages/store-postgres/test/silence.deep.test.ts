/**
 * A server that says nothing, on a connection that stands: everybody is answered after a bound, and it goes on when the server
 * does.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { relayTo } from "./support/Relay.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { patience, place, told, whole } from "./support/Log.ts"
import { own } from "./support/Own.ts"
import { ways } from "./support/Ways.ts"

const { schema, url } = fileDatabase()

const bounds = { answerTimeout: "1 second", retryFor: "500 millis", pollInterval: "100 millis" } as const

/** Nothing was written where a new connection was needed, which cannot be had. */
const unanswered = {
  _tag: "StoreFailed",
  outcome: expect.stringMatching(/unknown|nothing written/),
  reason: expect.stringMatching(/timeout|unavailable/)
}

/** Takes no longer than the bounds allow, on a machine that has other work. */
const soon = <A, E, R>(effect: Effect.Effect<A, E, R>) => Effect.timeout(effect, "25 seconds")

/** Connections that fell silent may still be told of, one after the other. */
const again = <A, E, R>(effect: Effect.Effect<A, E, R>) => soon(Effect.retry(effect, { times: 10 }))

describe("a network that swallows what is sent", () => {
  it.live.each(ways)(
    "leaves nobody waiting %s: an append is sent again on another connection, with the same ids",
    ([, opened]) =>
      Effect.gen(function* () {
        const server = new URL(url())
        const relay = yield* relayTo(Number(server.port))
        server.port = String(relay.port)
        const name = yield* schema
        const store = yield* opened({ ...bounds, url: server.href, schema: name, retryFor: "20 seconds" })
        const followed = yield* Effect.forkChild(told(store, 3))
        yield* store.append(place())
        relay.hush()
        const events = place()
        // Where it needed a new connection, nothing was written, and it is sent again by hand.
        const appending = yield* Effect.forkChild(again(store.append(events)))
        const reading = yield* Effect.forkChild(Effect.flip(whole(store)))
        // Where it needed a new connection too, it is that which did not come.
        const reason: unknown = expect.stringMatching(/timeout|unavailable/)
        expect(yield* soon(Fiber.join(reading))).toMatchObject({ reason, outcome: "nothing written" })
        // Those connections stay silent; new ones reach the server.
        relay.lead(Number(new URL(url()).port))
        expect(yield* soon(Fiber.join(appending))).toMatchObject({ first: 2 })
        yield* again(store.append(place()))
        expect(yield* soon(Fiber.join(followed))).toEqual([1, 2, 3])
      }),
    patience
  )
})

describe("a server that stands still", () => {
  it.live.each(ways)(
    "is given up after a bound %s, and taken up again when it goes on",
    ([, opened]) =>
      Effect.gen(function* () {
        const { server } = yield* own
        const store = yield* opened({ ...bounds, url: server.url })
        const followed = yield* Effect.forkChild(told(store, 3))
        yield* store.append(place())
        yield* server.freeze
        const events = place()
        const appending = Effect.flip(store.append(events))
        const reading = Effect.flip(whole(store))
        const [appended, read] = yield* soon(Effect.all([appending, reading], { concurrency: 2 }))
        expect(appended).toMatchObject(unanswered)
        expect(read).toMatchObject({ outcome: "nothing written", reason: expect.stringMatching(/timeout|unavailable/) })
        yield* server.thaw
        yield* again(store.append(events))
        yield* again(store.append(place()))
        expect(yield* again(whole(store))).toHaveLength(3)
        expect(yield* soon(Fiber.join(followed))).toEqual([1, 2, 3])
      }),
    patience
  )
})
