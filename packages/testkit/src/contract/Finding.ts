/**
 * Events are found by id, whatever else they are.
 */
import { Effect } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { sameEvents, wholeLog } from "./Expect.ts"

/** More than any database takes as parameters of one statement. */
const unknownIds = 40_000

export const finding: ReadonlyArray<Check> = [
  check("find gives the stored events of the ids, in order of position", function* ({ store }) {
    const events = Events.many(6, "place.taken", ["place:a"])
    for (const event of events) yield* store.append([event])
    const log = yield* wholeLog(store)
    const wanted = [4, 1, 3].map((i) => events[i]?.id ?? "")
    assert.deepStrictEqual(yield* store.find(wanted), [log.at(1), log.at(3), log.at(4)])
    assert.deepStrictEqual(yield* store.find([...wanted, ...wanted]), [log.at(1), log.at(3), log.at(4)])
    assert.deepStrictEqual(yield* store.find(events.map(({ id }) => id).toReversed()), log)
  }),

  check("find leaves out what is not stored", function* ({ store }) {
    const stored = Events.make("place.taken")
    const refused = Events.make("place.given")
    assert.deepStrictEqual(yield* store.find([stored.id]), [])
    yield* store.append([stored])
    yield* Effect.flip(store.append([refused], { failIfEventsMatch: [{}] }))
    const log = yield* wholeLog(store)
    assert.deepStrictEqual(yield* store.find([]), [])
    assert.deepStrictEqual(yield* store.find([refused.id, crypto.randomUUID()]), [])
    assert.deepStrictEqual(yield* store.find([refused.id, stored.id]), log)
  }),

  check("find takes tens of thousands of ids", function* ({ store }) {
    const events = Events.many(2_000, "place.taken")
    yield* store.append(events)
    const unknown = Array.from({ length: unknownIds }, () => crypto.randomUUID())
    const found = yield* store.find([...unknown, ...events.map(({ id }) => id)])
    sameEvents(found, yield* wholeLog(store))
  })
]
