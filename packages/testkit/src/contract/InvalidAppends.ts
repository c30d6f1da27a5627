/**
 * What no store can keep is refused with a typed error, before anything else is judged.
 */
import { Event, Query } from "@westum/mobility"
import assert from "node:assert/strict"
import * as Events from "../Events.ts"
import { check, type Check } from "./Check.ts"
import { refusedWithoutTrace, wholeLog } from "./Expect.ts"

const long = (length: number, letter = "x"): Event.Tag => `place:${letter.repeat(length - "place:".length)}`

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
      Events.make(torn),
      Events.make("place.taken", [`place:${torn}`]),
      Events.make("place.taken", [], { data: `["${torn}"]` }),
      Events.make("place.taken", [], { meta: `["\udc00"]` })
    ]
    for (const event of events) {
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
