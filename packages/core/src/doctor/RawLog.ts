/**
 * A log as it lies in its storage: what a store refuses to read, read all the same, so that one damaged row hides no other.
 */
import { Context, type Effect } from "effect"
import type { StoreFailed } from "../eventsourcing/EventStore.ts"

/** The columns of an event as they are: whatever stands in them, believed by nobody yet. */
export interface RawRow {
  readonly position: number
  readonly recordedAt: unknown
  readonly id: unknown
  readonly type: unknown
  readonly version: unknown
  /** An array of texts where it is what a store wrote; otherwise what stands there instead. */
  readonly tags: unknown
  readonly digest: unknown
  readonly data: unknown
  readonly meta: unknown
  /** Those of its tags under which the index of tags leads to it, together with its type. */
  readonly indexed: ReadonlyArray<string>
  /** Where the index of ids leads to for its id: nowhere but to itself, if all is well. */
  readonly foundById: ReadonlyArray<number>
}

/** What the index of tags says: an event of this type with this tag stands at this position. */
export interface RawEntry {
  readonly tag: string
  readonly type: string
  readonly position: number
}

/** An entry of the index beside the event it leads to; nothing where no event stands. */
export interface EntryAndEvent {
  readonly entry: RawEntry
  readonly event: { readonly type: unknown; readonly tags: unknown } | undefined
}

/** A piece of the log: above the first position, up to the second, and no more rows than this. */
export interface RawSpan {
  readonly after: number
  readonly until: number
  readonly limit: number
}

/** Positions that were never given, since the log was restored without them: those between these two. */
export interface RawGap {
  readonly last: number
  readonly next: number
}

/** Looks at the storage of a log and changes nothing. Fails as `corrupt` where not even rows come out of it. */
export interface RawLogService {
  /** The highest position. */
  readonly head: () => Effect.Effect<number, StoreFailed>
  /** Rows in order of position. */
  readonly rows: (span: RawSpan) => Effect.Effect<ReadonlyArray<RawRow>, StoreFailed>
  /** A page of the index of tags behind this entry, in an order of its own, each beside its event as of the same moment. */
  readonly entries: (
    after: RawEntry | undefined,
    limit: number
  ) => Effect.Effect<ReadonlyArray<EntryAndEvent>, StoreFailed>
  /** Gaps that are known to be no loss, in order; none where the storage keeps no account of them. */
  readonly gaps: () => Effect.Effect<ReadonlyArray<RawGap>, StoreFailed>
  /** What the storage finds wrong with itself, a line each. */
  readonly integrity: () => Effect.Effect<ReadonlyArray<string>, StoreFailed>
}

/** The log as it lies in its storage. */
export class RawLog extends Context.Service<RawLog, RawLogService>()("@westum/mobility/RawLog") {}
