/**
 * The port every storage adapter implements, in the terms of the Dynamic Consistency Boundary specification (dcb.events).
 */
import { Context, type Effect, Schema, type Stream } from "effect"
import type { NonEmptyReadonlyArray } from "effect/Array"
import type { EncodedEvent, Instant, SequencedEvent } from "./Event.ts"
import type { Query } from "./Query.ts"
import { SequencePosition } from "./SequencePosition.ts"

/** One part of a read: the matching events after a position (by default from the start). */
export interface ReadPart {
  readonly query: Query
  readonly after?: SequencePosition
}

/** How much of the parts is wanted, and in which order. */
export interface ReadOptions {
  /** At most so many events, over all parts; the next page is read `after` the last of them and `until` the same head. */
  readonly limit?: number
  /** From the latest to the earliest. */
  readonly backwards?: boolean
  /** Nothing above this position; the head is then not above it either. */
  readonly until?: SequencePosition
}

/** Events and head from one snapshot of the store. */
export interface ReadResult {
  /** Where the store ended when the read began, matching or not. */
  readonly head: SequencePosition
  /** Each event once, in order, none above the head. */
  readonly events: ReadonlyArray<SequencedEvent>
}

/** What must still be true for an append to happen. */
export interface AppendCondition {
  readonly failIfEventsMatch: Query
  /**
   * Events up to here are known already and do not count; it may stand above the last match. Above the head it cannot come from this
   * log, which was set back under a running program, or is another: the append fails as `corrupt`, with nothing written.
   */
  readonly after?: SequencePosition
}

/** Where an append stands: its events one behind the other, without a gap, from first to last. */
export interface Appended {
  readonly first: SequencePosition
  readonly last: SequencePosition
  readonly recordedAt: Instant
  /** True when these very events were stored before, and this append changed nothing. */
  readonly alreadyStored: boolean
}

/** A page of a subscription: what matched, and up to where the log has been seen. */
export interface SubscriptionBatch {
  readonly events: ReadonlyArray<SequencedEvent>
  /** Advances also when nothing matched. */
  readonly upTo: SequencePosition
}

/** Someone else appended within the consistency boundary: nothing was written. Read again, decide again. */
export class ConditionFailed extends Schema.TaggedError<ConditionFailed>()("ConditionFailed", {
  /** The head of the store at the moment of the check. */
  head: SequencePosition
}) {
  override get message() {
    return `Events matching the condition were recorded meanwhile (head ${this.head})`
  }
}

/** An id of these events is taken by another event, or only some of the events are stored: nothing was written. */
export class IdClash extends Schema.TaggedError<IdClash>()("IdClash", {
  ids: Schema.Array(Schema.String)
}) {
  override get message() {
    return `These event ids are stored with other content, or without the rest of their append: ${this.ids.join(", ")}`
  }
}

/** What can be wrong with the storage underneath. */
export const StoreFailureReason = Schema.Literals([
  "unavailable",
  "timeout",
  "full",
  "readOnly",
  "locked",
  "notAStore",
  "newerSchema",
  "corrupt"
])
export type StoreFailureReason = typeof StoreFailureReason.Type

/** The storage underneath failed. */
export class StoreFailed extends Schema.TaggedError<StoreFailed>()("StoreFailed", {
  reason: StoreFailureReason,
  /** `unknown`: an append may have happened; sending the same events again tells. */
  outcome: Schema.Literals(["nothing written", "unknown"]),
  /** What was being done, and to what: the file, the server. */
  detail: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `The event store failed (${this.reason}, ${this.outcome}): ${this.detail}`
  }
}

/** An append that no store can take: no events, the same id twice, a malformed tag, a text that no store can hold. */
export class InvalidAppend extends Schema.TaggedError<InvalidAppend>()("InvalidAppend", {
  problem: Schema.String
}) {
  override get message() {
    return `Cannot append: ${this.problem}`
  }
}

/** A restore into a store that already has events. */
export class NotEmpty extends Schema.TaggedError<NotEmpty>()("NotEmpty", { head: SequencePosition }) {
  override get message() {
    return `Can restore into an empty store only; this one ends at ${this.head}`
  }
}

/** Why an append was not done. */
export type AppendError = ConditionFailed | IdClash | InvalidAppend | StoreFailed

/** One log = one consortium with all its projects. Acknowledged means committed and durable. */
export interface EventStoreService {
  /** The events of all parts, each once, and the head, from one snapshot. */
  readonly read: (
    parts: NonEmptyReadonlyArray<ReadPart>,
    options?: ReadOptions
  ) => Effect.Effect<ReadResult, StoreFailed>

  /**
   * Records all the events or none. Ids that are stored already are judged first: the same events again are a success that
   * changes nothing, anything else is a clash; only then is the condition checked.
   */
  readonly append: (
    events: NonEmptyReadonlyArray<EncodedEvent>,
    condition?: AppendCondition
  ) => Effect.Effect<Appended, AppendError>

  /** The matching events recorded so far, then each new one: no gap, no repetition, in order. Never ends. */
  readonly subscribe: (
    query: Query,
    options?: { readonly after?: SequencePosition }
  ) => Stream.Stream<SubscriptionBatch, StoreFailed>

  /** The last position recorded at or before the instant; 0 when there is none. */
  readonly positionAt: (instant: Instant) => Effect.Effect<SequencePosition, StoreFailed>

  /** Those of the ids that are stored, in order of position. */
  readonly find: (ids: ReadonlyArray<string>) => Effect.Effect<ReadonlyArray<SequencedEvent>, StoreFailed>

  /** Fills an empty store with the events of another, keeping position, id and recordedAt. All or none. */
  readonly restore: (
    events: NonEmptyReadonlyArray<SequencedEvent>
  ) => Effect.Effect<void, NotEmpty | InvalidAppend | StoreFailed>
}

/** The event store. */
export class EventStore extends Context.Service<EventStore, EventStoreService>()("@westum/mobility/EventStore") {}
