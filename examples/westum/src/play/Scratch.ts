/**
 * A scratch copy of the log: what happens in it leaves the log itself as it is.
 */
import { logAt, scratch } from "@westum-examples/store"
import { EventStore, Query } from "@westum/mobility"
import { Array as Arr, Effect } from "effect"

const restored = (filename: string, log: EventStore.ReadResult["events"]) =>
  Effect.flatMap(EventStore.EventStore, (copy) =>
    Arr.isReadonlyArrayNonEmpty(log) ? copy.restore(log) : Effect.void
  ).pipe(Effect.provide(logAt(filename)))

/** Copies the log to a place that is removed with the scope, and names it. */
export const scratchCopy = Effect.fnUntraced(function* () {
  const log = yield* EventStore.EventStore
  const { events } = yield* log.read([{ query: Query.all }])
  const filename = yield* scratch
  yield* restored(filename, events)
  return filename
})
