/**
 * Answers a question from the log: the state of one key of a projection, now or at a position of the past.
 */
import { Effect, Result } from "effect"
import type { SequencedEvent } from "./Event.ts"
import type { CannotDecode, EventCodec } from "./EventCodec.ts"
import type { EventStoreService, StoreFailed } from "./EventStore.ts"
import { fold, type Projection, query, type Recorded } from "./Projection.ts"
import type { Query } from "./Query.ts"
import { type SequencePosition, start } from "./SequencePosition.ts"

/** Events per page: bounds the memory of a long history. */
const pageSize = 5000

/** A state and up to where it is known. */
export interface Asked<State> {
  readonly state: State
  readonly upTo: SequencePosition
}

/** Decodes what a store returned, each with what its command told of itself; the first event that cannot be read stops it. */
export const decodeAll = <Event>(
  codec: EventCodec<Event>,
  stored: ReadonlyArray<SequencedEvent>
): Result.Result<ReadonlyArray<Recorded<Event>>, CannotDecode> =>
  Result.all(
    stored.map((each) => Result.map(codec.decode(each), (recorded) => ({ ...recorded, meta: each.event.meta })))
  )

/** All matching events after a position up to the head, or up to `until`, handed on page by page as they are stored. */
export const eachStoredPage = Effect.fnUntraced(function* <E>(
  store: EventStoreService,
  wanted: Query,
  take: (stored: ReadonlyArray<SequencedEvent>) => Effect.Effect<void, E>,
  until?: SequencePosition,
  from: SequencePosition = start
): Effect.fn.Return<SequencePosition, E | StoreFailed> {
  let after = from
  let head = until
  while (true) {
    const page = yield* store.read([{ query: wanted, after }], {
      limit: pageSize,
      ...(head === undefined ? {} : { until: head })
    })
    head = page.head
    yield* take(page.events)
    const last = page.events[pageSize - 1]
    if (last === undefined) return head
    after = last.position
  }
})

/** The same pages, decoded as well. */
export const eachPage = <Event>(
  store: EventStoreService,
  codec: EventCodec<Event>,
  wanted: Query,
  take: (events: ReadonlyArray<Recorded<Event>>, stored: ReadonlyArray<SequencedEvent>) => void,
  until?: SequencePosition,
  from?: SequencePosition
): Effect.Effect<SequencePosition, StoreFailed | CannotDecode> =>
  eachStoredPage(
    store,
    wanted,
    (stored) => Effect.map(Effect.fromResult(decodeAll(codec, stored)), (events) => take(events, stored)),
    until,
    from
  )

/** The state of one key, folded from the log. */
export const ask = Effect.fnUntraced(function* <State, Event extends { readonly type: string }>(
  store: EventStoreService,
  codec: EventCodec<Event>,
  projection: Projection<State, Event>,
  key: string,
  until?: SequencePosition
): Effect.fn.Return<Asked<State>, StoreFailed | CannotDecode> {
  let state = projection.initial
  const upTo = yield* eachPage(
    store,
    codec,
    query(projection, key),
    (events) => {
      state = fold(projection, key, events, state)
    },
    until
  )
  return { state, upTo }
})
