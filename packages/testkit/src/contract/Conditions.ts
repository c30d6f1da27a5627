/**
 * A condition fails an append exactly when an event that it names was recorded after the position it names.
 */
import { type EventStore, Query, SequencePosition } from "@westum/mobility"
import { Effect } from "effect"
import * as fc from "fast-check"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import * as Evaluator from "./Evaluator.ts"
import { acknowledge, refusedWithoutTrace } from "./Expect.ts"
import { property } from "./Property.ts"
import { filled, place } from "./RandomLog.ts"

type Store = EventStore.EventStoreService

const one = () => Events.many(1, "place.taken", ["place:a", "member:a"])

const fails = (store: Store, failIfEventsMatch: Query.Query, after?: SequencePosition.SequencePosition) =>
  refusedWithoutTrace(store, one(), { failIfEventsMatch, ...(after !== undefined && { after }) }, "ConditionFailed")

const passes = (store: Store, failIfEventsMatch: Query.Query, after?: SequencePosition.SequencePosition) =>
  store.append(Events.many(1, "unrelated"), { failIfEventsMatch, ...(after !== undefined && { after }) })

const attempts = fc.record({
  batches: Events.batches(),
  attempts: fc.array(fc.tuple(Events.plain, Events.query, fc.option(fc.nat({ max: 20 }), { nil: undefined })), {
    minLength: 1,
    maxLength: 6
  })
})

export const conditions: ReadonlyArray<Check> = [
  check("without `after` any match fails the append, and the error tells the head", function* ({ store }) {
    yield* store.append(one())
    const { last } = yield* store.append([Events.make("other", ["place:b"])])
    const { head } = yield* fails(store, [{ tags: ["place:a"] }])
    assert.equal(head, last)
    yield* passes(store, [{ tags: ["place:c"] }])
  }),

  check("`after` excuses what stands at it or before, nothing above", function* ({ store }) {
    const first = yield* store.append(one())
    const second = yield* store.append(one())
    const query = [{ types: ["place.taken"], tags: ["place:a"] }] as const
    yield* fails(store, query, SequencePosition.start)
    yield* fails(store, query, first.last)
    yield* passes(store, query, second.last)
  }),

  check("`after` may be the head, above the last match", function* ({ store }) {
    yield* store.append(one())
    const query = [{ tags: ["place:a"] }] as const
    const { last } = yield* store.append(Events.many(3, "other"))
    const { last: head } = yield* passes(store, query, last)
    yield* store.append(one())
    yield* fails(store, query, head)
  }),

  check(
    "`after` above the head is of another log: it fails as corrupt, unless the events are stored already",
    function* ({ store }) {
      const { events, appended } = yield* acknowledge(store, one())
      const condition = {
        failIfEventsMatch: [{ tags: ["place:b"] }],
        after: SequencePosition.at(appended.last + 1)
      } as const
      const failed = yield* refusedWithoutTrace(store, one(), condition, "StoreFailed")
      assert.deepStrictEqual([failed.reason, failed.outcome], ["corrupt", "nothing written"])
      assert.equal((yield* store.append(events, condition)).alreadyStored, true)
      yield* passes(store, condition.failIfEventsMatch, appended.last)
    }
  ),

  check("any item of several fails the append, the first as well as the last", function* ({ store }) {
    const { last } = yield* store.append(one())
    const match = { tags: ["place:a"] } as const
    const miss = { types: ["nothing"] } as const
    yield* fails(store, [match, miss, miss])
    yield* fails(store, [miss, match, miss])
    yield* fails(store, [miss, miss, match])
    yield* passes(store, [miss, { types: ["other"], tags: ["place:a"] }])
    yield* passes(store, [match, miss], last)
  }),

  check("types only, tags only, both, and everything", function* ({ store }) {
    const { last } = yield* store.append(one())
    yield* fails(store, [{ types: ["nothing", "place.taken"] }])
    yield* passes(store, [{ types: ["nothing"] }])
    yield* fails(store, [{ tags: ["place:a", "member:a"] }])
    yield* passes(store, [{ tags: ["place:a", "member:b"] }])
    yield* passes(store, [{ types: ["place.given"], tags: ["place:a"] }])
    yield* fails(store, Query.all)
    yield* fails(store, Query.all, last)
    yield* fails(store, [{ types: ["nothing"] }, {}])
  }),

  check("the events of the append itself do not count", function* ({ store }) {
    const condition = { failIfEventsMatch: Query.all }
    yield* store.append(Events.many(2, "place.taken", ["place:a"]), condition)
    yield* refusedWithoutTrace(store, one(), condition, "ConditionFailed")
  }),

  check("a condition is judged as looking at every event does (property)", function* ({ fresh }) {
    yield* property(attempts, ({ attempts, batches }) =>
      Effect.gen(function* () {
        const { log, store } = yield* filled(fresh, batches)
        let known = log
        for (const [event, failIfEventsMatch, after] of attempts) {
          const condition = { failIfEventsMatch, ...(after !== undefined && { after: place(known, after) }) }
          const isBeyond = (condition.after ?? 0) > (known.at(-1)?.position ?? 0)
          const holds = Evaluator.holds(known, condition) ? "appended" : "ConditionFailed"
          const expected = isBeyond ? "StoreFailed" : holds
          // The id is new, since a shrunk event may have one that is stored.
          const append = store.append([{ ...event, id: crypto.randomUUID() }], condition)
          const actual = yield* Effect.match(append, { onSuccess: () => "appended", onFailure: ({ _tag }) => _tag })
          assert.equal(actual, expected, JSON.stringify(condition))
          known = (yield* store.read([{ query: Query.all }])).events
        }
      })
    )
  })
]
