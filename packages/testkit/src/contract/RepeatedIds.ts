/**
 * The same events again are a success that changes nothing; an id with other content is a clash; the condition comes after.
 */
import { type Event, type EventStore, Query } from "@westum/mobility"
import { Effect } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { acknowledge, exactly, refusedWithoutTrace, wholeLog } from "./Expect.ts"

const impossible: EventStore.AppendCondition = { failIfEventsMatch: Query.all }
const easy: EventStore.AppendCondition = { failIfEventsMatch: [{ types: ["nothing"] }] }

const original = () => Events.make("place.taken", ["place:a", "member:a"], { data: '{"n":1}', meta: '{"by":"x"}' })

const changes: ReadonlyArray<readonly [string, Partial<Event.EncodedEvent>]> = [
  ["type", { type: "place.given" }],
  ["version", { version: 2 }],
  ["data", { data: '{"n":2}' }],
  ["the bytes of its data", { data: '{"n": 1}' }],
  ["meta", { meta: '{"by":"y"}' }],
  ["a tag less", { tags: ["place:a"] }],
  ["no tags", { tags: [] }],
  ["a tag more", { tags: ["place:a", "member:a", "member:b"] }],
  ["another tag", { tags: ["place:a", "member:b"] }]
]

export const repeatedIds: ReadonlyArray<Check> = [
  check("the same events again succeed with their first positions and change nothing", function* ({ setClock, store }) {
    yield* setClock(1_000)
    const first = yield* acknowledge(store, [original(), original()])
    yield* setClock(2_000)
    const second = yield* acknowledge(store, [original()])
    assert.deepStrictEqual(yield* store.append(first.events), { ...first.appended, alreadyStored: true })
    assert.deepStrictEqual(yield* store.append(second.events), { ...second.appended, alreadyStored: true })
    exactly(yield* wholeLog(store), [first, second])
  }),

  check("repeated events are judged before the condition", function* ({ store }) {
    const { appended, events } = yield* acknowledge(store, [original(), original()], impossible)
    assert.deepStrictEqual(yield* store.append(events, impossible), { ...appended, alreadyStored: true })
    assert.deepStrictEqual(yield* store.append(events, easy), { ...appended, alreadyStored: true })
  }),

  ...changes.map(([what, change]) =>
    check(`a stored id with other content is a clash, whatever the condition: ${what}`, function* ({ store }) {
      const event = original()
      yield* store.append([event])
      for (const condition of [undefined, easy, impossible]) {
        const { ids } = yield* refusedWithoutTrace(store, [{ ...event, ...change }], condition, "IdClash")
        assert.deepStrictEqual(ids, [event.id])
      }
    })
  ),

  check("new events beside known ones are a clash that names the known", function* ({ store }) {
    const known = original()
    yield* store.append([known])
    for (const condition of [undefined, easy, impossible]) {
      const before = yield* refusedWithoutTrace(store, [known, original()], condition, "IdClash")
      assert.deepStrictEqual(before.ids, [known.id])
      const after = yield* refusedWithoutTrace(store, [original(), known], condition, "IdClash")
      assert.deepStrictEqual(after.ids, [known.id])
    }
  }),

  check("a batch of which one event was changed is a clash", function* ({ store }) {
    const [first, second, third] = [original(), original(), original()] as const
    yield* store.append([first, second, third])
    yield* refusedWithoutTrace(store, [first, { ...second, data: "[]" }, third], undefined, "IdClash")
    yield* refusedWithoutTrace(store, [first, second, { ...third, data: "[]" }], impossible, "IdClash")
  }),

  check("the same events sent 32 times at once are stored once, and every answer is the same", function* ({ store }) {
    const events = Events.many(3, "place.taken", ["place:a"])
    const send = () => acknowledge(store, events, impossible)
    const answers = yield* Effect.all(Array.from({ length: 32 }, send), { concurrency: "unbounded" })
    const stored = answers.filter(({ appended }) => !appended.alreadyStored)
    assert.equal(stored.length, 1, `${stored.length} answers say that they stored the events`)
    const log = yield* wholeLog(store)
    for (const { appended } of answers) exactly(log, [{ events, appended }])
  }),

  check("one id with different content sent at once: one is stored, the others clash", function* ({ store }) {
    const event = original()
    const send = (_: unknown, i: number) =>
      Effect.match(store.append([{ ...event, data: `[${i}]` }]), {
        onSuccess: () => "stored",
        onFailure: ({ _tag }) => _tag
      })
    const answers = yield* Effect.all(Array.from({ length: 16 }, send), { concurrency: "unbounded" })
    assert.deepStrictEqual(answers.toSorted(), [...Array.from({ length: 15 }, () => "IdClash"), "stored"])
    assert.equal((yield* wholeLog(store)).length, 1)
  })
]
