/**
 * A log read through the port, for stores that offer no look at their storage: a row that the store refuses to give out is told
 * as such, and the others are read around it.
 */
import { Effect, Layer } from "effect"
import { isReadonlyArrayNonEmpty } from "effect/Array"
import type { SequencedEvent, Tag } from "../eventsourcing/Event.ts"
import { EventStore, type EventStoreService, type StoreFailed } from "../eventsourcing/EventStore.ts"
import { all } from "../eventsourcing/Query.ts"
import { at } from "../eventsourcing/SequencePosition.ts"
import { RawLog, type RawLogService, type RawRow, type RawSpan } from "./RawLog.ts"

/** Where the index of tags leads to within a page: positions by tag. */
type Found = ReadonlyMap<Tag, ReadonlySet<number>>

const indexOf = Effect.fnUntraced(function* (
  store: EventStoreService,
  events: ReadonlyArray<SequencedEvent>,
  { after, until }: RawSpan
): Effect.fn.Return<Found, StoreFailed> {
  const found = new Map<Tag, ReadonlySet<number>>()
  const last = events.at(-1)?.position ?? at(until)
  for (const tag of new Set(events.flatMap(({ event }) => event.tags))) {
    const types = [...new Set(events.filter(({ event }) => event.tags.includes(tag)).map(({ event }) => event.type))]
    if (!isReadonlyArrayNonEmpty(types)) continue
    const read = yield* store.read([{ query: [{ tags: [tag], types }], after: at(after) }], { until: last })
    found.set(tag, new Set(read.events.map(({ position }) => position)))
  }
  return found
})

const idsOf = Effect.fnUntraced(function* (
  store: EventStoreService,
  events: ReadonlyArray<SequencedEvent>
): Effect.fn.Return<ReadonlyMap<string, ReadonlyArray<number>>, StoreFailed> {
  const positions = new Map<string, Array<number>>()
  for (const { event, position } of yield* store.find([...new Set(events.map(({ event }) => event.id))])) {
    positions.set(event.id, [...(positions.get(event.id) ?? []), position])
  }
  return positions
})

const rowOf = (
  { event, position, recordedAt }: SequencedEvent,
  index: Found,
  ids: ReadonlyMap<string, ReadonlyArray<number>>
): RawRow => ({
  ...event,
  position,
  recordedAt,
  indexed: event.tags.filter((tag) => index.get(tag)?.has(position)),
  foundById: ids.get(event.id) ?? []
})

const rows = Effect.fnUntraced(function* (
  store: EventStoreService,
  span: RawSpan
): Effect.fn.Return<ReadonlyArray<RawRow>, StoreFailed> {
  if (span.after >= span.until) return []
  const { events } = yield* store.read([{ query: all, after: at(span.after) }], {
    until: at(span.until),
    limit: span.limit
  })
  const index = yield* indexOf(store, events, span)
  const ids = yield* idsOf(store, events)
  return events.map((event) => rowOf(event, index, ids))
})

/** The log of a store, read through its port. Entries of indexes that lead nowhere are not to be seen so. */
export const rawReading = (store: EventStoreService): RawLogService => ({
  // No event need be read for it.
  head: () => store.positionAt(Number.MAX_SAFE_INTEGER),
  rows: (span) => rows(store, span),
  entries: () => Effect.succeed([]),
  gaps: () => Effect.succeed([]),
  integrity: () => Effect.succeed([])
})

/** The same for the event store in use. */
export const layer: Layer.Layer<RawLog, never, EventStore> = Layer.effect(RawLog, Effect.map(EventStore, rawReading))
