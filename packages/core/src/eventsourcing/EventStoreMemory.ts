/**
 * The event store as one array with an index: the reference that every other adapter is compared with.
 */
import { Effect, Layer } from "effect"
import { beyondHead, invalidAppend, invalidRestore, judgeRepeated } from "./AppendRules.ts"
import type { EncodedEvent, SequencedEvent } from "./Event.ts"
import type { Appended, AppendError, EventStoreService, InvalidAppend } from "./EventStore.ts"
import type { ReadOptions, ReadPart, ReadResult } from "./EventStore.ts"
import { ConditionFailed, EventStore, IdClash, NotEmpty, StoreFailed } from "./EventStore.ts"
import { at, type SequencePosition, start } from "./SequencePosition.ts"
import { subscription } from "./Subscription.ts"
import { TagIndex } from "./TagIndex.ts"

/** Everything below runs between two turns of the event loop, so that no lock is needed. */
class Log {
  /** In order of position; restored logs may have gaps. */
  readonly #events: Array<SequencedEvent> = []
  readonly #byId = new Map<string, SequencedEvent>()
  readonly #index = new TagIndex((position) => this.#at(position).event)
  readonly #waiting = new Set<() => void>()

  get head(): SequencePosition {
    return this.#events[this.#events.length - 1]?.position ?? start
  }

  get recordedAt(): number {
    return this.#events[this.#events.length - 1]?.recordedAt ?? 0
  }

  record(sequenced: SequencedEvent): void {
    this.#events.push(sequenced)
    this.#byId.set(sequenced.event.id, sequenced)
    this.#index.add(sequenced.event, sequenced.position)
  }

  /** Wakes the subscribers. */
  wake(): void {
    if (this.#waiting.size === 0) return
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const resume of waiting) resume()
  }

  find(ids: ReadonlyArray<string>): ReadonlyArray<SequencedEvent> {
    const found: Array<SequencedEvent> = []
    for (const id of ids) {
      const event = this.#byId.get(id)
      if (event !== undefined) found.push(event)
    }
    return found.length < 2 ? found : found.sort((a, b) => a.position - b.position)
  }

  matchesAfter: TagIndex["matchesAfter"] = (query, after) => this.#index.matchesAfter(query, after)

  read(parts: ReadonlyArray<ReadPart>, { backwards = false, limit, until }: ReadOptions): ReadResult {
    const head = until !== undefined && until < this.head ? until : this.head
    const found = parts.map(({ after = start, query }) => this.#index.positions(query, after, head))
    const inOrder = [...new Set(found.flat())].sort((a, b) => (backwards ? b - a : a - b))
    const page = limit === undefined ? inOrder : inOrder.slice(0, limit)
    return { head, events: page.map((position) => this.#at(position)) }
  }

  positionAt(instant: number): SequencePosition {
    const after = this.#firstWhere(({ recordedAt }) => recordedAt > instant)
    return this.#events[after - 1]?.position ?? start
  }

  grown = (beyond: SequencePosition): Effect.Effect<void> =>
    Effect.callback<void>((resume) => {
      const wake = () => resume(Effect.void)
      if (this.head > beyond) return wake()
      this.#waiting.add(wake)
      return Effect.sync(() => this.#waiting.delete(wake))
    })

  #at(position: number): SequencedEvent {
    // Without gaps the first event stands at 1, the second at 2.
    const event = this.#events[position - 1]
    const found =
      event?.position === position ? event : this.#events[this.#firstWhere((other) => other.position >= position)]
    if (found?.position === position) return found
    throw new RangeError(`no event stands at ${position}`)
  }

  /** The index of the first event for which something holds that holds for all later ones too. */
  #firstWhere(holds: (event: SequencedEvent) => boolean): number {
    let low = 0
    let high = this.#events.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const event = this.#events[middle]
      if (event === undefined || holds(event)) high = middle
      else low = middle + 1
    }
    return low
  }
}

const record = (log: Log, events: ReadonlyArray<EncodedEvent>, now: number): Appended => {
  const recordedAt = Math.max(now, log.recordedAt)
  const first = at(log.head + 1)
  for (const event of events) log.record({ position: at(log.head + 1), recordedAt, event })
  log.wake()
  return { first, last: log.head, recordedAt, alreadyStored: false }
}

const make = (): EventStoreService => {
  const log = new Log()

  const append: EventStoreService["append"] = (events, condition) =>
    Effect.clockWith((clock): Effect.Effect<Appended, AppendError> => {
      const invalid = invalidAppend(events)
      if (invalid !== undefined) return Effect.fail(invalid)
      const stored = log.find(events.map(({ id }) => id))
      if (stored.length > 0) {
        const judged = judgeRepeated(events, stored)
        return judged instanceof IdClash ? Effect.fail(judged) : Effect.succeed(judged)
      }
      const detail = beyondHead(condition, log.head)
      if (detail !== undefined) {
        return Effect.fail(new StoreFailed({ reason: "corrupt", outcome: "nothing written", detail, cause: undefined }))
      }
      if (condition !== undefined && log.matchesAfter(condition.failIfEventsMatch, condition.after ?? start)) {
        return Effect.fail(new ConditionFailed({ head: log.head }))
      }
      return Effect.succeed(record(log, events, clock.currentTimeMillisUnsafe()))
    })

  const read: EventStoreService["read"] = (parts, options = {}) => Effect.sync(() => log.read(parts, options))

  const restore: EventStoreService["restore"] = (events) =>
    Effect.suspend((): Effect.Effect<void, NotEmpty | InvalidAppend> => {
      if (log.head > start) return Effect.fail(new NotEmpty({ head: log.head }))
      const invalid = invalidRestore(events)
      if (invalid !== undefined) return Effect.fail(invalid)
      for (const event of events) log.record(event)
      return Effect.sync(() => log.wake())
    })

  return {
    read,
    append,
    subscribe: (query, { after = start } = {}) => subscription({ read, grown: log.grown }, query, after),
    positionAt: (instant) => Effect.sync(() => log.positionAt(instant)),
    find: (ids) => Effect.sync(() => log.find([...new Set(ids)])),
    restore
  }
}

/** An empty store in the memory of this process. It lives as long as the layer. */
export const layer: Layer.Layer<EventStore> = Layer.sync(EventStore, () => make())
