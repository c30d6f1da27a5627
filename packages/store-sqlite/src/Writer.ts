/**
 * Writes to an event log. Every function here must run inside a transaction that holds the write lock.
 */
import { AppendRules, type Event, EventStore, SequencePosition } from "@westum/mobility"
import type { Connection } from "./Connection.ts"
import { encode, insert } from "./EventRow.ts"
import { find, isStored, matches, type Tail, tail } from "./Reader.ts"
import { Recent } from "./Recent.ts"
import { FileFault } from "./SqliteFault.ts"

/** What one caller wants recorded. */
export interface Append {
  readonly events: ReadonlyArray<Event.EncodedEvent>
  readonly condition: EventStore.AppendCondition | undefined
  /** The caller's clock, asked under the lock. */
  readonly now: () => Event.Instant
}

/** What became of it. */
export type Outcome = EventStore.Appended | EventStore.ConditionFailed | EventStore.IdClash | FileFault

const insertTags = "INSERT INTO event_tag (tag, type, position) SELECT value, ?2, ?3 FROM json_each(?1)"

const store = (file: Connection, sequenced: Event.SequencedEvent): void => {
  file.run(insert, encode(sequenced))
  const { tags, type } = sequenced.event
  if (tags.length > 0) file.run(insertTags, [JSON.stringify(tags), type, sequenced.position])
}

/**
 * Judges appends one after the other, each on the log as the earlier ones leave it: what this transaction and those right before it have
 * recorded is still in memory, what stood before is asked of the file.
 */
export class Judge {
  /** What is in memory at the end of this transaction. */
  readonly recent: Recent
  readonly #file: Connection
  #tail: Tail

  /** `known` is what the transaction before has left in memory. */
  constructor(file: Connection, known?: Recent) {
    this.#file = file
    this.#tail = tail(file)
    this.recent = known?.endsAt(this.#tail) === true ? known : new Recent(this.#tail)
  }

  judge({ condition, events, now }: Append): Outcome {
    if (events.some(({ id }) => isStored(this.#file, id))) {
      return AppendRules.judgeRepeated(
        events,
        find(
          this.#file,
          events.map(({ id }) => id)
        )
      )
    }
    const beyond = AppendRules.beyondHead(condition, SequencePosition.at(this.#tail.position))
    if (beyond !== undefined) return new FileFault("corrupt", beyond)
    if (condition !== undefined && this.#fails(condition)) {
      return new EventStore.ConditionFailed({ head: SequencePosition.at(this.#tail.position) })
    }
    return this.#record(events, now())
  }

  #fails({ after = SequencePosition.start, failIfEventsMatch }: EventStore.AppendCondition): boolean {
    return (
      this.recent.matchesAfter(failIfEventsMatch, after) ||
      matches(this.#file, failIfEventsMatch, { after, until: this.recent.from })
    )
  }

  #record(events: ReadonlyArray<Event.EncodedEvent>, now: Event.Instant): EventStore.Appended {
    const recordedAt = Math.max(now, this.#tail.recordedAt)
    const before = this.#tail.position
    for (const [i, event] of events.entries()) {
      const position = SequencePosition.at(before + i + 1)
      store(this.#file, { position, recordedAt, event })
      this.recent.add(event, { position, recordedAt })
    }
    this.#tail = { position: before + events.length, recordedAt }
    return {
      first: SequencePosition.at(before + 1),
      last: SequencePosition.at(this.#tail.position),
      recordedAt,
      alreadyStored: false
    }
  }
}

/** Fills an empty log; says why not when it is not empty. */
export const restore = (
  file: Connection,
  events: ReadonlyArray<Event.SequencedEvent>
): EventStore.NotEmpty | EventStore.InvalidAppend | undefined => {
  const head = SequencePosition.at(tail(file).position)
  if (head > SequencePosition.start) return new EventStore.NotEmpty({ head })
  const invalid = AppendRules.invalidRestore(events)
  if (invalid !== undefined) return invalid
  for (const event of events) store(file, event)
  return undefined
}
