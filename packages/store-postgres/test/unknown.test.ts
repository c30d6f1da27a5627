/**
 * Between the commit and its answer the connection is lost: the same events are sent again until it is known what became of
 * them, and for a while only.
 */
import { describe, expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place, whole } from "./support/Log.ts"
import { proxyTo } from "./support/Proxy.ts"

const { schema, url } = fileDatabase()

const opened = (retryFor: "10 seconds" | "300 millis") =>
  Effect.gen(function* () {
    const proxy = yield* proxyTo(url())
    const name = yield* schema
    const direct = yield* open({ url: url(), schema: name })
    return { direct, proxy, store: yield* open({ url: proxy.url, schema: name, retryFor }) }
  })

const taken = { failIfEventsMatch: [{ types: ["place.taken"], tags: ["place:a"] }] } as const

describe("an append whose answer is lost", () => {
  it.live(
    "is sent again, and told as stored already, though its own events would fail its condition",
    () =>
      Effect.gen(function* () {
        const { direct, proxy, store } = yield* opened("10 seconds")
        proxy.loseAnswers(1)
        const appended = yield* store.append(place(), taken)
        expect(appended).toMatchObject({ first: 1, last: 1, alreadyStored: true })
        expect(yield* whole(direct)).toHaveLength(1)
      }),
    patience
  )

  it.live(
    "is found however often the answer is lost, with all that was sent with it",
    () =>
      Effect.gen(function* () {
        const { direct, proxy, store } = yield* opened("10 seconds")
        proxy.loseAnswers(4)
        const all = yield* Effect.all(
          Array.from({ length: 50 }, () => store.append(place())),
          { concurrency: "unbounded" }
        )
        expect(new Set(all.map(({ first }) => first)).size).toBe(50)
        expect(yield* whole(direct)).toHaveLength(50)
      }),
    patience
  )

  it.live(
    "is told as unknown when the server stays away, and the store goes on when it is back",
    () =>
      Effect.gen(function* () {
        const { direct, proxy, store } = yield* opened("300 millis")
        yield* store.append(place("place:first"))
        proxy.loseServer()
        const events = place()
        expect(yield* Effect.flip(store.append(events, taken))).toMatchObject({
          _tag: "StoreFailed",
          reason: "unavailable",
          outcome: "unknown"
        })
        const refused = yield* Effect.flip(store.append(place("place:other")))
        expect(refused).toMatchObject({ _tag: "StoreFailed", reason: "unavailable" })
        expect(yield* Effect.flip(store.read([{ query: [{}] }]))).toMatchObject({
          _tag: "StoreFailed",
          reason: "unavailable"
        })
        proxy.refuse(false)
        expect(yield* store.append(events, taken)).toMatchObject({ alreadyStored: true })
        expect((yield* whole(direct)).flatMap(({ event }) => event.tags)).toEqual(["place:first", "place:a"])
      }),
    patience
  )
})
