/**
 * Opens a file, says "open", and when told to go appends so many times while following the whole log, until it has seen so
 * many events; tells each position it was told.
 */
import { type EventStore, Query } from "@westum/mobility"
import { Array as Arr, Effect, Stream } from "effect"
import { once } from "node:events"
import { event, open } from "../support/Log.ts"

const [filename = "", name = "", appends = "0", expected = "0"] = process.argv.slice(2)

/** Appends of one to three events from eight fibers. */
const append = (store: EventStore.EventStoreService) =>
  Effect.forEach(
    Array.from({ length: Number(appends) }, (_, i) => i),
    (i) => store.append(Arr.makeBy(1 + (i % 3), () => event("place.taken", JSON.stringify(name)))),
    { concurrency: 8, discard: true }
  )

const follow = (store: EventStore.EventStoreService) => {
  const seen: Array<number> = []
  return store.subscribe(Query.all).pipe(
    Stream.tap(({ events }) => Effect.sync(() => seen.push(...events.map(({ position }) => position)))),
    Stream.takeUntil(() => seen.length >= Number(expected)),
    Stream.runDrain,
    Effect.map(() => seen)
  )
}

const program = Effect.gen(function* () {
  console.log("started")
  yield* Effect.promise(() => once(process.stdin, "data"))
  const store = yield* open({ filename, pollInterval: "5 millis", lockTimeout: "1 minute" })
  const [seen] = yield* Effect.all([follow(store), append(store)], { concurrency: "unbounded" })
  console.log(`seen ${JSON.stringify(seen)}`)
})

await Effect.runPromise(Effect.scoped(program))
process.exit(0)
