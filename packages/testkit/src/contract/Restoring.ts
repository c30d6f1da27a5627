/**
 * A store can be filled with the log of another, which it then continues.
 */
import { type Event, type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import * as Evaluator from "./Evaluator.ts"
import { refused, sameEvents, wholeLog } from "./Expect.ts"
import { follow } from "./Follower.ts"
import { property } from "./Property.ts"
import { filled } from "./RandomLog.ts"

type Stored = Event.SequencedEvent

const stored = (position: number, recordedAt: number, event: Event.EncodedEvent): Stored => ({
  position: SequencePosition.at(position),
  recordedAt,
  event
})

const gappy = () =>
  [
    stored(3, 1_000, Events.make("place.taken", ["place:a"], { data: '{ "n" : 1 }' })),
    stored(4, 1_000, Events.make("place.given", ["place:a", "place:b"])),
    stored(900, 2_500, Events.make("place.taken", ["place:b"], { version: 7, meta: '{"by":"x"}' }))
  ] as const

const invalid = ([first, second, third]: ReturnType<typeof gappy>) =>
  [
    ["two events at one position", [first, second, { ...third, position: second.position }]],
    ["positions that go back", [first, third, second]],
    ["a position before the first", [{ ...first, position: SequencePosition.start }, second, third]],
    ["recording times that go back", [first, second, { ...third, recordedAt: 999 }]],
    ["an id twice", [first, second, { ...third, event: first.event }]],
    ["half a surrogate pair", [first, second, { ...third, event: Events.make("place.taken", [], { id: "a\ud800" }) }]],
    ["half a version", [first, second, { ...third, event: Events.make("place.taken", [], { version: 1.5 }) }]],
    ["a malformed tag", [first, second, { ...third, event: Events.make("place.taken", ["place:"]) }]]
  ] as const

const leavesNothing = (store: EventStore.EventStoreService) =>
  Effect.map(store.read([{ query: Query.all }]), (result) =>
    assert.deepStrictEqual(result, { head: SequencePosition.start, events: [] })
  )

export const restoring: ReadonlyArray<Check> = [
  check("a restored log keeps position, id, time and content, gaps included", function* ({ store }) {
    const log = gappy()
    yield* store.restore(log)
    assert.deepStrictEqual(yield* store.read([{ query: Query.all }]), {
      head: SequencePosition.at(900),
      events: [...log]
    })
    const b = yield* store.read([{ query: [{ tags: ["place:b"] }], after: log[0].position }], {
      limit: 1,
      backwards: true
    })
    assert.deepStrictEqual(b.events, [log[2]])
    const cut = yield* store.read([{ query: Query.all }], { until: SequencePosition.at(500) })
    assert.deepStrictEqual(cut.events, [log[0], log[1]])
    assert.deepStrictEqual(yield* store.find([log[2].event.id, log[0].event.id]), [log[0], log[2]])
    assert.equal(yield* store.positionAt(2_499), log[1].position)
  }),

  check("a restored log goes on where it ended", function* ({ gapless, setClock, store }) {
    const log = gappy()
    yield* store.restore(log)
    yield* setClock(2_000)
    const head = log[2].position
    const taken: Query.Query = [{ types: ["place.taken"], tags: ["place:b"] }]
    const lost = yield* refused(
      store.append(Events.many(1, "other"), { failIfEventsMatch: taken, after: log[1].position }),
      "ConditionFailed"
    )
    assert.equal(lost.head, head)
    const again = yield* store.append([log[1].event])
    assert.deepStrictEqual(again, {
      first: log[1].position,
      last: log[1].position,
      recordedAt: 1_000,
      alreadyStored: true
    })
    yield* refused(store.append([{ ...log[1].event, data: "[]" }]), "IdClash")
    const next = yield* store.append(Events.many(2, "other"), { failIfEventsMatch: taken, after: head })
    assert.ok(next.first > head)
    if (gapless) assert.equal(next.first, head + 1)
    assert.equal(next.recordedAt, 2_500)
  }),

  check("a store that has events is not restored", function* ({ store }) {
    const { last } = yield* store.append(Events.many(2, "place.taken"))
    const before = yield* wholeLog(store)
    const { head } = yield* refused(store.restore(gappy()), "NotEmpty")
    assert.equal(head, last)
    sameEvents(yield* wholeLog(store), before)
  }),

  check("a restore that fails leaves nothing, and can be done again", function* ({ store }) {
    const log = gappy()
    for (const [, events] of invalid(log)) {
      yield* refused(store.restore(events), "InvalidAppend")
      yield* leavesNothing(store)
      assert.deepStrictEqual(yield* store.find(log.map(({ event }) => event.id)), [])
    }
    yield* store.restore(log)
    sameEvents(yield* wholeLog(store), log)
    yield* refused(store.restore(log), "NotEmpty")
  }),

  check("a subscriber who waits sees what is restored", function* ({ store }) {
    const log = gappy()
    const follower = yield* follow(store.subscribe(Query.all), 0)
    yield* Effect.yieldNow
    yield* store.restore(log)
    yield* follower.reached(log[2].position)
    sameEvents(follower.events, log)
  }),

  check("a copy of any log is the same log (property)", function* ({ fresh }) {
    yield* property(Events.batches(Events.event), (batches) =>
      Effect.gen(function* () {
        const { log } = yield* filled(fresh, batches)
        if (!Arr.isReadonlyArrayNonEmpty(log)) return
        const copy = yield* fresh
        yield* copy.restore(log)
        sameEvents(yield* wholeLog(copy), log)
        assert.equal((yield* copy.read([{ query: Query.all }])).head, Evaluator.headOf(log))
      })
    )
  })
]
