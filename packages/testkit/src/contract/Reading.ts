/**
 * Reads are complete, in order, and say where the store ends.
 */
import { type Query, SequencePosition } from "@westum/mobility"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { wholeLog } from "./Expect.ts"

const a: Query.Query = [{ tags: ["place:a"] }]
const b: Query.Query = [{ tags: ["place:b"] }]

export const reading: ReadonlyArray<Check> = [
  check("an empty store ends at 0 and has no events", function* ({ store }) {
    const nothing = { head: SequencePosition.start, events: [] }
    assert.deepStrictEqual(yield* store.read([{ query: [{}] }]), nothing)
    assert.deepStrictEqual(yield* store.read([{ query: a }], { backwards: true, limit: 1 }), nothing)
  }),

  check("every build of the layer is an empty store of its own", function* ({ fresh, store }) {
    const other = yield* fresh
    yield* store.append([Events.make("place.taken", ["place:a"])])
    assert.deepStrictEqual(yield* wholeLog(other), [])
    yield* other.append([Events.make("place.given", ["place:a"])])
    assert.deepStrictEqual(
      (yield* wholeLog(store)).map(({ event }) => event.type),
      ["place.taken"]
    )
  }),

  check("events come back as they were appended, in order, with the head", function* ({ store }) {
    const appended = [
      Events.make("place.taken", ["place:a"]),
      Events.make("place.given", ["place:b", "member:a"])
    ] as const
    yield* store.append(appended)
    const { last } = yield* store.append([Events.make("place.taken")])
    const { events, head } = yield* store.read([{ query: [{}] }])
    assert.equal(head, last)
    assert.equal(events.length, 3)
    assert.deepStrictEqual(
      events.slice(0, 2).map(({ event }) => event),
      appended
    )
  }),

  check("a read that finds nothing still tells the head", function* ({ store }) {
    const { last } = yield* store.append(Events.many(3, "place.taken", ["place:a"]))
    assert.deepStrictEqual(yield* store.read([{ query: b }]), { head: last, events: [] })
    assert.deepStrictEqual(yield* store.read([{ query: a, after: last }]), { head: last, events: [] })
    assert.deepStrictEqual(yield* store.read([{ query: a }], { limit: 0 }), { head: last, events: [] })
  }),

  check("`after` leaves out what stands at it or before", function* ({ store }) {
    yield* store.append(Events.many(4, "place.taken", ["place:a"]))
    const log = yield* wholeLog(store)
    for (const [i, { position }] of log.entries()) {
      const { events } = yield* store.read([{ query: a, after: position }])
      assert.deepStrictEqual(events, log.slice(i + 1))
    }
  }),

  check("a limit takes the earliest, and backwards the latest first", function* ({ store }) {
    const { last } = yield* store.append(Events.many(5, "place.taken", ["place:a"]))
    const log = yield* wholeLog(store)
    for (const limit of [1, 2, 5, 6]) {
      const forwards = yield* store.read([{ query: a }], { limit })
      assert.deepStrictEqual(forwards, { head: last, events: log.slice(0, limit) })
      const backwards = yield* store.read([{ query: a }], { limit, backwards: true })
      assert.deepStrictEqual(backwards, { head: last, events: log.toReversed().slice(0, limit) })
    }
  }),

  check("a limit may be more than there is, without end", function* ({ store }) {
    const { last } = yield* store.append(Events.many(3, "place.taken", ["place:a"]))
    const log = yield* wholeLog(store)
    for (const limit of [Number.MAX_SAFE_INTEGER, Number.POSITIVE_INFINITY]) {
      assert.deepStrictEqual(yield* store.read([{ query: a }], { limit }), { head: last, events: log })
      const backwards = yield* store.read([{ query: a }], { limit, backwards: true })
      assert.deepStrictEqual(backwards, { head: last, events: log.toReversed() })
    }
  }),

  check("`until` ends the read and its head, but never lifts the head", function* ({ store }) {
    const { last } = yield* store.append(Events.many(4, "place.taken", ["place:a"]))
    const log = yield* wholeLog(store)
    for (const [i, { position }] of log.entries()) {
      const cut = yield* store.read([{ query: a }], { until: position })
      assert.deepStrictEqual(cut, { head: position, events: log.slice(0, i + 1) })
    }
    const beyond = SequencePosition.at(last + 10)
    assert.deepStrictEqual(yield* store.read([{ query: a }], { until: beyond }), { head: last, events: log })
    const none = yield* store.read([{ query: a }], { until: SequencePosition.start })
    assert.deepStrictEqual(none, { head: SequencePosition.start, events: [] })
  }),

  check("each part has its own `after`, and what two parts want comes once", function* ({ store }) {
    yield* store.append([
      Events.make("place.taken", ["place:a"]),
      Events.make("place.taken", ["place:b"]),
      Events.make("place.taken", ["place:a", "place:b"]),
      Events.make("place.taken", ["place:b"])
    ])
    const log = yield* wholeLog(store)
    const after = log.at(1)?.position ?? SequencePosition.start
    const both = yield* store.read([{ query: a }, { query: b, after }])
    assert.deepStrictEqual(both.events, [log.at(0), log.at(2), log.at(3)])
    const latest = yield* store.read([{ query: a }, { query: b, after }], { backwards: true, limit: 2 })
    assert.deepStrictEqual(latest.events, [log.at(3), log.at(2)])
  })
]
