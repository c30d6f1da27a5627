/**
 * A log that was damaged by hand is told as corrupt, and no more is said of what an append became than is known.
 */
import { expect, it } from "@effect/vitest"
import { Effect } from "effect"
import { execute } from "./support/Databases.ts"
import { fileDatabase } from "./support/FileDatabase.ts"
import { event, open, patience, whole } from "./support/Log.ts"

const { schema, url } = fileDatabase()

it.live(
  "a tag that is none is told when it is read, and when it stands in the way of an append",
  () =>
    Effect.gen(function* () {
      const name = yield* schema
      const store = yield* open({ url: url(), schema: name })
      const [damaged, sound] = [event("place.taken"), event("place.taken")]
      yield* store.append([damaged])
      yield* execute(url(), `UPDATE ${name}.event SET tags = '{broken}'`)
      const corrupt = { _tag: "StoreFailed", reason: "corrupt" }
      expect(yield* Effect.flip(whole(store))).toMatchObject({ ...corrupt, outcome: "nothing written" })
      const appends = Effect.all([Effect.flip(store.append([damaged])), store.append([sound])], { concurrency: 2 })
      const [failure, { first }] = yield* appends
      expect(failure).toMatchObject({ ...corrupt, outcome: "unknown" })
      expect(first).toBe(2)
      // What it says is nobody's business.
      expect(failure.message).not.toContain("broken")
    }),
  patience
)
