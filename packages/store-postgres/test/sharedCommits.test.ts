/**
 * Appends that wait at the same time share a round trip; each is judged by itself, in order, as if it were alone.
 */
import { describe, expect, it } from "@effect/vitest"
import { type Event, type EventStore, type Query, SequencePosition } from "@westum/mobility"
import { Effect, Fiber } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { holdLock } from "./support/Lock.ts"
import { event, open, patience, place, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

const together = { concurrency: "unbounded" } as const

const ending = Effect.match({
  onSuccess: ({ first }: EventStore.Appended) => String(first),
  onFailure: ({ _tag }: EventStore.AppendError) => _tag
})

/** How many transactions wrote the log. */
const commits = (name: string) =>
  Effect.map(execute(url(), `SELECT count(DISTINCT xmin::text)::integer FROM ${name}.event`), ([row]) =>
    Number(row?.[0])
  )

const opened = Effect.gen(function* () {
  const name = yield* schema
  return { name, store: yield* open({ url: url(), schema: name }) }
})

const item = (tag: Event.Tag): Query.Query => [{ types: ["place.taken"], tags: [tag] }]

describe("appends that come together", () => {
  it.live(
    "are recorded in few commits, in order of arrival, also when there are more than may wait",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        const all = Array.from({ length: 5000 }, () => store.append(place()))
        const firsts = (yield* Effect.all(all, together)).map(({ first }) => first)
        expect(firsts).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1))
        expect(yield* commits(name)).toBeLessThan(30)
      }),
    patience
  )

  it.live(
    "fail on what stood before, and on what came before in the same commit, and on nothing else",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        yield* store.append(place("place:taken"))
        const take = (tag: Event.Tag, of: Event.Tag = tag, after = 0) =>
          ending(store.append(place(tag), { failIfEventsMatch: item(of), after: SequencePosition.at(after) }))
        const endings = yield* Effect.all(
          [
            // This one fails, so that whoever looks for what it would have recorded does not.
            take("place:a", "place:taken"),
            take("place:a"),
            take("place:a"),
            take("place:b", "place:a"),
            take("place:b"),
            ending(store.append(place("place:c"))),
            take("place:d", "place:c"),
            // Decided on a position where the log has not come to.
            take("place:e", "place:c", 100)
          ],
          together
        )
        expect(endings).toEqual([
          "ConditionFailed",
          "2",
          "ConditionFailed",
          "ConditionFailed",
          "3",
          "4",
          "ConditionFailed",
          "StoreFailed"
        ])
        expect(yield* commits(name)).toBe(2)
      }),
    patience
  )

  it.live(
    "of which one cannot be stored: the others are, each once",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        yield* execute(url(), `ALTER TABLE ${name}.event ADD CONSTRAINT tried CHECK (type <> 'place.refused')`)
        const refused = [event("place.refused")] as const
        const endings = yield* Effect.all(
          [ending(store.append(place())), ending(store.append(refused)), ending(store.append(place()))],
          together
        )
        expect(endings).toEqual(["1", "StoreFailed", "2"])
        expect(yield* whole(store)).toHaveLength(2)
        const failure = yield* Effect.flip(store.append(refused))
        expect(failure).toMatchObject({ reason: "unavailable", outcome: "nothing written" })
      }),
    patience
  )

  it.live(
    "with the same events are stored once; the others are told so",
    () =>
      Effect.gen(function* () {
        const { store } = yield* opened
        const events = place()
        const sent = yield* Effect.all([store.append(events), store.append(events), store.append(events)], together)
        expect(sent.map(({ alreadyStored }) => alreadyStored)).toEqual([false, true, true])
        expect(yield* whole(store)).toHaveLength(1)
      }),
    patience
  )
})

describe("an interrupted append", () => {
  it.live(
    "that still waits is taken back; one that was sent is finished, and its outcome known by its ids",
    () =>
      Effect.gen(function* () {
        const { name, store } = yield* opened
        const events = place("place:sent")
        yield* store.append(place("place:first"))
        yield* Effect.scoped(
          Effect.gen(function* () {
            // Somebody holds the lock of the log.
            const release = yield* holdLock(url(), name)
            const sent = yield* Effect.forkChild(store.append(events))
            yield* Effect.sleep("50 millis")
            const waiting = yield* Effect.forkChild(store.append(place("place:waiting")))
            yield* Effect.sleep("10 millis")
            yield* Fiber.interrupt(waiting)
            yield* Fiber.interrupt(sent)
            yield* release
          })
        )
        expect(yield* store.append(events)).toMatchObject({ first: 2, alreadyStored: true })
        yield* store.append(place("place:last"))
        const tags = (yield* whole(store)).flatMap(({ event }) => event.tags)
        expect(tags).toEqual(["place:first", "place:sent", "place:last"])
      }),
    patience
  )
})
