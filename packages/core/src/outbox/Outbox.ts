/**
 * Hands what happened on to subscribers outside: in the order of the log, each event at least once, whoever dies meanwhile.
 *
 * The log itself is the outbox: there is no event that is not in it, and none that is in it and was not decided. All that has to be kept
 * is how far a subscriber has come, which is a read model without rows.
 */
import { Effect, Schedule, Schema, Stream } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import { codec } from "../consortium/ConsortiumCodec.ts"
import type { ConsortiumEvent } from "../consortium/ConsortiumEvent.ts"
import type { CannotDecode } from "../eventsourcing/EventCodec.ts"
import {
  EventStore,
  type EventStoreService,
  type StoreFailed,
  type SubscriptionBatch
} from "../eventsourcing/EventStore.ts"
import { isMark } from "../eventsourcing/ModelRaised.ts"
import type { Query } from "../eventsourcing/Query.ts"
import { SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import type { Build } from "../readmodel/ReadModel.ts"
import {
  type Advance,
  type Overtaken,
  type ReadModelsFailed,
  ReadModelStore,
  type ReadModelStoreService,
  type ShapeDiffers,
  type UnknownBuild
} from "../readmodel/ReadModelStore.ts"
import { type LogDiffers, markAt, sameLog } from "../readmodel/SameLog.ts"
import { type IntegrationEvent, integrationEvent } from "./IntegrationEvent.ts"

/** Somebody outside who wants to know what happens. */
export interface Subscriber<E, R> {
  /** By which it is known how far this one has come: unique, and never changed. */
  readonly name: string
  /** All types of events where it is left out. */
  readonly types?: NonEmptyReadonlyArray<ConsortiumEvent["type"]>
  /** From where a new subscriber begins; the start of the log where it is left out. */
  readonly after?: SequencePosition
  /** Hands one event on. It may be asked to do so again: the id of the event tells. */
  readonly deliver: (event: IntegrationEvent) => Effect.Effect<void, E, R>
}

/** How an outbox works. */
export interface OutboxOptions {
  /** When a delivery that failed is tried again; where it ends, the outbox stops. About a minute in all where it is left out. */
  readonly retry?: Schedule.Schedule<unknown>
  /**
   * After so many deliveries it is kept how far the subscriber has come, so that at most so many come again after a crash of the program; 20
   * where it is not said. More may come again where the store of read models loses commits, as a SQLite file does with the power.
   */
  readonly every?: number
}

/** An event could not be handed on, however often it was tried. It is the next one when the outbox is run again; nothing is left out. */
export class DeliveryFailed extends Schema.TaggedError<DeliveryFailed>()("DeliveryFailed", {
  subscriber: Schema.String,
  /** The id of the event. */
  event: Schema.String,
  position: SequencePosition,
  cause: Schema.Defect()
}) {
  override get message() {
    return `Event ${this.event} at position ${this.position} could not be delivered to ${this.subscriber}`
  }
}

/** Why an outbox stopped. */
export type OutboxFailed =
  | DeliveryFailed
  | StoreFailed
  | ReadModelsFailed
  | CannotDecode
  | ShapeDiffers
  | LogDiffers
  | UnknownBuild

const patient = Schedule.min([Schedule.exponential("100 millis"), Schedule.spaced("10 seconds")]).pipe(
  Schedule.jittered,
  Schedule.upTo({ times: 12 })
)

/** Under which name it is kept how far a subscriber has come. */
export const cursorOf = ({ name }: Pick<Subscriber<never, never>, "name">): Build => ({
  model: `outbox/${name}`,
  version: "1.0"
})

interface Work<E, R> {
  readonly subscriber: Subscriber<E, R>
  readonly retry: Schedule.Schedule<unknown>
  readonly every: number
  readonly log: EventStoreService
  readonly cursors: ReadModelStoreService
}

/** A subscriber has no rows, and so no cell that could not be kept. */
const moveCursor = (cursors: ReadModelStoreService, cursor: Build, step: Omit<Advance, "rows">) =>
  Effect.catchTag(cursors.advance(cursor, { ...step, rows: [] }), "InvalidCell", Effect.die)

/** Where the subscriber stands; a new one is set to where it begins. */
const begin = Effect.fnUntraced(function* <E, R>({ cursors, log, subscriber }: Work<E, R>) {
  const cursor = cursorOf(subscriber)
  const prepared = yield* cursors.prepare({ ...cursor, columns: {} })
  const { serving, upTo } = prepared
  yield* sameLog(log, prepared)
  // What answers is not dropped with the versions that do not: nothing else knows what was told already.
  if (!serving) yield* cursors.serve(cursor)
  const { after = start } = subscriber
  if (upTo > start || after === start) return upTo
  yield* moveCursor(cursors, cursor, { from: upTo, upTo: after, ...(yield* markAt(log, [], after)) })
  return after
})

/** Hands one event on, as often as it takes. */
const deliver = <E, R>(
  { retry, subscriber }: Work<E, R>,
  event: IntegrationEvent
): Effect.Effect<void, DeliveryFailed, R> =>
  subscriber.deliver(event).pipe(
    Effect.retry(retry),
    Effect.mapError(
      (cause) => new DeliveryFailed({ subscriber: subscriber.name, event: event.id, position: event.position, cause })
    )
  )

/** Hands on what came next. How far that is, is kept when it is done and not before, in steps, and where it stops. */
const handOn = Effect.fnUntraced(function* <E, R>(
  work: Work<E, R>,
  from: SequencePosition,
  { events, upTo }: SubscriptionBatch
): Effect.fn.Return<void, OutboxFailed | Overtaken, R> {
  const cursor = cursorOf(work.subscriber)
  let kept = from
  let done = from
  const keep = Effect.fnUntraced(function* (position: SequencePosition) {
    if (kept === position) return
    const mark = yield* markAt(work.log, events, position)
    yield* moveCursor(work.cursors, cursor, { from: kept, upTo: position, ...mark })
    kept = position
  })
  // A mark is about the log, and nothing that happened.
  const happened = events.filter(({ event }) => !isMark(event))
  for (const [i, stored] of happened.entries()) {
    // What stands in front of an event that cannot be read is handed on all the same.
    const handed = Effect.flatMap(Effect.fromResult(codec.decode(stored)), (recorded) =>
      deliver(work, integrationEvent(recorded))
    )
    yield* Effect.tapError(handed, () => keep(done))
    done = stored.position
    if ((i + 1) % work.every === 0) yield* keep(done)
  }
  yield* keep(upTo)
})

/** Hands on until somebody else brings the subscriber further. */
const follow = Effect.fnUntraced(function* <E, R>(
  work: Work<E, R>
): Effect.fn.Return<void, OutboxFailed | Overtaken, R> {
  const { types } = work.subscriber
  const query: Query = [types === undefined ? {} : { types }]
  let upTo = yield* begin(work)
  yield* Stream.runForEach(work.log.subscribe(query, { after: upTo }), (batch) =>
    Effect.gen(function* () {
      yield* handOn(work, upTo, batch)
      upTo = batch.upTo
    })
  )
})

/**
 * Hands events on to a subscriber. Never ends but by a failure, after which it can be run again at any time and goes on with the event that
 * failed: order is kept, and nothing is passed over. Several may run at once: then an event may come more often, the first time in order
 * all the same.
 */
export const run = Effect.fnUntraced(function* <E, R>(
  subscriber: Subscriber<E, R>,
  { every = 20, retry = patient }: OutboxOptions = {}
): Effect.fn.Return<never, OutboxFailed, R | EventStore | ReadModelStore> {
  const [log, cursors] = [yield* EventStore, yield* ReadModelStore]
  const work: Work<E, R> = { subscriber, retry, every, log, cursors }
  while (true) yield* Effect.catchTag(follow(work), "Overtaken", () => Effect.void)
})
