/**
 * What PostgreSQL cannot hold is refused with a typed error, beside others that are stored; and nothing is found that was never
 * stored.
 */
import { describe, expect, it } from "@effect/vitest"
import { type Event, type Query, SequencePosition } from "@westum/mobility"
import { Cause, Effect, Exit, Fiber } from "effect"
import { fileDatabase } from "./support/FileDatabase.ts"
import { event, open, patience, place, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

const opened = Effect.flatMap(schema, (schema) => open({ url: url(), schema }))

const plain = event("place.taken")

/** What an untyped caller may pass. */
const unchecked = (value: object): ReturnType<typeof JSON.parse> => JSON.parse(JSON.stringify(value))

const unstorable: ReadonlyArray<readonly [string, Event.EncodedEvent]> = [
  ["a NUL in its data", { ...plain, data: '"\u0000"' }],
  ["a NUL in its meta", { ...plain, meta: "\u0000" }],
  ["a NUL in its type", { ...plain, type: "place\u0000taken" }],
  ["a NUL in its id", { ...plain, id: "a\u0000" }],
  ["no meta", unchecked({ ...plain, meta: undefined })],
  ["data that is no text", unchecked({ ...plain, data: {} })]
]

const queries: ReadonlyArray<readonly [string, Query.Query]> = [
  ["a type with a NUL", [{ types: ["place\u0000taken"] }]],
  ["a tag with a NUL", [{ tags: ["place:\u0000"] }]]
]

describe("an event", () => {
  it.live.each(unstorable)(
    "with %s is refused; those beside it are stored",
    ([, bad]) =>
      Effect.gen(function* () {
        const store = yield* opened
        const [refused] = yield* Effect.all([Effect.flip(store.append([bad])), store.append(place())], {
          concurrency: "unbounded"
        })
        expect(refused).toMatchObject({ _tag: "InvalidAppend", problem: expect.stringContaining(bad.id) })
        expect(yield* whole(store)).toHaveLength(1)
      }),
    patience
  )

  it.live(
    "recorded at no whole millisecond is not restored",
    () =>
      Effect.gen(function* () {
        const store = yield* opened
        const log = [{ position: SequencePosition.at(1), recordedAt: 0.5, event: plain }] as const
        expect(yield* Effect.flip(store.restore(log))).toMatchObject({ _tag: "InvalidAppend" })
        expect(yield* whole(store)).toEqual([])
      }),
    patience
  )
})

describe("an append that nobody can make out", () => {
  it.live(
    "fails by itself; those that are sent with it are stored",
    () =>
      Effect.gen(function* () {
        const store = yield* opened
        const broken = store.append(place(), unchecked({ failIfEventsMatch: 1 }))
        const [exit] = yield* Effect.all(
          [Effect.exit(broken), ...Array.from({ length: 5 }, () => store.append(place()))],
          {
            concurrency: "unbounded"
          }
        )
        expect(Exit.isFailure(exit) && Cause.hasDies(exit.cause)).toBe(true)
        expect(yield* whole(store)).toHaveLength(5)
      }),
    patience
  )

  it.live(
    "fails, and later ones are stored",
    () =>
      Effect.gen(function* () {
        const store = yield* opened
        let isBroken = false
        const changing = {
          ...plain,
          get meta() {
            if (isBroken) throw new TypeError("it cannot be told")
            return "{}"
          }
        }
        const fiber = yield* Effect.forkChild(store.append([changing]), { startImmediately: true })
        isBroken = true
        const exit = yield* Fiber.await(fiber)
        expect(Exit.isFailure(exit) && Cause.hasDies(exit.cause)).toBe(true)
        yield* store.append(place())
        expect(yield* whole(store)).toHaveLength(1)
      }),
    patience
  )
})

describe("a question for", () => {
  it.live.each(queries)(
    "%s finds nothing, and fails no append",
    ([, query]) =>
      Effect.gen(function* () {
        const store = yield* opened
        yield* store.append([event("place", "{}", "place:a")])
        expect((yield* store.read([{ query }])).events).toEqual([])
        yield* store.append(place(), { failIfEventsMatch: query })
      }),
    patience
  )

  it.live(
    "an id that cannot be stored finds nothing",
    () =>
      Effect.gen(function* () {
        const store = yield* opened
        yield* store.append(place())
        expect(yield* store.find(["a\u0000"])).toEqual([])
      }),
    patience
  )
})
