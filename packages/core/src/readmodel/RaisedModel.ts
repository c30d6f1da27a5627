/**
 * Whether a newer model writes into a log. Rows say up to which position they are true: behind its mark a program knows neither all types
 * of events nor what they lead to, so that no rows are brought over it.
 */
import { Effect } from "effect"
import { NewerModel } from "../eventsourcing/Answer.ts"
import { generation as ours, generationOf } from "../eventsourcing/Command.ts"
import type { SequencedEvent } from "../eventsourcing/Event.ts"
import type { EventStoreService, StoreFailed } from "../eventsourcing/EventStore.ts"
import { isMark, ofMarks } from "../eventsourcing/ModelRaised.ts"
import { at, type SequencePosition } from "../eventsourcing/SequencePosition.ts"

/** What a program may take in of what it read. */
export interface Known {
  /** The events before the mark of a newer model, all of them where there is none, and without the marks. */
  readonly events: ReadonlyArray<SequencedEvent>
  /** The newer model, and the last position before its mark. */
  readonly raised: { readonly failed: NewerModel; readonly before: SequencePosition } | undefined
}

const isNewer = (stored: SequencedEvent): boolean => isMark(stored.event) && generationOf(stored) > ours

/** As much of these events as this program knows. */
export const knownOf = (stored: ReadonlyArray<SequencedEvent>): Known => {
  const first = stored.findIndex(isNewer)
  const mark = stored[first]
  const before = mark === undefined ? stored : stored.slice(0, first)
  return {
    events: before.filter(({ event }) => !isMark(event)),
    raised: mark && {
      failed: new NewerModel({ generation: generationOf(mark), ours }),
      before: at(mark.position - 1)
    }
  }
}

/** Fails where rows are true up to beyond the mark of a newer model: a newer program has brought them there. */
export const notBeyond = Effect.fnUntraced(function* (
  log: EventStoreService,
  upTo: SequencePosition
): Effect.fn.Return<void, StoreFailed | NewerModel> {
  const { events } = yield* log.read([{ query: ofMarks }], { until: upTo })
  const { raised } = knownOf(events)
  if (raised !== undefined) return yield* raised.failed
})
