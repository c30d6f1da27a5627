/**
 * What no store can keep is refused with a typed error, before anything else is judged.
 */
import { Event, Query } from "@westum/mobility"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { refusedWithoutTrace, wholeLog } from "./Expect.ts"

const long = (length: number, letter = "x"): Event.Tag => `place:${letter.repeat(length - "place:".length)}`

/** Letters of three bytes in no order: no index can make them shorter. */
const manifold = (length: number, start: number): string =>
  Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + ((start * 131 + i * i * 7919) % 20_011))).join("")

// What an untyped caller may pass.
const unchecked = (tag: string): Event.Tag => JSON.parse(JSON.stringify(tag))

const badTags: ReadonlyArray<readonly [string, Event.Tag]> = [
  ["without a colon", unchecked("place")],
  ["of no text", unchecked("")],
  ["without a key", ":a"],
  ["without a value", "place:"],
  [`of ${Event.longestTag + 1} characters`, long(Event.longestTag + 1)],
  ["with a line break", "place:a\nb"],
  ["with a NUL", "place:a\u0000"],
  ["with a tab in its key", "pl\tace:a"],
  ["with a DEL", "place:\u007f"]
]

export const invalidAppends: ReadonlyArray<Check> = [
  ...badTags.map(([what, tag]) =>
    check(`a tag ${what} is refused`, function* ({ store }) {
      const bad = Events.make("place.taken", ["place:a", tag])
      const { problem } = yield* refusedWithoutTrace(
        store,
        [Events.make("place.taken"), bad],
        undefined,
        "InvalidAppend"
      )
      assert.ok(problem.includes(bad.id), `the problem does not name the event: ${problem}`)
    })
  ),

  check("an id twice in one append is refused, also when it is stored already", function* ({ store }) {
    const event = Events.make("place.taken")
    yield* refusedWithoutTrace(store, [event, Events.make("place.taken"), event], undefined, "InvalidAppend")
    yield* store.append([event])
    yield* refusedWithoutTrace(store, [event, event], undefined, "InvalidAppend")
    const { problem } = yield* refusedWithoutTrace(
      store,
      [event, event],
      { failIfEventsMatch: Query.all },
      "InvalidAppend"
    )
    assert.ok(problem.includes(event.id), `the problem does not name the id: ${problem}`)
  }),

  check("a tag twice on one event is refused, among a few as among many", function* ({ store }) {
    const few = Events.make("place.taken", ["place:a", "place:b", "place:a"])
    yield* refusedWithoutTrace(store, [few], undefined, "InvalidAppend")
    const tags = Array.from({ length: 100 }, (_, i): Event.Tag => `place:${i}`)
    const many = Events.make("place.taken", [...tags, "place:99"])
    yield* refusedWithoutTrace(store, [many], undefined, "InvalidAppend")
  }),

  check("half a surrogate pair is refused, since stores keep UTF-8", function* ({ store }) {
    const torn = "a\ud800"
    const events = [
      Events.make("place.taken", [], { id: torn }),
      Events.make(torn),
      { ...Events.make("place.taken"), digest: torn },
      Events.make("place.taken", [`place:${torn}`]),
      Events.make("place.taken", [], { data: `["${torn}"]` }),
      Events.make("place.taken", [], { meta: `["\udc00"]` })
    ]
    for (const event of events) {
      const { problem } = yield* refusedWithoutTrace(store, [event], undefined, "InvalidAppend")
      assert.ok(problem.includes(event.id), `the problem does not name the event: ${problem}`)
    }
  }),

  check("an id or a type of more characters than are allowed is refused", function* ({ store }) {
    const tooLong = "x".repeat(Event.longestName + 1)
    for (const event of [Events.make(tooLong), Events.make("place.taken", [], { id: tooLong })]) {
      const { problem } = yield* refusedWithoutTrace(store, [event], undefined, "InvalidAppend")
      assert.ok(problem.includes(event.id), `the problem does not name the event: ${problem}`)
    }
  }),

  check(
    "the longest id and type allowed are kept beside the longest tag, whatever their letters",
    function* ({ store }) {
      const id = manifold(Event.longestName, 1)
      const type = manifold(Event.longestName, 2)
      const tag: Event.Tag = `p:${manifold(Event.longestTag - 2, 3)}`
      const event = Events.make(type, [tag], { id })
      yield* store.append([event])
      const log = yield* wholeLog(store)
      assert.deepStrictEqual(
        log.map(({ event }) => event),
        [event]
      )
      assert.deepStrictEqual(yield* store.find([id]), log)
      assert.deepStrictEqual((yield* store.read([{ query: [{ types: [type], tags: [tag] }] }])).events, log)
      assert.equal((yield* store.append([event])).alreadyStored, true)
    }
  ),

  check("a version that is no whole number of 32 bits from 1 is refused", function* ({ store }) {
    for (const version of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Event.highestVersion + 1]) {
      const event = Events.make("place.taken", [], { version })
      const { problem } = yield* refusedWithoutTrace(store, [event], undefined, "InvalidAppend")
      assert.ok(problem.includes(event.id), `the problem does not name the event: ${problem}`)
    }
  }),

  check("the longest tag allowed is kept, whatever its letters", function* ({ store }) {
    const tags = [long(Event.longestTag), long(Event.longestTag, "\u00e5"), long(Event.longestTag, "\u20ac")]
    yield* store.append([Events.make("place.taken", tags)])
    assert.deepStrictEqual(
      (yield* wholeLog(store)).map(({ event }) => event.tags),
      [tags]
    )
    for (const tag of tags) assert.equal((yield* store.read([{ query: [{ tags: [tag] }] }])).events.length, 1)
  })
]
