/**
 * What events say comes back byte for byte, however much it is.
 */
import { Event, type EventStore, type Query, SequencePosition } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { refusedWithoutTrace, sameEvents, typesOf, wholeLog } from "./Expect.ts"
import { property } from "./Property.ts"
import { filled } from "./RandomLog.ts"

/** JSON that changes when it is parsed and written again, or that a store could take for something else. */
const texts: ReadonlyArray<readonly [string, string]> = [
  ["spaces and line breaks", '{ "a" : 1 ,\r\n\t"b": [ ] }\n'],
  ["order and repetition of keys", '{"b":1,"a":2,"b":3,"10":1,"9":2}'],
  ["numbers beyond a double", "[1.0,1e400,-0,0.10,12345678901234567890,1E+2]"],
  ["escapes", String.raw`["\u00e9","\/","\u0000","\ud83d\ude00"]`],
  ["half a surrogate pair, which JSON allows", String.raw`["\ud800","\udc00\ud800"]`],
  ["emoji, combining marks, right-to-left, line separators", '["👩🏽‍🚀 e\u0301 é عربى \u2028 \ufeff \ufffd"]'],
  ["quotes and statements", `["'; DROP TABLE event; --","$1","?1","%s","\\\\x00"]`],
  ["no object", "null"],
  ["nothing but text", '""']
]

const same = (name: string, content: Events.Content) =>
  check(name, function* ({ store }) {
    const event = Events.make("place.taken", ["place:a"], content)
    yield* store.append([event])
    const [stored] = yield* wholeLog(store)
    assert.ok(stored?.event.data === event.data && stored.event.meta === event.meta, "the text came back changed")
    assert.deepStrictEqual({ ...stored.event, data: "", meta: "" }, { ...event, data: "", meta: "" })
    assert.equal((yield* store.append([event])).alreadyStored, true)
  })

const strange = ["'; DROP TABLE event; --", "ärende.skapat", "\u{1f6eb}.left", '"quoted"', "a\\b", "1", "null", " "]

export const contents: ReadonlyArray<Check> = [
  ...texts.map(([what, text]) => same(`byte for byte: ${what}`, { data: text, meta: text })),
  same("byte for byte: a megabyte", {
    data: JSON.stringify("åäö€🛫".repeat(80_000)),
    meta: `["${"x".repeat(1_000_000)}"]`
  }),
  same("a version may be high", { version: Event.highestVersion }),

  check("types and tags are any text", function* ({ store }) {
    const events = strange.map((text) => Events.make(text, [`${text}:${text}`]))
    yield* store.append(Arr.isArrayNonEmpty(events) ? events : Events.many(1, "none"))
    for (const [i, text] of strange.entries()) {
      const byType = yield* store.read([{ query: [{ types: [text] }] }])
      assert.deepStrictEqual(
        byType.events.map(({ event }) => event),
        [events[i]]
      )
      const byTag = yield* store.read([{ query: [{ tags: [`${text}:${text}`] }] }])
      assert.deepStrictEqual(
        byTag.events.map(({ event }) => event),
        [events[i]]
      )
    }
  }),

  check("an event may have 200 tags, which keep their order, and be found by each and by all", function* ({ store }) {
    const tags = Arr.makeBy(200, (i): Event.Tag => `tag:${(i * 7) % 200}`)
    const event = Events.make("place.taken", tags)
    yield* store.append([event, Events.make("place.taken", tags.slice(1))])
    const log = yield* wholeLog(store)
    assert.deepStrictEqual(log.at(0)?.event, event)
    for (const tag of [tags[0], ...tags.slice(198)]) {
      const { events } = yield* store.read([{ query: [{ tags: [tag] }] }])
      assert.deepStrictEqual(events, tag === tags[0] ? [log.at(0)] : log)
    }
    assert.deepStrictEqual((yield* store.read([{ query: [{ tags }] }])).events, [log.at(0)])
    const failed = yield* Effect.flip(store.append(Events.many(1, "other"), { failIfEventsMatch: [{ tags }] }))
    assert.equal(failed._tag, "ConditionFailed")
  }),

  check("a query may have thousands of items, and a read as many parts", function* ({ store }) {
    yield* store.append(Arr.makeBy(3_000, (i) => Events.make("place.taken", [`place:${i}`])))
    const even = (yield* wholeLog(store)).filter((_, i) => i % 2 === 0)
    const query = Arr.makeBy(2_000, (i): Query.QueryItem => ({ types: ["place.taken"], tags: [`place:${2 * i}`] }))
    sameEvents((yield* store.read([{ query }])).events, even)
    const parts = Arr.map(query, (item): EventStore.ReadPart => ({ query: [item] }))
    sameEvents((yield* store.read(parts)).events, even)
    const after = even.at(-1)?.position ?? SequencePosition.start
    yield* refusedWithoutTrace(store, Events.many(1, "other"), { failIfEventsMatch: query }, "ConditionFailed")
    yield* store.append(Events.many(1, "other"), { failIfEventsMatch: query, after })
  }),

  check("an item may have thousands of types", function* ({ store }) {
    yield* store.append([Events.make("type.1999", ["place:a"]), Events.make("type.2000"), Events.make("type.0")])
    const types = Arr.makeBy(2_000, (i) => `type.${i}`)
    assert.deepStrictEqual(yield* typesOf(store, [{ types }]), ["type.1999", "type.0"])
    assert.deepStrictEqual(yield* typesOf(store, [{ types, tags: ["place:a"] }]), ["type.1999"])
    yield* refusedWithoutTrace(store, Events.many(1, "other"), { failIfEventsMatch: [{ types }] }, "ConditionFailed")
  }),

  check("any event comes back as it was (property)", function* ({ fresh }) {
    yield* property(Events.batches(Events.event), (batches) => Effect.asVoid(filled(fresh, batches)))
  })
]
