/**
 * A log that lacks what it had: subscribers are told, in words of the port, and never pass it over.
 */
import { describe, expect, it } from "@effect/vitest"
import { type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Effect, Fiber, Stream } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { event, open, patience, place } from "./support/Log.ts"

const { schema, url } = fileDatabase()

const corrupt = { _tag: "StoreFailed", reason: "corrupt", outcome: "nothing written" }

const rare: Query.Query = [{ types: ["rare"] }]

/** What a subscription tells before it ends: the positions, and how it ended. */
const followed = (store: EventStore.EventStoreService, query: Query.Query, after: number, until: number) => {
  const positions: Array<number> = []
  return store.subscribe(query, { after: SequencePosition.at(after) }).pipe(
    Stream.takeUntil(({ upTo }) => upTo >= until),
    Stream.runForEach(({ events }) =>
      Effect.sync(() => void positions.push(...events.map(({ position }) => position)))
    ),
    Effect.match({ onSuccess: () => "complete", onFailure: (error) => error }),
    Effect.map((end) => ({ positions, end }))
  )
}

const opened = Effect.gen(function* () {
  const name = yield* schema
  return { name, store: yield* open({ url: url(), schema: name, pollInterval: "50 millis" }) }
})

/** By hand, whatever it is that does so. */
const remove = (name: string, positions: string) =>
  execute(
    url(),
    `DELETE FROM ${name}.event WHERE position IN (${positions})`,
    `DELETE FROM ${name}.event_tag WHERE position IN (${positions})`
  )

describe("an event that was taken out of the log by hand, and not its tags, is told to who reads", () => {
  it.live.each([
    ["at once", {}],
    ["a page", { limit: 2 }],
    ["a page from the end", { limit: 2, backwards: true }]
  ] as const)(
    "%s",
    ([, options]) =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        for (let i = 0; i < 3; i++) yield* store.append(place())
        yield* execute(url(), `DELETE FROM ${name}.event WHERE position = 2`)
        const wanted: Query.Query = [{ tags: ["place:a"], types: ["place.taken"] }]
        expect(yield* Effect.flip(store.read([{ query: wanted }], options))).toMatchObject(corrupt)
      }),
    patience
  )
})

/** An event where another log had it. */
const at = (position: number) => ({
  position: SequencePosition.at(position),
  recordedAt: 0,
  event: event(position === 9 ? "rare" : "place.taken")
})

describe("a row that was taken out of the log by hand", () => {
  it.live.each([
    ["a subscription to everything", Query.all],
    ["a subscription that wants none of what is missing", rare]
  ] as const)(
    "is told to %s, from before it and whenever it is passed",
    ([, query]) =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        for (let i = 0; i < 3; i++) yield* store.append(place())
        yield* store.append([event("rare")])
        expect(yield* followed(store, query, 0, 4)).toMatchObject({ end: "complete" })
        yield* remove(name, "2")
        expect(yield* followed(store, query, 0, 4)).toMatchObject({ positions: [], end: corrupt })
        expect(yield* followed(store, query, 1, 4)).toMatchObject({ positions: [], end: corrupt })
        // Whoever is behind it already has lost nothing.
        expect(yield* followed(store, query, 2, 4)).toMatchObject({ end: "complete" })
      }),
    patience
  )

  it.live(
    "at the start of what a subscriber waits for",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        yield* store.append(place())
        const waiting = yield* Effect.forkChild(followed(store, Query.all, 1, 3))
        yield* Effect.sleep("200 millis")
        // As another program would do that counts for itself.
        yield* execute(url(), `INSERT INTO ${name}.event VALUES (3, 0, 'id-3', 'place.taken', 1, '{}', '', '{}', '{}')`)
        expect(yield* Fiber.join(waiting)).toMatchObject({ positions: [], end: corrupt })
      }),
    patience
  )
})

describe("a log that was restored", () => {
  it.live.each([
    ["everything", Query.all],
    ["some of it", rare]
  ] as const)(
    "with gaps is followed across them by who wants %s, and no other position may be missing",
    ([, query]) =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        yield* store.restore([at(3), at(4), at(9), at(10)])
        yield* store.append(place())
        for (const after of [0, 1, 2, 3, 6, 8, 9, 10]) {
          expect([after, (yield* followed(store, query, after, 11)).end]).toEqual([after, "complete"])
        }
        yield* remove(name, "4")
        for (const after of [0, 2, 3]) {
          expect(yield* followed(store, query, after, 11)).toMatchObject({ positions: [], end: corrupt })
        }
        expect((yield* followed(store, query, 4, 11)).end).toBe("complete")
      }),
    patience
  )

  it.live(
    "to an earlier state under a running program fails those who wait and those who come, without asking again and again",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        for (let i = 0; i < 5; i++) yield* store.append(place())
        const waiting = yield* Effect.forkChild(followed(store, Query.all, 0, 6))
        const filtered = yield* Effect.forkChild(followed(store, rare, 0, 6))
        yield* Effect.sleep("200 millis")
        yield* remove(name, "4, 5")
        expect(yield* Fiber.join(waiting)).toMatchObject({ positions: [1, 2, 3, 4, 5], end: corrupt })
        expect(yield* Fiber.join(filtered)).toMatchObject({ end: corrupt })
        expect(yield* followed(store, Query.all, 5, 6)).toMatchObject({ positions: [], end: corrupt })
        // Opened anew, it is what it is.
        const again = yield* open({ url: url(), schema: name })
        expect(yield* followed(again, Query.all, 0, 3)).toMatchObject({ positions: [1, 2, 3], end: "complete" })
      }),
    patience
  )
})
