/**
 * Many who read when the network falls silent: nobody waits for those in front of them on top of the bound.
 */
import { expect, it } from "@effect/vitest"
import type { EventStore } from "@westum/mobility"
import { Duration, Effect } from "effect"
import { TestClock } from "effect/testing"
import { fileDatabase } from "./support/FileDatabase.ts"
import { open, patience, place } from "./support/Log.ts"
import { relayTo } from "./support/Relay.ts"

const { schema, url } = fileDatabase()

const readers = 400

/** A multiple of the bound, of which those at the end of the queue would wait for a larger one. */
const late = Duration.seconds(4)

const reads: ReadonlyArray<readonly [string, EventStore.ReadOptions]> = [
  ["that share statements", {}],
  ["that are sent alone", { limit: 100 }]
]

it.live.each(reads)(
  "reads %s all fail soon, by the clock on the wall",
  ([, options]) =>
    Effect.gen(function* () {
      const server = new URL(url())
      const relay = yield* relayTo(Number(server.port))
      server.port = String(relay.port)
      const store = yield* open({ url: server.href, schema: yield* schema, answerTimeout: "500 millis" })
      yield* store.append(place())
      const read = store.read([{ query: [{ types: ["place.taken"], tags: ["place:a"] }] }], options)
      expect((yield* read).events).toHaveLength(1)
      relay.hush()
      const all = Effect.all(
        Array.from({ length: readers }, () => Effect.flip(read)),
        { concurrency: "unbounded" }
      )
      // The program may have a clock of its own, which stands still.
      const [took, failures] = yield* Effect.timed(Effect.provide(all, TestClock.layer()))
      expect(new Set(failures.map(({ outcome }) => outcome))).toEqual(new Set(["nothing written"]))
      for (const { reason } of failures) expect(["timeout", "unavailable"]).toContain(reason)
      expect(Duration.toMillis(took)).toBeLessThan(Duration.toMillis(late))
    }),
  patience
)
