/**
 * What is read of a file in which rows were lost or moved: an error, and never fewer events.
 */
import { describe, expect, it } from "@effect/vitest"
import type { Query } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"
import { readFileSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { event, open } from "./support/Log.ts"
import { temporaryDirectory } from "./support/TemporaryDirectory.ts"

const tagged: Query.Query = [{ tags: ["place:a"], types: ["place.taken"] }]
const typed: Query.Query = [{ types: ["place.taken"] }]

/** Five events, of which another program changes rows; what reading leads to. */
const readAfter = (damage: string, query: Query.Query, options = {}) =>
  Effect.gen(function* () {
    const filename = `${yield* temporaryDirectory}/log.db`
    const store = yield* open({ filename })
    yield* store.append(Arr.makeBy(5, () => event("place.taken")))
    using other = new DatabaseSync(filename)
    other.exec(damage)
    return yield* Effect.flip(store.read([{ query }], options))
  })

const corrupt = { _tag: "StoreFailed", reason: "corrupt", outcome: "nothing written" }

describe("reading is corrupt where", () => {
  for (const [how, options] of [
    ["in one statement", {}],
    ["a page of it", { limit: 3 }],
    ["a page from the end", { limit: 3, backwards: true }]
  ] as const) {
    it.live(`an event is missing that its tags name, ${how}`, () =>
      Effect.gen(function* () {
        expect(yield* readAfter("DELETE FROM event WHERE position = 3", tagged, options)).toMatchObject(corrupt)
      })
    )
  }

  it.live("an event stands at a position that no log comes to", () =>
    Effect.gen(function* () {
      const moved = "UPDATE event SET position = 9007199254740993 WHERE position = 5"
      expect(yield* readAfter(moved, typed)).toMatchObject(corrupt)
    })
  )

  it.live("an event stands behind the end of the log, though bytes before it were damaged", () =>
    Effect.gen(function* () {
      const filename = `${yield* temporaryDirectory}/log.db`
      const events = Arr.makeBy(5, () => event("place.taken"))
      yield* Effect.scoped(Effect.flatMap(open({ filename }), (store) => store.append(events)))
      const bytes = readFileSync(filename)
      const third = bytes.indexOf(events[2]?.id ?? "")
      // Before a row's values stand its number, and the length of a header that begins with the kind of its first column, which is none.
      const number = Arr.range(third - 40, third).find((at) => bytes[at] === 3 && bytes[at + 2] === 0) ?? 0
      bytes[number] = 100
      writeFileSync(filename, bytes)
      const store = yield* open({ filename })
      const failure = yield* Effect.flip(store.read([{ query: [{}] }]))
      expect(failure).toMatchObject(corrupt)
      expect(failure.detail).toContain("an event stands at 100, behind the end of the log at 5")
    })
  )
})
