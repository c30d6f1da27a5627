/**
 * Appends until it is killed, from several fibers, and tells each acknowledged append at once: its label, where it begins,
 * how many events it has.
 */
import type { EventStore } from "@westum/mobility"
import * as Recorder from "@westum/mobility-testkit/Recorder"
import { Array as Arr, Effect } from "effect"
import { writeSync } from "node:fs"
import { event, open } from "../support/Log.ts"
import { random } from "../support/Random.ts"

const [filename = "", life = "", seed = "0", fibers = "1", synchronous = ""] = process.argv.slice(2)

const next = random(Number(seed))

/** Most appends are small, some have fifty events. */
const size = () => (next() < 0.5 ? 1 : 1 + Math.floor(next() * 50))

const append = (store: EventStore.EventStoreService, label: string) => {
  const of = size()
  const tag = `append:${label}` as const
  const events = Arr.makeBy(of, (at) => event("place.taken", JSON.stringify({ label, at, of }), tag))
  return Effect.map(store.append(events, { failIfEventsMatch: [{ tags: [tag] }] }), ({ first }) => {
    // Not through a stream, which might hold it back.
    writeSync(1, `${label} ${first} ${of}\n`)
  })
}

const program = Effect.gen(function* () {
  const store = Recorder.recording(yield* open({ filename, synchronous: synchronous === "NORMAL" ? "NORMAL" : "FULL" }))
  const appendForEver = (fiber: number) =>
    Effect.forEach(Arr.range(1, 1_000_000), (i) => append(store, `${life}-${fiber}-${i}`), { discard: true })
  yield* Effect.forEach(Arr.range(1, Number(fibers)), appendForEver, { concurrency: "unbounded", discard: true })
})

await Effect.runPromise(Effect.scoped(program))
