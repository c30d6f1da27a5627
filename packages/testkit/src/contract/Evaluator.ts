/**
 * What a read must answer and whether a condition holds, by looking at every event: slow, obvious, and written without the
 * library's own matching, so that the two can be compared.
 */
import { type Event, type EventStore, type Query, SequencePosition } from "@westum/mobility"

/** All events of a store, in order. */
export type Log = ReadonlyArray<Event.SequencedEvent>

const wanted = ({ tags, types }: Query.QueryItem, { event }: Event.SequencedEvent): boolean => {
  for (const tag of tags ?? []) {
    if (!event.tags.some((own) => own === tag)) return false
  }
  return types === undefined || types.some((type) => type === event.type)
}

/** The events of the log that the query wants, above a position and not above another. */
export const select = (log: Log, query: Query.Query, after = 0, until = Number.POSITIVE_INFINITY): Log =>
  log.filter(
    (stored) => stored.position > after && stored.position <= until && query.some((item) => wanted(item, stored))
  )

/** Where the log ends. */
export const headOf = (log: Log): SequencePosition.SequencePosition => log.at(-1)?.position ?? SequencePosition.start

/** The answer to a read. */
export const read = (
  log: Log,
  parts: ReadonlyArray<EventStore.ReadPart>,
  { backwards = false, limit = Number.POSITIVE_INFINITY, until = headOf(log) }: EventStore.ReadOptions = {}
): EventStore.ReadResult => {
  const head = until < headOf(log) ? until : headOf(log)
  const found = log.filter((stored) =>
    parts.some(({ after, query }) => select([stored], query, after, head).length > 0)
  )
  return { head, events: (backwards ? found.toReversed() : found).slice(0, limit) }
}

/** Whether an append under this condition may happen. */
export const holds = (log: Log, { after, failIfEventsMatch }: EventStore.AppendCondition): boolean =>
  select(log, failIfEventsMatch, after).length === 0
