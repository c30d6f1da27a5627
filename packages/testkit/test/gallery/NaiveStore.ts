/**
 * A store as simple as it can be, whose rules can be replaced one by one: sound as it stands, broken as one likes.
 */
import { AppendRules, type Event, EventStore, Query, SequencePosition, Subscription } from "@westum/mobility"
import { Effect, Layer } from "effect"

type Log = ReadonlyArray<Event.SequencedEvent>
type Events = ReadonlyArray<Event.EncodedEvent>

/** What a store decides by. */
export interface Rules {
  readonly matches: (query: Query.Query, event: Event.EncodedEvent) => boolean
  /** An error, or the answer to a repeated append, or nothing: then the events are recorded. */
  readonly judge: (
    rules: Rules,
    log: Log,
    events: Events,
    condition: EventStore.AppendCondition | undefined
  ) => EventStore.Appended | EventStore.AppendError | undefined
  /** What is kept of an event. */
  readonly keep: (event: Event.EncodedEvent) => Event.EncodedEvent
  /** The position after another. */
  readonly next: (position: number) => number
  readonly stamp: (now: Event.Instant, last: Event.Instant) => Event.Instant
  /** What happens between judging an append and recording it: nothing, in a sound store. */
  readonly beforeRecording: Effect.Effect<void>
  /** What happens between handing out positions and letting readers see them: nothing, in a sound store. */
  readonly beforeShowing: Effect.Effect<void>
  readonly refuseRestore: (log: Log, events: Log) => EventStore.NotEmpty | EventStore.InvalidAppend | undefined
  readonly afterRestore: (log: Log) => Log
}

export const headOf = (log: Log) => log.at(-1)?.position ?? SequencePosition.start

export const holds = (
  rules: Rules,
  log: Log,
  { after = SequencePosition.start, failIfEventsMatch }: EventStore.AppendCondition
) => !log.some(({ event, position }) => position > after && rules.matches(failIfEventsMatch, event))

export const judgeIds = (log: Log, events: Events) => {
  const ids = new Set(events.map(({ id }) => id))
  const stored = log.filter(({ event }) => ids.has(event.id))
  return stored.length > 0 ? AppendRules.judgeRepeated(events, stored) : undefined
}

/** The rules of a sound store. */
export const sound: Rules = {
  matches: Query.matches,
  judge: (rules, log, events, condition) => {
    const first = AppendRules.invalidAppend(events) ?? judgeIds(log, events)
    if (first !== undefined) return first
    const detail = AppendRules.beyondHead(condition, headOf(log))
    if (detail !== undefined) {
      return new EventStore.StoreFailed({ reason: "corrupt", outcome: "nothing written", detail, cause: undefined })
    }
    const passes = condition === undefined || holds(rules, log, condition)
    return passes ? undefined : new EventStore.ConditionFailed({ head: headOf(log) })
  },
  keep: (event) => event,
  next: (position) => position + 1,
  stamp: Math.max,
  beforeRecording: Effect.void,
  beforeShowing: Effect.void,
  refuseRestore: (log, events) =>
    log.length > 0 ? new EventStore.NotEmpty({ head: headOf(log) }) : AppendRules.invalidRestore(events),
  afterRestore: (log) => log
}

class NaiveStore {
  readonly #rules: Rules
  #log: Array<Event.SequencedEvent> = []
  #last = 0
  #waiting: Array<() => void> = []

  constructor(rules: Rules) {
    this.#rules = rules
  }

  readonly append: EventStore.EventStoreService["append"] = (events, condition) =>
    Effect.clockWith((clock) =>
      Effect.gen({ self: this }, function* () {
        const judged = this.#rules.judge(this.#rules, this.#log, events, condition)
        if (judged !== undefined) return "_tag" in judged ? yield* judged : judged
        yield* this.#rules.beforeRecording
        const recordedAt = this.#rules.stamp(clock.currentTimeMillisUnsafe(), this.#log.at(-1)?.recordedAt ?? 0)
        const sequenced = events.map((event) => {
          this.#last = this.#rules.next(this.#last)
          return { position: SequencePosition.at(this.#last), recordedAt, event: this.#rules.keep(event) }
        })
        yield* this.#rules.beforeShowing
        this.#show(sequenced)
        const [first] = sequenced
        return {
          first: first?.position ?? headOf(sequenced),
          last: headOf(sequenced),
          recordedAt,
          alreadyStored: false
        }
      })
    )

  readonly read: EventStore.EventStoreService["read"] = (parts, { backwards = false, limit, until } = {}) =>
    Effect.sync(() => {
      const end = headOf(this.#log)
      const head = until !== undefined && until < end ? until : end
      const found = this.#log.filter(({ event, position }) =>
        parts.some(({ after = 0, query }) => position > after && position <= head && this.#rules.matches(query, event))
      )
      return { head, events: (backwards ? found.toReversed() : found).slice(0, limit) }
    })

  readonly subscribe: EventStore.EventStoreService["subscribe"] = (query, { after = SequencePosition.start } = {}) =>
    Subscription.subscription({ read: this.read, grown: this.#grown }, query, after)

  readonly positionAt: EventStore.EventStoreService["positionAt"] = (instant) =>
    Effect.sync(() => headOf(this.#log.filter(({ recordedAt }) => recordedAt <= instant)))

  readonly find: EventStore.EventStoreService["find"] = (ids) =>
    Effect.sync(() => {
      const wanted = new Set(ids)
      return this.#log.filter(({ event }) => wanted.has(event.id))
    })

  readonly restore: EventStore.EventStoreService["restore"] = (events) =>
    Effect.suspend(() => {
      const refused = this.#rules.refuseRestore(this.#log, events)
      if (refused !== undefined) return Effect.fail(refused)
      const log = this.#rules.afterRestore(events)
      this.#last = headOf(log)
      this.#show(log)
      return Effect.void
    })

  #show(events: Log): void {
    this.#log = [...this.#log, ...events].sort((a, b) => a.position - b.position)
    const waiting = this.#waiting
    this.#waiting = []
    for (const resume of waiting) resume()
  }

  readonly #grown = (beyond: number) =>
    Effect.callback<void>((resume) => {
      if (headOf(this.#log) > beyond) return resume(Effect.void)
      this.#waiting.push(() => resume(Effect.void))
    })
}

/** A naive store with some rules replaced. */
export const layer = (rules: Partial<Rules> = {}): Layer.Layer<EventStore.EventStore> =>
  Layer.sync(EventStore.EventStore, () => new NaiveStore({ ...sound, ...rules }))
