/**
 * Whether a log is the one that rows were made of, or a subscriber was told from: one that was put back from a backup goes on in
 * another way, and what stands at the same positions is something else.
 */
import { Effect, Schema } from "effect"
import type { SequencedEvent } from "../eventsourcing/Event.ts"
import type { EventStoreService, StoreFailed } from "../eventsourcing/EventStore.ts"
import { SequencePosition, start } from "../eventsourcing/SequencePosition.ts"
import type { Mark, Prepared } from "./ReadModelStore.ts"

/** The log is another one up to where the version stands: it was put back, or lost its end. Only to build the version anew helps. */
export class LogDiffers extends Schema.TaggedError<LogDiffers>()("LogDiffers", {
  model: Schema.String,
  version: Schema.String,
  /** Where the version stands. */
  upTo: SequencePosition,
  /** Where the log ends, unless that is further. */
  head: SequencePosition
}) {
  override get message() {
    const found = this.head < this.upTo ? `ends at ${this.head}` : "has another event there"
    return `${this.model} ${this.version} stands at position ${this.upTo} of a log, but this one ${found}: it was put back, so forget the version`
  }
}

const markOf = ({ event, recordedAt }: SequencedEvent): Mark => ({ event: event.id, recordedAt })

/** The last event up to a position, and where the log ends if not beyond. */
const lastUpTo = (log: EventStoreService, upTo: SequencePosition) =>
  Effect.map(log.read([{ query: [{}] }], { until: upTo, backwards: true, limit: 1 }), ({ events: [last], head }) => ({
    head,
    mark: last === undefined ? undefined : markOf(last)
  }))

/** The mark of a position, which is read where it is not that of one of these events. */
export const markAt = (
  log: EventStoreService,
  events: ReadonlyArray<SequencedEvent>,
  upTo: SequencePosition
): Effect.Effect<Pick<Prepared, "mark">, StoreFailed> => {
  const found = events.findLast(({ position }) => position === upTo)
  if (found !== undefined) return Effect.succeed({ mark: markOf(found) })
  return Effect.map(lastUpTo(log, upTo), ({ mark }) => (mark === undefined ? {} : { mark }))
}

/** Fails where the version was made of another log. Of what has no mark it is seen only that the log goes so far. */
export const sameLog = Effect.fnUntraced(function* (
  log: EventStoreService,
  { mark, model, upTo, version }: Prepared
): Effect.fn.Return<void, StoreFailed | LogDiffers> {
  if (upTo === start) return
  const { head, mark: found } = yield* lastUpTo(log, upTo)
  const isSame = mark === undefined || (found?.event === mark.event && found.recordedAt === mark.recordedAt)
  if (head < upTo || !isSame) return yield* new LogDiffers({ model, version, upTo, head })
})
