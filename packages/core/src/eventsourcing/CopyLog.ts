/**
 * A log copied into an empty store: as a backup, to put a backup back, or to another kind of storage.
 */
import { Effect, Schema } from "effect"
import { isReadonlyArrayNonEmpty, lastNonEmpty, type NonEmptyReadonlyArray } from "effect/Array"
import { eachStoredPage } from "./Ask.ts"
import { sameEvent, type SequencedEvent } from "./Event.ts"
import type { EventStoreService, InvalidAppend, NotEmpty, StoreFailed } from "./EventStore.ts"
import { all } from "./Query.ts"
import { SequencePosition } from "./SequencePosition.ts"

/** What was copied. */
export interface CopiedLog {
  /** How many events. */
  readonly events: number
  /** The position of the last: whatever was recorded later is not in the copy. */
  readonly head: SequencePosition
}

/** The log to copy has no events: perhaps it is another than was meant. Nothing was written. */
export class NothingToCopy extends Schema.TaggedError<NothingToCopy>()("NothingToCopy", {}) {
  override get message() {
    return "There is nothing to copy: this log has no events"
  }
}

/** The copy was read again, and is not what was read from the log: do not use it. */
export class CopyDiffers extends Schema.TaggedError<CopyDiffers>()("CopyDiffers", {
  /** The first position at which they differ. */
  position: SequencePosition
}) {
  override get message() {
    return `The copy is not what was copied, from position ${this.position} on: do not use it`
  }
}

const isSame = (a: SequencedEvent, b: SequencedEvent | undefined): boolean =>
  b !== undefined &&
  a.position === b.position &&
  a.recordedAt === b.recordedAt &&
  a.event.digest === b.event.digest &&
  sameEvent(a.event, b.event)

const allOf = Effect.fnUntraced(function* (
  store: EventStoreService
): Effect.fn.Return<ReadonlyArray<SequencedEvent>, StoreFailed> {
  const found: Array<SequencedEvent> = []
  yield* eachStoredPage(store, all, (page) => Effect.sync(() => void found.push(...page)))
  return found
})

const compared = Effect.fnUntraced(function* (
  events: NonEmptyReadonlyArray<SequencedEvent>,
  copy: EventStoreService
): Effect.fn.Return<void, CopyDiffers | StoreFailed> {
  let seen = 0
  const compare = (page: ReadonlyArray<SequencedEvent>): Effect.Effect<void, CopyDiffers> => {
    const wanted = events.slice(seen, seen + page.length)
    seen += page.length
    const other = wanted.find((event, i) => !isSame(event, page[i]))
    return other === undefined ? Effect.void : Effect.fail(new CopyDiffers({ position: other.position }))
  }
  yield* eachStoredPage(copy, all, compare, lastNonEmpty(events).position)
  const missing = events[seen]
  if (missing !== undefined) return yield* new CopyDiffers({ position: missing.position })
})

/**
 * Copies every event of a log, with its id, position and time, into a store that is empty: all or none. Then the copy is read again, and
 * compared. Others may write into the log meanwhile; what they record after the first page was read is not copied. The whole log is held in
 * memory.
 */
export const copyLog = Effect.fnUntraced(function* (
  from: EventStoreService,
  to: EventStoreService
): Effect.fn.Return<CopiedLog, NothingToCopy | CopyDiffers | NotEmpty | InvalidAppend | StoreFailed> {
  const events = yield* allOf(from)
  if (!isReadonlyArrayNonEmpty(events)) return yield* new NothingToCopy()
  yield* to.restore(events)
  yield* compared(events, to)
  return { events: events.length, head: lastNonEmpty(events).position }
})
