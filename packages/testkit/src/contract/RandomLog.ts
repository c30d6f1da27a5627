/**
 * A store filled with generated appends, and how generated numbers become positions in it.
 */
import { type EventStore, SequencePosition } from "@westum/mobility"
import { Effect, type Scope } from "effect"
import type { Batch } from "../Events.ts"
import { headOf, type Log } from "./Evaluator.ts"
import { sameList, wholeLog } from "./Expect.ts"

/** A store and everything in it. */
interface Filled {
  readonly store: EventStore.EventStoreService
  readonly log: Log
}

/** A store with these appends in it, and its log, which holds exactly their events. */
export const filled = (
  fresh: Effect.Effect<EventStore.EventStoreService, unknown, Scope.Scope>,
  batches: ReadonlyArray<Batch>
): Effect.Effect<Filled, unknown, Scope.Scope> =>
  Effect.gen(function* () {
    const store = yield* fresh
    for (const events of batches) yield* store.append(events)
    const log = yield* wholeLog(store)
    sameList(
      log.map(({ event }) => event),
      batches.flat()
    )
    return { store, log }
  })

/** Generated positions count events, since a store may leave gaps: 0 is the start, 3 the third event, and too many lie above the head. */
export const place = (log: Log, count: number): SequencePosition.SequencePosition =>
  count === 0 ? SequencePosition.start : (log[count - 1]?.position ?? SequencePosition.at(headOf(log) + count))
