/**
 * A query selects what any of its items names: any of the types and all of the tags.
 */
import type { Query } from "@westum/mobility"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { typesOf } from "./Expect.ts"

const none: ReadonlyArray<Query.Query> = [
  [{ types: ["place"] }],
  [{ types: ["place.taken "] }],
  [{ types: ["PLACE.TAKEN"] }],
  [{ types: ["place_taken"] }],
  [{ types: ["place.%"] }],
  [{ types: ["place.*"] }],
  [{ tags: ["place:0"] }],
  [{ tags: ["lace:01"] }],
  [{ tags: ["place:1"] }],
  [{ tags: ["place:001"] }],
  [{ tags: ["place:01 "] }],
  [{ tags: ["Place:01"] }],
  [{ tags: ["place:%"] }],
  [{ tags: ["place:0_"] }],
  [{ tags: ["place:01,name:\u00e9"] }],
  // The same letter to a reader, another text to a store: e with a combining accent.
  [{ tags: ["name:e\u0301"] }],
  [{ types: ["place.taken"], tags: ["name:e"] }]
]

/** What a store that keeps UTF-8 may take for U+FFFD. */
const torn: ReadonlyArray<Query.Query> = [
  [{ types: ["a\ud800"] }],
  [{ types: ["a\udc00", "b"] }],
  [{ tags: ["place:\ud800"] }],
  [{ types: ["a\ufffd"], tags: ["place:\udc00"] }],
  [{ tags: ["place:\ufffd", "place:\ud800"] }]
]

export const selecting: ReadonlyArray<Check> = [
  check("an item means any of its types and all of its tags; a query, any of its items", function* ({ store }) {
    yield* store.append([
      Events.make("a", ["x:1"]),
      Events.make("b", ["x:1", "y:1"]),
      Events.make("c", ["y:1"]),
      Events.make("d")
    ])
    assert.deepStrictEqual(yield* typesOf(store, [{}]), ["a", "b", "c", "d"])
    assert.deepStrictEqual(yield* typesOf(store, [{ types: ["a", "d"] }]), ["a", "d"])
    assert.deepStrictEqual(yield* typesOf(store, [{ tags: ["x:1"] }]), ["a", "b"])
    assert.deepStrictEqual(yield* typesOf(store, [{ tags: ["y:1", "x:1"] }]), ["b"])
    assert.deepStrictEqual(yield* typesOf(store, [{ types: ["a", "c"], tags: ["y:1"] }]), ["c"])
    assert.deepStrictEqual(yield* typesOf(store, [{ types: ["a"] }, { tags: ["y:1"] }]), ["a", "b", "c"])
    assert.deepStrictEqual(yield* typesOf(store, [{ tags: ["x:1"] }, { types: ["a"] }, {}]), ["a", "b", "c", "d"])
  }),

  check("types and tags are texts, not patterns: what is only similar does not match", function* ({ store }) {
    yield* store.append([Events.make("place.taken", ["place:01", "name:\u00e9"])])
    assert.deepStrictEqual(yield* typesOf(store, [{ types: ["place.taken"], tags: ["place:01", "name:\u00e9"] }]), [
      "place.taken"
    ])
    for (const query of none) assert.deepStrictEqual(yield* typesOf(store, query), [], JSON.stringify(query))
  }),

  check("half a surrogate pair is a text that no event has: asking for it finds nothing", function* ({ store }) {
    const { id } = Events.make("c")
    const event = Events.make("a\ufffd", ["place:\ufffd"], { id: `${id}\ufffd` })
    yield* store.append([event])
    for (const query of torn) {
      assert.deepStrictEqual(yield* typesOf(store, query), [], JSON.stringify(query))
      yield* store.append(Events.many(1, "c"), { failIfEventsMatch: query })
    }
    const known = yield* store.read([{ query: [{ types: ["a\ud800", "a\ufffd"] }] }])
    assert.deepStrictEqual(
      known.events.map(({ event }) => event),
      [event]
    )
    assert.deepStrictEqual(yield* store.find([`${id}\ud800`]), [])
  })
]
